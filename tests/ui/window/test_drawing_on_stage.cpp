// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/opened_window.h"

#include "tests/suite.h"
#include "ui/draw/canvas.h"
#include "ui/stage/stage_view.h"
#include "ui/theme/theme.h"
#include "ui/window/notice_bar.h"

#include <QFile>
#include <QTemporaryDir>

using namespace deltascope;
using namespace Qt::StringLiterals;

/// People draw on the large picture of the input; nothing happened there.
class TestDrawingOnStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        (*m_window)->setJob(Job::Draw);
        QTRY_VERIFY(stage().scene().content->isBlank());
    }
    void cleanup() { m_window.close(); }

    void a_stroke_is_one_of_the_drawing()
    {
        draw({{0.3, 0.2}, {0.7, 0.2}, {0.5, 0.8}});
        QVERIFY(!canvas().ink().blank());
        QVERIFY(canvas().canUndo());
        QCOMPARE((*m_window)->workbench().example().source, ExampleSource::Drawing);
        QVERIFY(!stage().scene().content->isBlank());
        m_window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(canvas().ink().blank());
    }

    // The picture shows the drawing normalised: what it shows at a place is not what lies there on the paper.
    void the_ink_stays_under_the_pen()
    {
        draw({{0.1, 0.1}, {0.1, 0.3}}); // small and in a corner
        const QPointF place(0.75, 0.5); // right of it, as it is shown now
        QCOMPARE(shade(place), colours().paper);
        press(place);
        QCOMPARE(shade(place), colours().ink);
        QTest::mouseRelease(&stage(), Qt::LeftButton, {}, at(place));
        // On the paper it is near the other stroke, which is a fifth of the sheet high.
        const Ink &ink = canvas().ink();
        for (int y = 0; y < ink.height; ++y)
            for (int x = ink.width / 2; x < ink.width; ++x)
                QCOMPARE(int(ink.at(x, y)), 0);
    }

    // What was said of a picture stood beside the answer to the next drawing.
    void a_fault_of_a_picture_goes_with_the_next_stroke()
    {
        const QTemporaryDir folder;
        QFile notes(folder.filePath(u"notes.png"_s));
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("no picture") > 0);
        notes.close();
        Q_EMIT(*m_window)->findChild<Canvas *>()->fileDropped(notes.fileName());
        QTRY_VERIFY(m_window->notices().text().contains(u"notes.png"_s));
        draw({{0.3, 0.2}, {0.7, 0.2}, {0.5, 0.8}});
        QCOMPARE(m_window->notices().text(), QString());
    }

    void the_right_button_erases()
    {
        draw({{0.2, 0.5}, {0.8, 0.5}});
        QTest::mousePress(&stage(), Qt::RightButton, {}, at({0.5, 0.5}));
        QTest::mouseRelease(&stage(), Qt::RightButton, {}, at({0.5, 0.5}));
        QCOMPARE(shade({0.5, 0.5}), colours().paper);
        QVERIFY(!canvas().ink().blank());
    }

    void elsewhere_the_picture_is_no_paper()
    {
        (*m_window)->setJob(Job::Step);
        draw({{0.3, 0.2}, {0.7, 0.2}});
        QVERIFY(canvas().ink().blank());
        QVERIFY((*m_window)->workbench().example().source != ExampleSource::Drawing);
    }

private:
    StageView &stage() { return *(*m_window)->stage(); }
    const Canvas &canvas() { return *(*m_window)->findChild<Canvas *>(); }
    QPoint at(const QPointF &share)
    {
        const QRectF paper = stage().stageLayout().input();
        return QPointF(paper.left() + share.x() * paper.width(), paper.top() + share.y() * paper.height())
            .toPoint();
    }
    QColor shade(const QPointF &share)
    {
        const QImage seen = stage().grab().toImage();
        return seen.pixelColor(at(share) * seen.devicePixelRatio());
    }
    void press(const QPointF &share) { QTest::mousePress(&stage(), Qt::LeftButton, {}, at(share)); }
    void draw(const QList<QPointF> &shares)
    {
        press(shares.first());
        for (const QPointF &share : shares)
            QTest::mouseMove(&stage(), at(share));
        QTest::mouseRelease(&stage(), Qt::LeftButton, {}, at(shares.last()));
    }

    FirstStart m_window;
};

DELTASCOPE_TEST(TestDrawingOnStage)
#include "test_drawing_on_stage.moc"
