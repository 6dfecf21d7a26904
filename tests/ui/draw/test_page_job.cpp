// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"
#include "tests/suite.h"
#include "tests/ui/draw/draw_window.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/page_pictures.h"
#include "ui/ink/sheet.h"
#include "ui/pictures/picture_box.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace deltascope;
using namespace Qt::StringLiterals;

namespace {
Stroke stroke(std::vector<PenPoint> points)
{
    return {std::move(points), pen_width, false};
}

QImage paper(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(245, 244, 240));
    return image;
}

/// A 7 and a 1 side by side.
QImage seventyOne()
{
    QImage image = paper(600, 320);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    const Drawing seven{{stroke({{70, 60}, {200, 60}, {120, 230}})}};
    const Drawing one{{stroke({{150, 50}, {135, 230}})}};
    painter.drawImage(20, 20, blackOnWhite(paint(seven)));
    painter.drawImage(300, 20, blackOnWhite(paint(one)));
    return image;
}

/// A 1 on paper with five dark rules.
QImage ruledOne()
{
    QImage image = paper(500, 400);
    QPainter painter(&image);
    for (int y = 60; y < 400; y += 80)
        painter.fillRect(0, y, 500, 3, QColor(60, 60, 90));
    painter.fillRect(240, 90, 24, 220, QColor(30, 30, 40));
    return image;
}
} // namespace

class TestPageJob : public QObject, protected DrawWindow
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    bool shows(const QString &text) const
    {
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    QToolButton *button(const QString &start) const
    {
        for (QToolButton *each : m_window->findChildren<QToolButton *>())
            if (each->isVisible() && each->accessibleName().startsWith(start))
                return each;
        return nullptr;
    }
    void open(const QImage &image)
    {
        const QString file = m_folder.filePath(u"page.png"_s);
        QVERIFY(image.save(file));
        QSignalSpy changed(m_panel->canvas(), &Canvas::inkChanged);
        m_job->openImage(file);
        QTRY_VERIFY(changed.count() > 0);
    }
    double widthByHeight() const
    {
        const auto bounds = ink_bounds(m_panel->canvas()->ink());
        return bounds ? bounds->width / double(bounds->height) : 0;
    }

private Q_SLOTS:
    void init()
    {
        openWindow();
        showWindow();
    }
    void cleanup() { closeWindow(); }

    void theDigitsOfAPageAreOfferedOneByOne()
    {
        open(seventyOne());
        QVERIFY(shows(u"This is a 7"_s));
        QVERIFY(button(u"Digit 1 of 2"_s)->isChecked());
        QTest::mouseClick(button(u"Digit 2 of 2"_s), Qt::LeftButton);
        QVERIFY(shows(u"This is a 1"_s));
        QVERIFY(widthByHeight() < 0.4);
        QTest::mouseClick(button(u"Digit 1 of 2"_s), Qt::LeftButton);
        QVERIFY(shows(u"This is a 7"_s));
    }

    // They showed "7 …" in a window of 1024×768.
    void theAnswersUnderThePicturesAreNotCutOff()
    {
        open(seventyOne());
        auto *seen = m_window->findChild<NetworkInputView *>();
        seen->setBrief(true);
        seen->resize(600, 120);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (const QString &name : {u"Read the normalised drawing"_s, u"Read the drawing as it is"_s}) {
            const QToolButton *choice = button(name);
            QVERIFY(!choice->text().isEmpty());
            QVERIFY(choice->minimumWidth() >= choice->sizeHint().width()); // of a digit alone here
        }
        NetworkInputView ofDrawing;
        ofDrawing.setBrief(true);
        ofDrawing.setVisible(true);
        for (const int width : {600, 452}) {
            ofDrawing.resize(width, 120);
            QCoreApplication::processEvents();
            QVERIFY2(ofDrawing.layout()->minimumSize().width() <= width,
                     qPrintable(QString::number(ofDrawing.layout()->minimumSize().width())));
        }
    }

    void aDrawingOnTheCanvasIsNeverSplit()
    {
        open(seventyOne());
        m_panel->canvas()->clear();
        QVERIFY(!button(u"Digit 1"_s));
        Canvas *canvas = m_panel->canvas();
        for (const int x : {60, 200}) {
            QTest::mousePress(canvas, Qt::LeftButton, {}, {x, 60});
            QTest::mouseMove(canvas, {x, 200});
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, {x, 200});
        }
        QVERIFY(!button(u"Digit 1"_s));
        QVERIFY(widthByHeight() > 0.8);
    }

    void linesAreTakenOffUntilThatIsSwitchedOff()
    {
        open(ruledOne());
        QVERIFY(shows(u"This is a 1"_s));
        QVERIFY(shows(u">lines<"_s));
        QVERIFY(widthByHeight() < 0.2);
        QSignalSpy changed(m_panel->canvas(), &Canvas::inkChanged);
        QTest::mouseClick(button(u"Remove printed lines"_s), Qt::LeftButton);
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(widthByHeight() > 1);
        QTRY_VERIFY(!shows(u">lines<"_s)); // the caption went on naming them
        QVERIFY(shows(u">specks<"_s));
        QVERIFY(!button(u"Remove printed lines"_s)->isChecked());
        QTest::mouseClick(button(u"Remove printed lines"_s), Qt::LeftButton);
        QTRY_VERIFY(changed.count() > 1);
        QVERIFY(widthByHeight() < 0.2);
    }

    void whatWasTakenOffHasItsColour()
    {
        const Page page = pageOfImage(ruledOne());
        const QImage picture = partsPicture(page);
        QVERIFY(picture.pixelColor(20, 28 + 62 * 280 / 500) == colourOfLines());
        const auto colouredIn = [&picture](int x) {
            int coloured = 0;
            for (int y = 0; y < picture.height(); ++y)
                coloured += picture.pixelColor(x, y) == colourOfLines();
            return coloured;
        };
        // Of five rules the stroke crosses three, and there nothing was taken off.
        QVERIFY(colouredIn(40) >= 5);
        QVERIFY(3 * colouredIn(140) < 2 * colouredIn(40));
    }

    void theStepsAndPicturesOfAPageAreWholeInASmallWindow()
    {
        open(ruledOne());
        auto *seen = m_window->findChild<NetworkInputView *>();
        seen->setBrief(true);
        seen->setGeometry(380, 600, 452, 140);
        QCoreApplication::processEvents();
        for (const QString &step : {u"Look for the paper"_s, u"Remove printed"_s, u"Remove specks"_s})
            QVERIFY(button(step)->width() >= button(step)->sizeHint().width());
        QVERIFY(!shows(u"What the network sees"_s));
        int right = 0;
        for (const PictureBox *picture : seen->findChildren<PictureBox *>()) {
            QVERIFY(picture->isVisible());
            QVERIFY2(picture->x() > right, qPrintable(picture->accessibleName()));
            right = picture->geometry().right();
        }
        QVERIFY(right < seen->width());
    }

    // They stood 16 pixels further right, where the columns of a page were hidden.
    void theHiddenColumnsOfAPageLeftGaps()
    {
        NetworkInputView ofDrawing;
        ofDrawing.resize(800, 200);
        ofDrawing.setVisible(true);
        QCoreApplication::processEvents();
        int left = ofDrawing.width();
        for (const PictureBox *picture : ofDrawing.findChildren<PictureBox *>())
            if (picture->isVisible())
                left = std::min(left, picture->x());
        QCOMPARE(left, ofDrawing.layout()->contentsMargins().left());
    }

    // At 900×500 the one lay over the other, which went on beyond the edge.
    void theAnswersBesideAPageCoveredEachOtherInASmallWindow()
    {
        const auto back = qScopeGuard([mode = Theme::instance().mode()] { Theme::instance().setMode(mode); });
        Theme::instance().setMode(Theme::Mode::Projector);
        open(seventyOne());
        auto *seen = m_window->findChild<NetworkInputView *>();
        seen->setBrief(true);
        seen->setGeometry(380, 600, 452, 140);
        QCoreApplication::processEvents();
        int right = 0;
        for (const QString &name : {u"Read the normalised drawing"_s, u"Read the drawing as it is"_s}) {
            const QToolButton *choice = button(name);
            QVERIFY(!choice->text().isEmpty());
            QVERIFY(choice->width() >= choice->sizeHint().width());
            QVERIFY2(choice->x() > right, qPrintable(QString::number(choice->x())));
            right = choice->geometry().right();
        }
        QVERIFY2(right < seen->width(), qPrintable(QString::number(right)));
    }

    // The pictures stood there without a word, and nobody knew which was which.
    void everyPictureIsNamedInASmallWindow_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<bool>("page");
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Projector})
            for (const bool page : {false, true})
                QTest::addRow("%d, %s", static_cast<int>(mode), page ? "page" : "drawing") << mode << page;
    }
    void everyPictureIsNamedInASmallWindow()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(bool, page);
        const auto back =
            qScopeGuard([before = Theme::instance().mode()] { Theme::instance().setMode(before); });
        Theme::instance().setMode(mode);
        if (page)
            open(seventyOne());
        auto *seen = m_window->findChild<NetworkInputView *>();
        seen->setBrief(true);
        seen->setGeometry(380, 600, 452, 140);
        QCoreApplication::processEvents();
        QStringList words{u"box"_s, u"20×20"_s, u"centre"_s, u"28×28"_s, u"as it is"_s};
        if (page)
            words = QStringList{u"paper"_s, u"ink"_s} + words;
        int end = 0;
        for (const QLabel *label : seen->findChildren<QLabel *>()) {
            if (!label->isVisible() || !words.contains(label->text()))
                continue;
            QCOMPARE(label->text(), words.takeFirst());
            QVERIFY2(label->x() > end, qPrintable(label->text()));
            end = label->x() + label->minimumSizeHint().width();
            QVERIFY2(end <= label->geometry().right() + 1, qPrintable(label->text()));
        }
        QVERIFY2(words.isEmpty(), qPrintable(words.join(u' ')));
        QVERIFY2(end < seen->width(), qPrintable(QString::number(end)));
        QVERIFY2(seen->minimumSizeHint().width() <= seen->width(),
                 qPrintable(QString::number(seen->minimumSizeHint().width())));
    }

    // In large type they went on for six lines, and left the stage no room.
    void aSentenceThatIsLongForItsColumnIsAWord()
    {
        const auto back = qScopeGuard([before = Theme::instance().mode()] {
            Theme::instance().setPresented({});
            Theme::instance().setMode(before);
        });
        auto *seen = m_window->findChild<NetworkInputView *>();
        seen->setGeometry(380, 600, 800, 240);
        QCoreApplication::processEvents();
        QVERIFY(shows(u"Scale its longer side"_s));
        Theme::instance().setMode(Theme::Mode::Projector);
        Theme::instance().setPresented(768);
        seen->setGeometry(380, 600, 552, 240);
        QCoreApplication::processEvents();
        QVERIFY(!shows(u"Scale its longer side"_s));
        QVERIFY(shows(u"20×20"_s));
    }

    void theVerdictWrapsInANarrowPanel()
    {
        AnswerView view;
        view.show(Reading{4, 0.9, 9, 0.01, true});
        QVERIFY(view.minimumSizeHint().width() <= 240);
    }

    void aPageWithoutADigitSaysWhyAndLeavesTheDrawing()
    {
        open(seventyOne());
        const Ink before = m_panel->canvas()->ink();
        QSignalSpy faults(m_job.get(), &DrawJob::faultOccurred);
        const QString file = m_folder.filePath(u"blank.png"_s);
        QVERIFY(paper(300, 200).save(file));
        m_job->openImage(file);
        QTRY_COMPARE(faults.count(), 1);
        QVERIFY(faults[0][0].toString().contains(u"nothing but paper"_s));
        QVERIFY(m_panel->canvas()->ink() == before);
        QVERIFY(button(u"Digit 1 of 2"_s));
    }

    void whatIsUnlikeADigitIsSaidToLookLikeOne()
    {
        Canvas *canvas = m_panel->canvas();
        const auto draw = [canvas](const QList<QPoint> &points) {
            QTest::mousePress(canvas, Qt::LeftButton, {}, points.first());
            for (const QPoint &point : points)
                QTest::mouseMove(canvas, point);
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, points.last());
        };
        draw({{50, 220}, {60, 60}, {130, 150}, {200, 60}, {215, 220}}); // an M
        QVERIFY(shows(u"Unlike any digit learnt"_s));
        QVERIFY(shows(u"Looks like a"_s));
        canvas->clear();
        draw({{70, 60}, {200, 60}, {120, 230}});
        QVERIFY(shows(u"This is a 7"_s));
    }
};

DELTASCOPE_TEST(TestPageJob)
#include "test_page_job.moc"
