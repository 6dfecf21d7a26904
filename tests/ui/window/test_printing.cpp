// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/hand_network.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/equations/equation_view.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/window/notice_bar.h"
#include "ui/window/printing.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/handout.h"
#include "ui/worksheet/handout_page.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

using namespace deltascope;

namespace {
qsizetype count(const QByteArray &pdf, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern));
    qsizetype found = 0;
    for (auto each = expression.globalMatch(QString::fromLatin1(pdf)); each.hasNext(); each.next())
        ++found;
    return found;
}
} // namespace

/// What the window prints.
class TestPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window.emplace();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void a_pass_is_printed_one_step_a_page()
    {
        (*m_window)->setJob(Job::Step);
        StepWalk &walk = (*m_window)->stepJob().walk();
        QTRY_VERIFY(walk.open());
        walk.goTo(StepId::delta1);
        const QByteArray content = handout(Paper::A4);
        QCOMPARE(count(content, "/Type\\s*/Page\\b"), step_count);
        QCOMPARE(walk.step(), StepId::delta1);
        // Equations are text: they can be searched, and read aloud.
        QVERIFY(content.contains("DeltascopeEquations0"));
    }

    void a_handout_does_not_depend_on_the_window()
    {
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        (*m_window)->resize(900, 500);
        QTest::qWait(50);
        const QByteArray small = handout(Paper::A4);
        (*m_window)->resize(1440, 900);
        Theme::instance().setMode(Theme::Mode::Dark);
        QTest::qWait(50);
        QVERIFY(handout(Paper::A4) == small);
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // A cell is one pixel of its picture; JPEG mixed the colours of neighbours, so that 0 was blue.
    void the_colours_of_a_handout_are_those_of_the_numbers()
    {
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        const QByteArray content = handout(Paper::A4);
        QVERIFY(count(content, "/Subtype\\s*/Image") > 0);
        QCOMPARE(count(content, "/DCTDecode"), 0);
    }

    // Two maps were given less height than they take, and the legend of one was in the title of the other.
    void pictures_of_a_handout_have_their_height_data()
    {
        QTest::addColumn<Convention>("convention");
        QTest::newRow("inputs first") << Convention::InputsFirst;
        QTest::newRow("units first") << Convention::UnitsFirst;
    }
    void pictures_of_a_handout_have_their_height()
    {
        QFETCH(const Convention, convention);
        (*m_window)->setJob(Job::Step);
        StepWalk &walk = (*m_window)->stepJob().walk();
        QTRY_VERIFY(walk.open());
        setWeightOrder(convention);
        for (const Paper paper : {Paper::A4, Paper::Letter}) {
            HandoutPage page(walk, paper);
            const auto *pictures = page.findChild<PictureCard *>();
            for (int step = 0; step < step_count; ++step) {
                page.showStep(static_cast<StepId>(step));
                for (const TermPicture *picture : pictures->pictures()) {
                    QVERIFY2(
                        picture->height() >= picture->heightForWidth(picture->width()),
                        qPrintable(QStringLiteral("%1, step %2").arg(picture->accessibleName()).arg(step)));
                    QVERIFY(picture->geometry().bottom() < pictures->height());
                }
            }
        }
        setWeightOrder(Convention::InputsFirst);
    }

    // Nothing to press, nothing cut off, nothing over anything else, and type that can be read.
    void a_page_of_a_handout_is_laid_out_for_paper_data()
    {
        QTest::addColumn<QString>("network");
        for (const char *name : {"", "mazur", "4-3-2"})
            QTest::newRow(*name ? name : "digits") << QString::fromLatin1(name);
    }
    void a_page_of_a_handout_is_laid_out_for_paper()
    {
        QFETCH(const QString, network);
        (*m_window)->setJob(Job::Step);
        StepWalk &walk = (*m_window)->stepJob().walk();
        QTRY_VERIFY(walk.open());
        if (!network.isEmpty())
            walk.workbench().showHand(hand_example(*hand_network_from(network.toStdString()), 1), network);
        QTRY_VERIFY(walk.open());
        Theme::instance().setMode(Theme::Mode::Light);
        const double caption = HandoutPage::scaleOnPaper() * Theme::instance().pixelSize(TypeSize::Caption);
        QVERIFY(caption >= 8 * unitsPerInch / 72.0);
        for (const Paper paper : {Paper::A4, Paper::Letter}) {
            HandoutPage page(walk, paper);
            QVERIFY(page.findChildren<QAbstractButton *>().isEmpty());
            for (int step = 0; step < step_count; ++step) {
                page.showStep(static_cast<StepId>(step));
                QList<QWidget *> parts;
                for (QObject *child : page.children())
                    if (auto *part = qobject_cast<QWidget *>(child); part && part->isVisible())
                        parts << part;
                for (const QWidget *part : parts) {
                    const QByteArray what =
                        part->metaObject()->className() + QByteArray(", step ") + QByteArray::number(step);
                    QVERIFY2(page.rect().contains(part->geometry()), what.constData());
                    for (const QWidget *other : parts)
                        QVERIFY2(part == other || !part->geometry().intersects(other->geometry()),
                                 what.constData());
                }
            }
        }
    }

    void it_is_said_where_a_handout_is()
    {
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("handout.pdf"));
        (*m_window)->findChild<Printing *>()->saveHandoutAs(file);
        QVERIFY(QFile::exists(file));
        QVERIFY((*m_window)->findChild<NoticeBar *>()->text().contains(file));
    }

    // It was printed with the slip, and nothing said so.
    void a_handout_has_no_slip()
    {
        (*m_window)->setJob(Job::Step);
        QTRY_VERIFY((*m_window)->stepJob().walk().open());
        const QByteArray right = handout(Paper::A4);
        m_window->press(Qt::Key_F);
        QVERIFY((*m_window)->stepJob().walk().open()->slip);
        QVERIFY(handout(Paper::A4) == right);
        const QTemporaryDir folder;
        (*m_window)->findChild<Printing *>()->saveHandoutAs(folder.filePath(QStringLiteral("handout.pdf")));
        QVERIFY(m_window->notices().text().contains(QLatin1String("the right pass, without the slip")));
    }

    void without_a_pass_nothing_is_written()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("none.pdf"));
        (*m_window)->setJob(Job::Train);
        QVERIFY(!writeHandout(file, (*m_window)->stepJob().walk(), Paper::A4).isEmpty());
        QVERIFY(!QFile::exists(file));
    }

    // From the menu, with the image that is open as a network to choose.
    void worksheets_are_set_up_from_the_menu()
    {
        QStringList offered;
        QTimer::singleShot(0, m_guard.get(), [&] {
            auto *dialog = qobject_cast<WorksheetDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            for (int i = 0; i < dialog->networks()->count(); ++i)
                offered << dialog->networks()->itemText(i);
            dialog->networks()->setCurrentIndex(dialog->networks()->count() - 1);
            dialog->reject();
        });
        for (QAction *action : (*m_window)->findChildren<QAction *>())
            if (action->text() == QStringLiteral("&Worksheets…"))
                action->trigger();
        QTRY_COMPARE(offered.size(), 5);
        QVERIFY(offered.last().contains(QStringLiteral("image")));
    }

private:
    // Without the moment that it was made at.
    QByteArray handout(Paper paper)
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("handout.pdf"));
        if (!writeHandout(file, (*m_window)->stepJob().walk(), paper).isEmpty())
            return {};
        QFile pdf(file);
        QByteArray content = pdf.open(QIODevice::ReadOnly) ? pdf.readAll() : QByteArray();
        const qsizetype date = content.indexOf("/CreationDate");
        return date < 0 ? content : content.remove(date, content.indexOf(')', date) - date);
    }

    TestHome m_home;
    std::optional<OpenedWindow> m_window;
    std::unique_ptr<QObject> m_guard = std::make_unique<QObject>();
};

DELTASCOPE_TEST(TestPrinting)
#include "test_printing.moc"
