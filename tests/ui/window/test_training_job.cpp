// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/translated.h"
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/theme/numbers.h"

#include <QComboBox>
#include <QMenu>
#include <QToolButton>

using namespace deltascope;

/// Training, driven as a user does: by mouse and keys in the real window.
class TestTrainingJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void is_on_screen_before_anything_is_read()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!window.workbench().hasData());
        QVERIFY(!window.stage()->grab().isNull());
        for (const char *name : {"Train", "+1 batch", "+1 epoch"})
            for (auto *button : window.findChildren<QPushButton *>())
                QVERIFY(button->accessibleName() != QLatin1String(name) || !button->isEnabled());
        QTest::keyClick(&window, Qt::Key_Space);
        QVERIFY(!window.workbench().isTraining());
    }

    void trains_and_pauses_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("Space") << false;
        QTest::newRow("mouse") << true;
    }
    void trains_and_pauses()
    {
        QFETCH(bool, byMouse);
        const auto toggle = [&](const char *name) {
            byMouse ? m_window->click(name) : m_window->press(Qt::Key_Space);
        };
        toggle("Train");
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Training);
        QTRY_VERIFY(m_window->control<QPushButton>("Pause"));
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        toggle("Pause");
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
        QTRY_VERIFY(m_window->control<QPushButton>("Train"));
    }

    void after_each_batch_the_accuracy_is_that_of_the_network_shown()
    {
        for (int batch = 1; batch <= 2; ++batch) {
            m_window->click("+1 batch");
            QTRY_VERIFY(m_window->snapshot().mid_epoch_evaluation &&
                        m_window->snapshot().mid_epoch_evaluation->images_seen == 10 * batch);
            const TrainingSnapshot &snapshot = m_window->snapshot();
            const Evaluation read = evaluate(snapshot.network, *(*m_window)->workbench().data().test);
            QCOMPARE(snapshot.mid_epoch_evaluation->accuracy, read.accuracy);
            QVERIFY(m_window->says(QStringLiteral("<b>%1</b> test").arg(percent(read.accuracy))));
        }
    }

    void a_new_network_is_one_click_from_the_shipped_one()
    {
        m_window->click("Watch one learn from nothing");
        QTRY_VERIFY(m_window->snapshot().settings == TrainingSettings());
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        QVERIFY(m_window->snapshot().speed_limit > 0); // or there would be little to watch
        QVERIFY(m_window->snapshot().history->front().test_accuracy < 0.5); // it knew nothing
        QVERIFY(!m_window->control<QPushButton>("Watch one learn from nothing"));
        m_window->press(Qt::Key_Space); // the keys are the stage's again
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
    }

    void slow_motion_is_chosen_at_the_figure_of_the_speed()
    {
        const auto button = m_window->control<QToolButton>("Full speed or slow motion");
        QVERIFY(button);
        QCOMPARE(button->text(), QStringLiteral("full speed"));
        QTimer::singleShot(0, this, [button] {
            QTest::keyClick(button->menu(), Qt::Key_Up); // from the top to the last
            QTest::keyClick(button->menu(), Qt::Key_Return);
        });
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_window->snapshot().speed_limit, 10.0);
        QCOMPARE(button->text(), QStringLiteral("slow motion, 10 images/s"));
        m_window->click("Train");
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        for (auto *action : (*m_window)->findChildren<QAction *>())
            if (action->text() == QLatin1String("Full speed"))
                action->trigger();
        QTRY_VERIFY(m_window->snapshot().epochs >= 1);
        QVERIFY(button->text().endsWith(QStringLiteral(" images/s")));
    }

    void what_is_shown_is_live()
    {
        const QImage before = (*m_window)->stage()->grab().toImage();
        m_window->click("+1 epoch");
        QTRY_COMPARE(m_window->snapshot().epochs, 1.0);
        QTRY_VERIFY(m_window->snapshot().history->size() == 2);
        QVERIFY((*m_window)->stage()->grab().toImage() != before);
        QCOMPARE((*m_window)->stage()->scene().content->network.get(), &m_window->snapshot().network);
        QVERIFY(m_window->says(QStringLiteral("epoch <b>1.00</b>")));
        const QString accuracy =
            QString::number(100 * m_window->snapshot().history->back().test_accuracy, 'f', 2);
        QVERIFY(m_window->says(accuracy));
    }

    void one_batch_is_one_batch_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("B") << false;
        QTest::newRow("mouse") << true;
    }
    void one_batch_is_one_batch()
    {
        QFETCH(bool, byMouse);
        byMouse ? m_window->click("+1 batch") : m_window->press(Qt::Key_B);
        QTRY_COMPARE(m_window->snapshot().images_seen, m_window->snapshot().settings.batch_size);
    }

    void one_epoch_by_key()
    {
        m_window->press(Qt::Key_E);
        QTRY_COMPARE(m_window->snapshot().images_seen, TestHome::trainSize);
    }

    void rate_and_batch_size_change_while_it_runs()
    {
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        const auto run = m_window->snapshot().run;
        m_window->type("Learning rate η", QStringLiteral("0,25"));
        QTRY_COMPARE(m_window->snapshot().settings.learning_rate, 0.25);
        m_window->type("Images in a mini-batch", QStringLiteral("16"));
        QTRY_COMPARE(m_window->snapshot().settings.batch_size, 16);
        QCOMPARE(m_window->snapshot().run, run);
        QCOMPARE(m_window->snapshot().state, TrainerState::Training);
        QVERIFY(m_window->notices().text().isEmpty());
    }

    void an_untrained_network_is_reset_without_a_question()
    {
        const auto run = m_window->snapshot().run;
        m_window->click("Reset: start a new, untrained network");
        QTRY_VERIFY(m_window->snapshot().run != run);
        QVERIFY(m_window->notices().text().isEmpty());
    }

    void a_trained_network_is_reset_after_a_yes()
    {
        trainSome();
        const auto run = m_window->snapshot().run;
        m_window->press(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(m_window->notices().text().startsWith(QLatin1String("Reset")));
        QCOMPARE(m_window->snapshot().run, run);
        m_window->click("Start a new network");
        QTRY_VERIFY(m_window->snapshot().run != run);
        QTRY_COMPARE(m_window->snapshot().images_seen, 0);
        QVERIFY(m_window->notices().text().isEmpty());
    }

    void a_reset_can_be_declined_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("button") << QStringLiteral("Keep this one");
        QTest::newRow("cross") << QStringLiteral("Close this notice");
    }
    void a_reset_can_be_declined()
    {
        QFETCH(QString, how);
        trainSome();
        const auto before = m_window->snapshot().network.parameters;
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        QVERIFY(m_window->notices().text().contains(QStringLiteral("has been trained for 10 images and")));
        QCOMPARE(m_window->control<QSpinBox>("Number of hidden units K")->value(), 9);
        m_window->click(qPrintable(how));
        QVERIFY(m_window->notices().text().isEmpty());
        QCOMPARE(m_window->control<QSpinBox>("Number of hidden units K")->value(), TestHome::shippedUnits);
        QVERIFY(m_window->snapshot().network.parameters == before);
    }

    void the_question_about_a_reset_tells_how_long_the_network_has_been_trained_by_now()
    {
        trainSome();
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        QVERIFY(m_window->notices().text().contains(QStringLiteral("has been trained for 10 images and")));
        m_window->click("+1 batch");
        QTRY_VERIFY(
            m_window->notices().text().contains(QStringLiteral("has been trained for 20 images and")));
        m_window->click("Keep this one");
        QVERIFY(m_window->notices().text().isEmpty());
    }

    void a_change_of_the_network_asks_first()
    {
        trainSome();
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        m_window->type("Number of hidden units K", QStringLiteral("7"));
        QCOMPARE(m_window->snapshot().network.hidden_units(), TestHome::shippedUnits);
        m_window->click("Start a new network");
        QTRY_COMPARE(m_window->snapshot().network.hidden_units(), 7);
        QCOMPARE(m_window->control<QSpinBox>("Number of hidden units K")->value(), 7);
        QCOMPARE((*m_window)->stage()->stageLayout().hiddenUnits(), 7);
    }

    void an_unanswered_change_survives_training()
    {
        trainSome();
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        m_window->click("+1 epoch");
        QTRY_VERIFY(m_window->snapshot().epochs >= 1);
        QCOMPARE(m_window->control<QSpinBox>("Number of hidden units K")->value(), 9);
        QVERIFY(!m_window->notices().text().isEmpty());
    }

    void eta_typed_while_the_notice_is_open_is_not_lost()
    {
        trainSome();
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        QVERIFY(m_window->says(QStringLiteral("New settings")));
        m_window->type("Learning rate η", QStringLiteral("0.75"));
        m_window->click("Start a new network");
        QTRY_COMPARE(m_window->snapshot().network.hidden_units(), 9);
        QCOMPARE(m_window->snapshot().settings.learning_rate, 0.75);
        QCOMPARE(m_window->control<QDoubleSpinBox>("Learning rate η")->value(), 0.75);
    }

    void eta_typed_while_the_notice_is_open_stays_with_the_old_network()
    {
        trainSome();
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        m_window->type("Learning rate η", QStringLiteral("0.75"));
        m_window->click("Keep this one");
        QTRY_COMPARE(m_window->snapshot().settings.learning_rate, 0.75);
        QCOMPARE(m_window->control<QDoubleSpinBox>("Learning rate η")->value(), 0.75);
        QCOMPARE(m_window->control<QSpinBox>("Number of hidden units K")->value(), TestHome::shippedUnits);
    }

    void wrong_k_is_refused_with_its_range_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"0", "99999", "1025", "-3"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    void wrong_k_is_refused_with_its_range()
    {
        QFETCH(QString, typed);
        const auto run = m_window->snapshot().run;
        m_window->type("Number of hidden units K", typed);
        const auto *box = m_window->control<QSpinBox>("Number of hidden units K");
        QCOMPARE(box->value(), TestHome::shippedUnits);
        QCOMPARE(box->text(), QString::number(TestHome::shippedUnits));
        QVERIFY(m_window->says(QStringLiteral("“%1” was not accepted").arg(typed)));
        QVERIFY(m_window->says(QStringLiteral("from 1 to 1\u202F024")));
        QCOMPARE(m_window->snapshot().run, run);
    }

    // The shipped network may have been trained with anything; a new one begins plain.
    void a_new_network_inherits_nothing_from_the_shipped_one()
    {
        TrainingSettings shipped = m_window->snapshot().settings;
        shipped.learning_rate = 0.125;
        shipped.augment = true;
        shipped.momentum = 0.5;
        Session session{.network = m_window->snapshot().network, .settings = shipped};
        m_window.close();
        QVERIFY(m_window.openWith(session));
        QTRY_VERIFY(m_window->snapshot().settings.augment);
        QVERIFY(m_window->says(QStringLiteral("augmented"))); // in the run bar
        m_window->type("Number of hidden units K", QStringLiteral("9"));
        QTRY_COMPARE(m_window->snapshot().network.hidden_units(), 9);
        QCOMPARE(m_window->snapshot().settings.learning_rate, TrainingSettings().learning_rate);
        QVERIFY(!m_window->snapshot().settings.augment);
        QCOMPARE(m_window->snapshot().settings.momentum, 0.0);
        QVERIFY(!m_window->says(QStringLiteral("augmented")));
    }

    // Reset kept momentum and weight decay without a word: those that it was trained with go, those that were
    // typed since stay, and the run bar names them.
    void reset_keeps_of_the_shipped_network_only_what_was_typed()
    {
        TrainingSettings shipped = m_window->snapshot().settings;
        shipped.momentum = 0.5;
        shipped.weight_decay = 0.001;
        Session session{.network = m_window->snapshot().network, .settings = shipped};
        m_window.close();
        QVERIFY(m_window.openWith(session));
        QTRY_COMPARE(m_window->snapshot().settings.momentum, 0.5);
        QVERIFY(m_window->says(QStringLiteral("μ 0.5")));
        m_window->click("Reset: start a new, untrained network");
        QTRY_COMPARE(m_window->snapshot().settings.momentum, 0.0);
        QCOMPARE(m_window->snapshot().settings.weight_decay, 0.0);
        QVERIFY(!m_window->says(QStringLiteral("μ ")) && !m_window->says(QStringLiteral("λ ")));
        m_window->showTab("Options");
        m_window->type("Momentum μ", QStringLiteral("0.75"));
        m_window->click("Reset: start a new, untrained network");
        QTRY_COMPARE(m_window->snapshot().settings.momentum, 0.75);
        QVERIFY(m_window->says(QStringLiteral("μ 0.75")));
    }

    void the_shipped_network_can_be_had_back()
    {
        const Parameters<float> shipped = m_window->snapshot().network.parameters;
        trainSome();
        (*m_window)->workbench().reset({.hidden_units = 7});
        QTRY_COMPARE(m_window->snapshot().network.hidden_units(), 7);
        trainSome();
        trigger("Open the shipped network");
        QTRY_VERIFY(!m_window->notices().text().isEmpty()); // what was trained is not lost without a word
        m_window->click("Open it");
        QTRY_VERIFY(m_window->snapshot().network.parameters == shipped);
        QVERIFY((*m_window)->workbench().showsShippedNetwork());
    }

    void each_setting_reaches_the_new_network()
    {
        choose("Activation of the hidden units", "tanh");
        choose("Initial weights", "He");
        choose("Cost function", "cross-entropy");
        m_window->type("Seed of the random numbers", QStringLiteral("12"));
        m_window->type("Number of hidden units K", QStringLiteral("3"));
        QTRY_COMPARE(m_window->snapshot().settings.hidden_units, 3);
        const TrainingSettings &settings = m_window->snapshot().settings;
        QCOMPARE(settings.functions.hidden, Activation::Tanh);
        QCOMPARE(settings.functions.cost, Cost::CrossEntropy);
        QCOMPARE(settings.init, Init::He);
        QCOMPARE(settings.seed, 12u);
        QVERIFY(m_window->snapshot().network.parameters == initial_parameters(3, Init::He, 12));
    }

    void steps_of_the_hidden_units_are_not_lost()
    {
        auto *box = m_window->control<QSpinBox>("Number of hidden units K");
        box->setFocus();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(box->value(), TestHome::shippedUnits + 10);
        QTRY_COMPARE(m_window->snapshot().network.hidden_units(), TestHome::shippedUnits + 10);
    }

    void divergence_is_told_and_can_be_undone()
    {
        choose("Activation of the hidden units", "leaky ReLU");
        choose("Activation of the outputs", "leaky ReLU");
        choose("Initial weights", "Nielsen");
        m_window->type("Learning rate η", QStringLiteral("1000000"));
        QTRY_COMPARE(m_window->snapshot().settings.learning_rate, 1e6);
        m_window->press(Qt::Key_Space);
        m_window->click("Train");
        QTRY_COMPARE(m_window->snapshot().state, TrainerState::Diverged);
        QTRY_COMPARE(m_window->notices().text(), translated(m_window->snapshot().fault));
        m_window->click("Back to the last good epoch");
        QTRY_COMPARE(m_window->snapshot().state, TrainerState::Paused);
        QVERIFY(m_window->notices().text().isEmpty());
    }

    // In this slow motion an epoch takes ten minutes, in which Qt Test would have given up.
    void closing_while_training_does_not_wait_for_the_epoch()
    {
        (*m_window)->workbench().setSpeedLimit(1);
        m_window->press(Qt::Key_Space);
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        QVERIFY(m_window->snapshot().images_seen < TestHome::trainSize / 2);
        (*m_window)->close();
        m_window.close();
    }

private:
    void trainSome()
    {
        m_window->click("+1 batch");
        QTRY_VERIFY(m_window->snapshot().images_seen > 0);
        QTRY_VERIFY(m_window->snapshot().state == TrainerState::Paused);
    }

    void trigger(const char *entry)
    {
        for (QAction *action : (*m_window)->findChildren<QAction *>())
            if (action->text().remove(QLatin1Char('&')) == QLatin1String(entry))
                return action->trigger();
        QFAIL(entry);
    }

    // As the keyboard does: the list finds the entry that begins so.
    void choose(const char *name, const char *entry)
    {
        auto *box = m_window->control<QComboBox>(name);
        QVERIFY2(box, name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < box->count() && box->currentText() != QLatin1String(entry); ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentText(), QString::fromUtf8(entry));
        QTRY_VERIFY(m_window->snapshot().images_seen == 0);
    }

    FirstStart m_window;
};

DELTASCOPE_TEST(TestTrainingJob)
#include "test_training_job.moc"
