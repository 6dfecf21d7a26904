// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/canvas.h"
#include "ui/draw/digit_picker.h"
#include "ui/draw/draw_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

using namespace deltascope;

namespace {
// A key as the keyboard sends it: to the window, which gives it to what has the focus.
void hit(MainWindow &window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(window.windowHandle(), key, modifiers);
}

/// Puts away what a button opens, so that the walk goes on.
class Closer : public QTimer
{
public:
    Closer()
    {
        connect(this, &QTimer::timeout, this, [] {
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
            if (QWidget *dialog = QApplication::activeModalWidget())
                dialog->close();
            for (QWidget *each : QApplication::topLevelWidgets())
                if (each->inherits("deltascope::Reference"))
                    each->close();
        });
        start(5);
    }
};

constexpr int smallestSeen = 20; // pixels

bool trains(const QAbstractButton *button)
{
    const QString name = button->accessibleName();
    for (const char *each :
         {"Train", "Pause", "+1 batch", "+1 epoch", "Train it again", "Start the sweep",
          "Start a new network", "Same run with cross-entropy", "Watch one learn from nothing"})
        if (name == QLatin1String(each))
            return true;
    return false;
}

void draw(OpenedWindow &window)
{
    auto *canvas = window->findChild<Canvas *>();
    QTest::mousePress(canvas, Qt::LeftButton, {}, {60, 60});
    QTest::mouseMove(canvas, {160, 60});
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {100, 180});
}
} // namespace

/// The window for those who have a keyboard alone: the focus decides what a key does.
class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // Space started a training from every button, and Enter pressed none.
    void space_and_enter_press_what_has_the_focus_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<Qt::Key>("key");
        const char *jobs[] = {"Train", "Draw", "Step"};
        for (const Job job : {Job::Train, Job::Draw, Job::Step})
            for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return})
                QTest::addRow("%s, %s", jobs[static_cast<int>(job)], key == Qt::Key_Space ? "Space" : "Enter")
                    << job << key;
    }
    void space_and_enter_press_what_has_the_focus()
    {
        QFETCH(Job, job);
        QFETCH(Qt::Key, key);
        OpenedWindow window;
        window->setJob(job);
        if (job == Job::Draw)
            draw(window);
        const Closer closer;
        QStringList pressed;
        for (const QPointer<QWidget> stop : window.tabStops()) {
            if (!stop || !stop->isVisible() || !stop->isEnabled() || qobject_cast<StageView *>(stop))
                continue;
            stop->setFocus(Qt::TabFocusReason);
            const QString name = stop->accessibleName();
            const StepId step = window->stepJob().walk().step();
            const auto seen = window.snapshot().images_seen;
            if (auto *button = qobject_cast<QAbstractButton *>(stop)) {
                if (button->accessibleName() == QStringLiteral("Leave") || trains(button))
                    continue; // looked at below
                QSignalSpy presses(button, &QAbstractButton::pressed);
                hit(*window, key);
                QVERIFY2(presses.size() == 1, qPrintable(name));
                pressed.append(name);
            } else {
                hit(*window, key);
                QVERIFY2(window->stepJob().walk().step() == step || stop->inherits("deltascope::StepChip"),
                         qPrintable(name));
            }
            QTest::qWait(10);
            // What it opened is put away; a list that is still open would take the next key.
            QTRY_VERIFY2(!QApplication::activePopupWidget() && !QApplication::activeModalWidget(),
                         qPrintable(name));
            QVERIFY2(!window->workbench().isTraining() && window.snapshot().images_seen == seen,
                     qPrintable(name));
            if (window->isFullScreen())
                hit(*window, Qt::Key_Escape);
            if (window->findChild<JobRail *>()->job() != job)
                window->setJob(job);
        }
        QVERIFY2(pressed.size() >= 5, qPrintable(pressed.join(u'\n')));
    }

    void the_button_that_trains_trains_by_space_and_enter()
    {
        OpenedWindow window;
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            const auto seen = window.snapshot().images_seen;
            window.control<QPushButton>("+1 batch")->setFocus();
            hit(*window, key);
            QTRY_VERIFY(window.snapshot().images_seen > seen);
        }
    }

    void a_question_after_a_training_is_answered_by_keyboard()
    {
        OpenedWindow window;
        hit(*window, Qt::Key_B);
        QTRY_VERIFY(window.snapshot().images_seen > 0 && !window->workbench().isTraining());
        hit(*window, Qt::Key_R, Qt::ControlModifier);
        auto *yes = window.control<QPushButton>("Start a new network");
        QVERIFY(yes);
        yes->setFocus();
        hit(*window, Qt::Key_Space);
        QTRY_COMPARE(window.snapshot().images_seen, 0);
        QVERIFY(!window->workbench().isTraining());
        QVERIFY(window->stage()->hasFocus());
    }

    void enter_commits_a_field_and_a_list_opens()
    {
        OpenedWindow window;
        const Closer closer;
        auto *index = window.control<QSpinBox>("Number of the image");
        index->setFocus();
        index->selectAll();
        hit(*window, Qt::Key_3);
        hit(*window, Qt::Key_7);
        hit(*window, Qt::Key_Return);
        QCOMPARE(window->workbench().example().index, 37);
        auto *digit = window.control<QComboBox>("Digit of a random image");
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            digit->setFocus();
            bool opened = false;
            QTimer::singleShot(0, digit, [&] { opened = QApplication::activePopupWidget(); });
            hit(*window, key);
            QTRY_VERIFY(opened);
            QTRY_VERIFY(!QApplication::activePopupWidget());
        }
    }

    // In every paint program E is the eraser; a presenter's clicker sends B to make its screen black.
    void letters_train_in_their_job_alone()
    {
        OpenedWindow window;
        for (const Job job : {Job::Draw, Job::Step}) {
            window->setJob(job);
            window->stage()->setFocus();
            for (const Qt::Key key : {Qt::Key_E, Qt::Key_B, Qt::Key_Space})
                hit(*window, key);
        }
        window->setJob(Job::Train);
        hit(*window, Qt::Key_F5);
        QTRY_VERIFY(window->isFullScreen());
        for (const Qt::Key key : {Qt::Key_E, Qt::Key_B})
            hit(*window, key);
        hit(*window, Qt::Key_F5);
        QTest::qWait(50);
        QCOMPARE(window.snapshot().images_seen, 0);
        QVERIFY(!window->workbench().isTraining());
        window->stage()->setFocus();
        hit(*window, Qt::Key_B);
        QTRY_VERIFY(window.snapshot().images_seen > 0);
    }

    void space_goes_on_in_step()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        window->stage()->setFocus();
        QTRY_VERIFY(window->stepJob().walk().open());
        hit(*window, Qt::Key_Space);
        QCOMPARE(window->stepJob().walk().step(), StepId::z1);
        QVERIFY(!window->workbench().isTraining());
    }

    void space_trains_in_train()
    {
        OpenedWindow window;
        window->stage()->setFocus();
        hit(*window, Qt::Key_Space);
        QTRY_VERIFY(window->workbench().isTraining());
        hit(*window, Qt::Key_Space);
        QTRY_VERIFY(!window->workbench().isTraining());
    }

    // It jumped to the button that starts a new network.
    void the_focus_stays_when_its_button_is_disabled()
    {
        OpenedWindow window;
        auto *batch = window.control<QPushButton>("+1 batch");
        batch->setFocus();
        batch->setEnabled(false);
        QVERIFY(QApplication::focusWidget());
        QVERIFY(!qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
        hit(*window, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), window.control<QPushButton>("+1 epoch"));
        batch->setEnabled(true);
        QTest::qWait(0);
        QVERIFY(!batch->hasFocus()); // the user has gone on
        batch->setFocus();
        batch->setEnabled(false);
        batch->setEnabled(true);
        QTRY_VERIFY(batch->hasFocus());
    }

    void the_focus_stays_when_a_sweep_starts()
    {
        OpenedWindow window;
        window.showTab("Runs");
        auto *start = window.control<QPushButton>("Start the sweep");
        start->setFocus();
        hit(*window, Qt::Key_Space);
        QTRY_VERIFY(!start->isVisible());
        QVERIFY(QApplication::focusWidget()->isAncestorOf(start));
        QTRY_VERIFY_WITH_TIMEOUT(start->isVisible(), 30000);
        QTRY_VERIFY(start->hasFocus());
    }

    void the_focus_stays_when_own_drawings_are_tested_and_learnt()
    {
        OpenedWindow window;
        window->setJob(Job::Draw);
        for (const Qt::Key digit : {Qt::Key_7, Qt::Key_1}) {
            draw(window);
            hit(*window, digit);
            QTRY_COMPARE(window->drawPanel()->label(), std::optional(digit - Qt::Key_0));
            window.click("Add this drawing and its label to your collection");
        }
        const auto panel = window->drawPanel();
        for (auto *button : panel->findChildren<QPushButton *>()) {
            const bool busy =
                button->text() == QStringLiteral("Test") || button->text() == QStringLiteral("Train");
            if (!busy || !button->isVisible())
                continue;
            QTRY_VERIFY(button->isEnabled());
            button->setFocus();
            hit(*window, Qt::Key_Return);
            QVERIFY(panel->isAncestorOf(QApplication::focusWidget()));
            QTRY_VERIFY_WITH_TIMEOUT(button->hasFocus(), 30000);
        }
    }

    // From the stage they came to what was scrolled out of sight.
    void what_the_keys_come_to_is_in_sight_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<Qt::Key>("key");
        for (const auto &[name, job] :
             {std::pair("Train", Job::Train), std::pair("Draw", Job::Draw), std::pair("Step", Job::Step)}) {
            QTest::addRow("%s, Tab", name) << job << Qt::Key_Tab;
            QTest::addRow("%s, Shift+Tab", name) << job << Qt::Key_Backtab;
        }
    }
    void what_the_keys_come_to_is_in_sight()
    {
        QFETCH(Job, job);
        QFETCH(Qt::Key, key);
        OpenedWindow window;
        window->resize(900, 500);
        window->setJob(job);
        StageView *stage = window->stage();
        constexpr int settled = 400; // milliseconds, after which nothing scrolls by itself
        QTest::qWait(settled);
        for (const bool atEnd : {false, true}) {
            stage->setFocus();
            for (QScrollArea *area : window->findChildren<QScrollArea *>())
                area->verticalScrollBar()->setValue(atEnd ? area->verticalScrollBar()->maximum() : 0);
            QList<QWidget *> visited;
            for (QWidget *now = stage; !visited.contains(now) && visited.size() < 500;
                 now = QApplication::focusWidget()) {
                visited.append(now);
                const auto seen = [now] { return now->visibleRegion().boundingRect().height(); };
                QTRY_VERIFY2(seen() >= std::min(now->height(), smallestSeen),
                             qPrintable(QStringLiteral("%1 \"%2\", %3 of %4 pixels high")
                                            .arg(QString::fromLatin1(now->metaObject()->className()),
                                                 now->accessibleName(), QString::number(seen()),
                                                 QString::number(now->height()))));
                QTest::keyClick(now, key);
            }
            QVERIFY(visited.size() > 10);
        }
    }

    // The symbols of the derivation took the arrow keys.
    void after_w_the_arrows_still_step()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        window->stage()->setFocus();
        hit(*window, Qt::Key_Right);
        const auto &walk = window->stepJob().walk();
        QCOMPARE(walk.step(), StepId::z1);
        for (QWidget *stop : window.tabStops()) {
            if (!stop->inherits("deltascope::TermPicture"))
                continue;
            stop->setFocus(Qt::TabFocusReason);
            break;
        }
        hit(*window, Qt::Key_W);
        QVERIFY(QApplication::focusWidget());
        const StepId before = walk.step();
        hit(*window, Qt::Key_Right);
        QVERIFY(walk.step() > before);
        hit(*window, Qt::Key_W);
        hit(*window, Qt::Key_Left);
        QCOMPARE(walk.step(), before);
    }

    // The paper took it only while it had the focus.
    void a_picture_is_pasted_wherever_the_focus_is()
    {
        OpenedWindow window;
        window->setJob(Job::Draw);
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(40, 10, 20, 80, Qt::black);
        QGuiApplication::clipboard()->setImage(picture);
        window->stage()->setFocus();
        hit(*window, Qt::Key_V, Qt::ControlModifier);
        const Canvas *canvas = window->findChild<Canvas *>();
        QTRY_VERIFY(!canvas->ink().blank());
    }

    void both_keys_for_redo_redo_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("shift");
        QTest::newRow("Ctrl+Y") << Qt::Key_Y << false;
        QTest::newRow("Ctrl+Shift+Z") << Qt::Key_Z << true;
    }
    void both_keys_for_redo_redo()
    {
        QFETCH(Qt::Key, key);
        QFETCH(bool, shift);
        OpenedWindow window;
        window->setJob(Job::Draw);
        draw(window);
        const Canvas *canvas = window->findChild<Canvas *>();
        QVERIFY(!canvas->ink().blank());
        hit(*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(canvas->ink().blank());
        hit(*window, key, Qt::ControlModifier | (shift ? Qt::ShiftModifier : Qt::NoModifier));
        QTRY_VERIFY(!canvas->ink().blank());
    }

    void digits_label_a_drawing()
    {
        OpenedWindow window;
        window->setJob(Job::Draw);
        draw(window);
        for (const int digit : {7, 0}) {
            hit(*window, static_cast<Qt::Key>(Qt::Key_0 + digit));
            QTRY_COMPARE(window->drawPanel()->label(), std::optional(digit));
        }
    }

    void esc_leaves_the_full_screen()
    {
        OpenedWindow window;
        hit(*window, Qt::Key_F11);
        QTRY_VERIFY(window->isFullScreen());
        hit(*window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isFullScreen());
    }

    void a_maximised_window_is_maximised_again_after_f11()
    {
        OpenedWindow window;
        window->showMaximized();
        QTRY_VERIFY(window->isMaximized());
        hit(*window, Qt::Key_F11);
        QTRY_VERIFY(window->isFullScreen());
        hit(*window, Qt::Key_F11);
        QTRY_VERIFY(!window->isFullScreen());
        QVERIFY(window->isMaximized());
    }

    void a_second_f5_before_the_window_is_back_leaves_it_maximised()
    {
        OpenedWindow window;
        window->showMaximized();
        QTRY_VERIFY(window->isMaximized());
        hit(*window, Qt::Key_F5);
        QTRY_VERIFY(window->isFullScreen());
        hit(*window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isFullScreen());
        window->setWindowState(Qt::WindowNoState); // as a window manager tells it on the way
        hit(*window, Qt::Key_F5);
        QTRY_VERIFY(window->isFullScreen());
        hit(*window, Qt::Key_Escape);
        QTRY_VERIFY(!window->isFullScreen());
        QVERIFY(window->isMaximized());
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestKeyboard)
#include "test_keyboard.moc"
