// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/exercise_file.h"
#include "core/files/export/onnx_network.h"
#include "core/platform/qt_path.h"
#include "core/practice/levels.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/slip/slip_banner.h"
#include "ui/step/slip/slip_card.h"
#include "ui/window/files/exports.h"
#include "ui/window/files/session_files.h"

#include <QComboBox>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace deltascope;

/// A slip in the real window: seen in every job, and in nothing that is kept.
class TestSlipInWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_start.open());
        m_start->press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(walk().open());
        m_start->press(Qt::Key_F);
        QVERIFY(slips().isOn());
    }
    void cleanup() { m_start.close(); }

    void a_banner_stands_in_every_job()
    {
        const auto stands = [this] {
            return banner().isVisible() && banner().text().contains(QLatin1String("slip"));
        };
        QVERIFY(stands());
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            m_start->press(key, Qt::ControlModifier);
            QVERIFY(stands());
        }
        m_start->press(Qt::Key_F5); // Present
        QVERIFY(stands());
        QVERIFY(slips().isOn());
        m_start->click("Take the slip out");
        QVERIFY(!banner().isVisible());
        QVERIFY(!slips().isOn());
        QCOMPARE(walk().open(), walk().own());
    }

    void it_can_be_taken_out_in_any_job()
    {
        m_start->press(Qt::Key_1, Qt::ControlModifier);
        m_start->click("Take the slip out");
        QVERIFY(!banner().isVisible());
        m_start->press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(walk().open());
        QVERIFY(!slips().isOn());
    }

    void the_last_level_of_your_turn_begins_it()
    {
        m_start->press(Qt::Key_Y);
        QVERIFY(!slips().isOn());
        auto *levels = m_start->control<QComboBox>("Level: how much is hidden");
        QVERIFY(levels);
        levels->setFocus();
        QTest::keyClick(levels, Qt::Key_End);
        QVERIFY(slips().isOn());
        QVERIFY(!window().stepJob().practice().isOn());
        QVERIFY(banner().isVisible());
        // The keys step through it; F leads to the lists.
        m_start->press(Qt::Key_PageDown);
        QCOMPARE(walk().step(), StepId::z1);
        m_start->press(Qt::Key_F);
        QCOMPARE(QApplication::focusWidget(),
                 static_cast<QWidget *>(window().stepJob().panel()->slip()->steps()));
    }

    // It opened the list.
    void enter_marks_what_the_lists_say()
    {
        SlipCard &card = *window().stepJob().panel()->slip();
        m_start->press(Qt::Key_F);
        const auto choose = [](QComboBox *list, int data) {
            QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(list));
            QTest::keyClick(list, Qt::Key_Home);
            while (list->currentData().toInt() != data && list->currentIndex() + 1 < list->count())
                QTest::keyClick(list, Qt::Key_Down);
        };
        choose(card.steps(), static_cast<int>(slips().slip()->step));
        QTest::keyClick(card.steps(), Qt::Key_Return);
        QVERIFY(!card.said().trimmed().isEmpty());
        if (!slips().isSolved()) {
            QTest::keyClick(card.steps(), Qt::Key_Tab);
            choose(card.mistakes(), static_cast<int>(slips().slip()->mistake));
            QTest::keyClick(card.mistakes(), Qt::Key_Return);
        }
        QVERIFY(slips().isSolved());
        QVERIFY(!QApplication::activePopupWidget());
    }

    // When it had the keys already, it stayed where it had been scrolled away to.
    void f_shows_the_card_again()
    {
        m_start->press(Qt::Key_F);
        QScrollBar *bar = window().stepJob().panel()->verticalScrollBar();
        bar->setValue(bar->maximum());
        QVERIFY(bar->value() > 0);
        m_start->press(Qt::Key_F);
        QTRY_COMPARE(bar->value(), 0);
    }

    void an_exercise_of_the_last_level_gives_everyone_the_same()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("slip.deltascope"));
        Exercise exercise;
        exercise.network = "3-2-2";
        exercise.seed = 6;
        exercise.level = last_level;
        save_exercise(path_from(file), exercise);
        m_start->click("Take the slip out");
        window().openFile(file);
        const auto slip = slips().slip();
        QVERIFY(slip);
        QCOMPARE(walk().open()->sizes(), (Sizes{3, 2, 2}));
        m_start->click("Take the slip out");
        window().openFile(file);
        QVERIFY(slips().slip() == slip);
    }

    void what_is_saved_is_the_true_network()
    {
        const Network<float> network = m_start->snapshot().network;
        const QString file = QDir::temp().filePath(
            QStringLiteral("deltascope-slip-%1.safetensors").arg(QCoreApplication::applicationPid()));
        QSignalSpy saved(&window().files(), &SessionFiles::saved);
        window().files().save(file);
        QTRY_COMPARE(saved.size(), 1);
        const Session session = load_session(path_from(file), network.functions);
        QVERIFY(QFile::remove(file));
        QVERIFY(session.network.parameters == network.parameters);
        QVERIFY(m_start->snapshot().network.parameters == network.parameters);
    }

    // It said no more than where it was, while a banner told of something wrong.
    void what_is_written_is_said_to_have_no_slip()
    {
        const QTemporaryDir folder;
        auto &exports = *window().findChild<Exports *>();
        const auto says = [this](const char *what) {
            return m_start->notices().text().contains(QLatin1String(what));
        };
        for (const Qt::Key job : {Qt::Key_3, Qt::Key_1}) { // the slip is in wherever one is
            m_start->press(job, Qt::ControlModifier);
            window().files().save(folder.filePath(QStringLiteral("saved.safetensors")));
            QTRY_VERIFY(says("saved.safetensors: the right network, without the slip"));
            if (can_write_onnx()) {
                exports.exportNetworkTo(folder.filePath(QStringLiteral("network.onnx")));
                QTRY_VERIFY(says("The network, without the slip, is in"));
            }
            exports.exportViewTo(folder.filePath(QStringLiteral("view.png")));
            QVERIFY(says("with the banner that says that a slip is in"));
        }
        m_start->click("Take the slip out");
        exports.exportViewTo(folder.filePath(QStringLiteral("view.png")));
        QVERIFY(says("view.png") && !says("a slip is in"));
        window().files().save(folder.filePath(QStringLiteral("saved.safetensors")));
        QTRY_VERIFY(says("saved.safetensors") && !says("without the slip"));
    }

    void it_does_not_survive_a_restart()
    {
        QVERIFY(m_start.openAgain());
        m_start->press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(walk().open());
        QVERIFY(!slips().isOn());
        QVERIFY(!banner().isVisible());
    }

private:
    MainWindow &window() { return *(*m_start).operator->(); }
    SlipSession &slips() { return window().stepJob().slip(); }
    StepWalk &walk() { return window().stepJob().walk(); }
    SlipBanner &banner() { return *window().findChild<SlipBanner *>(); }

    FirstStart m_start;
};

DELTASCOPE_TEST(TestSlipInWindow)
#include "test_slip_in_window.moc"
