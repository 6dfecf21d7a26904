// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/train/panel/augmented_examples.h"
#include "ui/train/panel/options_page.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

using namespace deltascope;

/// Stop rules and what can be changed while a network trains, from the window.
class TestOptionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        m_window->showTab("Options");
        m_page = (*m_window)->findChild<OptionsPage *>();
        QVERIFY(m_page->isVisible());
    }
    void cleanup() { m_window.close(); }

    void stops_after_so_many_epochs()
    {
        m_window->type("Stop after this many epochs", QStringLiteral("3"));
        trainUntilStopped();
        QCOMPARE(now().epochs, 3.0);
        QCOMPARE(now().stopped_by, StopReason::Epochs);
        QVERIFY(m_window->says(QStringLiteral("Stopped: the run has reached 3 epochs.")));
        m_window->showTab("Curves"); // where training is watched
        QVERIFY(m_window->says(QStringLiteral("Stopped: the run has reached 3 epochs.")));
    }

    void stops_at_an_accuracy()
    {
        m_window->type("Stop at this test accuracy, in per cent", QStringLiteral("50"));
        trainUntilStopped();
        QCOMPARE(now().stopped_by, StopReason::Accuracy);
        QVERIFY(now().history->back().test_accuracy >= 0.5);
        QVERIFY((now().history->end() - 2)->test_accuracy < 0.5);
        QVERIFY(m_window->says(QStringLiteral("Stopped: the test accuracy is")));
    }

    void stops_when_patience_is_lost_and_goes_back_to_the_best()
    {
        m_window->type("Stop after this many epochs without a lower test loss", QStringLiteral("2"));
        m_window->type("Learning rate η", QStringLiteral("20"));
        trainUntilStopped();
        QCOMPARE(now().stopped_by, StopReason::Patience);
        const auto &history = *now().history;
        const auto lowest = std::ranges::min_element(history, {}, &EpochRecord::test_loss);
        QCOMPARE(history.back().epoch - lowest->epoch, 2);
        QVERIFY(m_window->says(QStringLiteral("has not fallen for 2 epochs")));
        const auto best = *now().best;
        const auto run = now().run;
        m_window->click("Back to the best epoch");
        QTRY_VERIFY(now().run != run);
        QVERIFY(now().network.parameters == best);
    }

    void the_best_epoch_is_offered_once_the_run_is_past_it()
    {
        constexpr const char *name = "Back to the best epoch";
        QTRY_VERIFY(now().best);
        QVERIFY(!m_window->control<QPushButton>(name));
        m_window->press(Qt::Key_B);
        QTRY_VERIFY(m_window->control<QPushButton>(name));
        m_window->click(name);
        QTRY_VERIFY(!m_window->control<QPushButton>(name));
    }

    // Everything moved by 38 pixels when training started.
    void nothing_moves_when_training_starts()
    {
        m_window->type("Stop after this many epochs", QStringLiteral("2"));
        trainUntilStopped();
        QVERIFY(m_window->says(QStringLiteral("Stopped: the run has reached 2 epochs.")));
        QList<QPair<QWidget *, QPoint>> places;
        for (auto *box : m_page->findChildren<QAbstractSpinBox *>())
            places.append({box, box->mapTo(m_page, QPoint())});
        QVERIFY(places.size() >= 5);
        m_window->press(Qt::Key_B);
        QTRY_VERIFY(!m_window->says(QStringLiteral("Stopped: the run has reached 2 epochs.")));
        for (const auto &[box, place] : places)
            QTRY_COMPARE(box->mapTo(m_page, QPoint()), place);
    }

    // The way back to the best epoch made it scroll, and the bar pushed every field aside.
    void nothing_moves_sideways_when_there_is_more_to_show()
    {
        const auto widthAt = [this](int height) {
            (*m_window)->resize(1024, height);
            [&] { QTRY_COMPARE((*m_window)->height(), height); }();
            QTest::qWait(0);
            return m_page->width();
        };
        QCOMPARE(widthAt(500), widthAt(1200));
    }

    void thousands_have_a_gap_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("plain") << QStringLiteral("10000");
        QTest::newRow("with a space") << QStringLiteral("10 000");
    }
    void thousands_have_a_gap()
    {
        QFETCH(QString, typed);
        m_window->type("Stop after this many epochs", typed);
        const auto *box = m_window->control<QSpinBox>("Stop after this many epochs");
        QCOMPARE(box->text(), QStringLiteral("10\u202F000"));
        QCOMPARE(box->value(), 10'000);
        QTRY_COMPARE(now().stop_rules.epochs, 10'000);
    }

    void everything_can_be_changed_while_it_trains()
    {
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(now().epochs >= 1);
        const auto run = now().run;
        m_window->type("Momentum μ", QStringLiteral("0,5"));
        QTRY_COMPARE(now().settings.momentum, 0.5);
        QVERIFY(trainsOn());
        m_window->type("Weight decay λ", QStringLiteral("1e-5"));
        QTRY_COMPARE(now().settings.weight_decay, 1e-5);
        QVERIFY(trainsOn());
        m_window->type("Train on this many images, the first ones", QStringLiteral("100"));
        QTRY_COMPARE(now().settings.training_images, 100);
        QVERIFY(trainsOn());
        m_window->type("Threads", QStringLiteral("1"));
        QTRY_COMPARE(now().settings.threads, 1);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_VERIFY(now().settings.augment);
        QCOMPARE(now().run, run);
        QCOMPARE(now().state, TrainerState::Training);
        QVERIFY(now().changes->size() >= 4);
        m_window->press(Qt::Key_Space);
        QTRY_COMPARE(now().state, TrainerState::Paused);
    }

    void augmentation_shows_what_it_does()
    {
        auto *examples = m_page->findChild<AugmentedExamples *>();
        QVERIFY(!examples->isVisible());
        auto *augment = m_page->findChild<QCheckBox *>();
        QTest::mouseClick(augment, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(examples->isVisible());
        QTRY_VERIFY(now().settings.augment);
        QTest::mouseClick(augment, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(!examples->isVisible());
    }

    void what_is_shown_is_what_holds()
    {
        TrainingSettings settings;
        settings.momentum = 0.25;
        settings.training_images = 50;
        (*m_window)->workbench().reset(settings);
        QTRY_COMPARE(m_window->control<QDoubleSpinBox>("Momentum μ")->value(), 0.25);
        QCOMPARE(m_window->control<QSpinBox>("Train on this many images, the first ones")->value(), 50);
    }

private:
    const TrainingSnapshot &now() const { return m_window->snapshot(); }
    /// Two changes between which nothing is trained are one, however slow the machine is.
    bool trainsOn() const
    {
        const std::int64_t seen = now().images_seen;
        return QTest::qWaitFor([&] { return now().images_seen > seen; }, 30'000);
    }

    void trainUntilStopped()
    {
        m_window->press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(!now().history->empty() && now().network.hidden_units() == 30);
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(now().stopped_by != StopReason::None, 20'000);
        QTRY_COMPARE(now().state, TrainerState::Paused);
    }

    FirstStart m_window;
    OptionsPage *m_page = nullptr;
};

DELTASCOPE_TEST(TestOptionsPage)
#include "test_options_page.moc"
