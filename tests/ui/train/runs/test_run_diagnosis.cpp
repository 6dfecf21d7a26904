// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/example_runs.h"
#include "ui/train/runs/run_diagnosis.h"
#include "ui/train/runs/run_pace.h"

#include <QTest>

using namespace deltascope;
using Kind = RunFault;

class TestRunDiagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_what_is_wrong_data()
    {
        QTest::addColumn<QList<double>>("losses"); // of training, from epoch 0
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<double>("hidden");
        QTest::addColumn<double>("output");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QList<double> &losses, double accuracy, double hidden,
                            double output, Kind kind, const char *says) {
            QTest::newRow(name) << losses << accuracy << hidden << output << static_cast<int>(kind)
                                << QString::fromUtf8(says);
        };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        row("learns", {0.45, 0.2, 0.1, 0.05}, 0.95, 0.1, 0.01, Kind::None, "");
        row("too early", {0.45, 0.45, 0.45}, 0.1, 0.1, 0.1, Kind::None, "");
        row("done", {0.01, 0.01, 0.01, 0.01}, 0.99, 0.1, 0.001, Kind::None, "");
        row("outputs saturated", {1.2, 0.5, 0.5, 0.5, 0.5}, 0.1, 0.1, 0.001, Kind::OutputsSaturated,
            "cross-entropy");
        row("hidden saturated", {1.2, 0.5, 0.5, 0.5, 0.5}, 0.1, 0.004, 0.1, Kind::HiddenSaturated, "0.00400");
        row("too small", {0.4504, 0.4503, 0.4502, 0.4501}, 0.12, 0.2, 0.1, Kind::RateTooSmall, "Try η = 30");
        row("too large", {0.45, 0.41, 0.46, 0.45}, 0.3, 0.2, 0.1, Kind::RateTooLarge, "Try η = 0.3");
        row("up and down", {0.45, 0.38, 0.373, 0.385, 0.374, 0.38, 0.375}, 0.3, 0.2, 0.1, Kind::RateTooLarge,
            "jumps up and down");
        row("stays", {0.45, 0.45, 0.45, 0.45}, 0.3, 0.2, 0.1, Kind::Stalled, "another η");
        row("slopes unknown", {0.45, 0.45, 0.45, 0.45}, 0.3, nan, nan, Kind::Stalled, "30.0");
    }
    void says_what_is_wrong()
    {
        QFETCH(QList<double>, losses);
        QFETCH(double, accuracy);
        QFETCH(double, hidden);
        QFETCH(double, output);
        QFETCH(int, kind);
        QFETCH(QString, says);
        auto snapshot = runWith(losses, accuracy);
        std::vector<EpochRecord> history = *snapshot->history;
        history.back().mean_abs_phi_prime1 = hidden;
        history.back().mean_abs_phi_prime2 = output;
        snapshot->history = std::make_shared<const History>(history);
        const QString text = diagnosisText(*snapshot);
        QCOMPARE(static_cast<int>(diagnose(*snapshot).fault), kind);
        QCOMPARE(text.isEmpty(), kind == static_cast<int>(Kind::None));
        QVERIFY2(text.contains(says), qPrintable(text));
    }

    void divergence_is_named_with_a_smaller_rate()
    {
        auto snapshot = exampleSnapshot(1, 0);
        snapshot->state = TrainerState::Diverged;
        snapshot->settings.learning_rate = 300;
        QCOMPARE(diagnose(*snapshot).fault, Kind::Diverged);
        QVERIFY(diagnosisText(*snapshot).contains(QStringLiteral("η = 30.")));
    }

    void units_that_are_alike_are_found_in_the_weights()
    {
        auto snapshot = runWith({0.45, 0.45, 0.45, 0.45}, 0.1);
        snapshot->network.parameters = initial_parameters(2, Init::Equal, 1);
        QCOMPARE(diagnose(*snapshot).fault, Kind::UnitsAlike);
        snapshot->network.parameters.W1(3, 1) += 0.5f;
        QVERIFY(diagnose(*snapshot).fault != Kind::UnitsAlike);
    }

    void digits_that_nothing_is_read_as_are_named()
    {
        auto snapshot = runWith({0.45, 0.45, 0.45, 0.45}, 0.1);
        auto test = std::make_shared<Evaluation>();
        for (std::size_t digit = 0; digit < digit_count; ++digit)
            test->confusion[digit][digit == 3 ? 1 : digit] = 7;
        snapshot->test = test;
        QVERIFY(diagnosisText(*snapshot).endsWith(QLatin1String("No test image is read as 3.")));
        test->confusion = {};
        for (auto &row : test->confusion)
            row[4] = 7;
        QVERIFY(diagnosisText(*snapshot).endsWith(QLatin1String("Every test image is read as 4.")));
    }

    void a_run_that_was_far_better_is_led_back()
    {
        auto snapshot = runWith({0.3, 0.45, 0.45, 0.45, 0.45}, 0.1);
        snapshot->best = snapshot->start;
        snapshot->best_epoch = 0;
        QVERIFY(!diagnosisText(*snapshot).contains(QStringLiteral("After epoch 0")));
        std::vector<EpochRecord> history = *snapshot->history;
        history.front().test_accuracy = 0.96;
        snapshot->history = std::make_shared<const History>(history);
        QVERIFY(diagnosisText(*snapshot).contains(QStringLiteral(
            "After epoch 0 the network read 96.00\u202F% of the test images right; a button in "
            "Options goes back there.")));
    }

    void saturation_is_said_where_it_hinders_data()
    {
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<double>("hidden");
        QTest::addColumn<double>("output");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, double accuracy, double hidden, double output,
                            const char *says) {
            QTest::newRow(name) << accuracy << hidden << output << QString::fromUtf8(says);
        };
        row("poor", 0.5, 0.12, 0.004,
            "Mean |φ′| after epoch 1: hidden units 0.120 of at most 0.25, not saturated; outputs 0.00400 of "
            "at most 0.25, "
            "saturated.");
        row("good", 0.98, 0.12, 0.004,
            "Mean |φ′| after epoch 1: hidden units 0.120 of at most 0.25, not saturated; outputs 0.00400 of "
            "at most 0.25, "
            "small because they are right.");
        row("good, with hidden units at their ends", 0.98, 0.012, 0.1,
            "Mean |φ′| after epoch 1: hidden units 0.0120 of at most 0.25, small, yet it has learnt; outputs "
            "0.100 of at "
            "most 0.25, not saturated.");
        row("unknown", 0.5, std::numeric_limits<double>::quiet_NaN(), 0.004, "");
    }
    void saturation_is_said_where_it_hinders()
    {
        QFETCH(double, accuracy);
        QFETCH(double, hidden);
        QFETCH(double, output);
        QFETCH(QString, says);
        auto snapshot = runWith({0.45, 0.3}, accuracy);
        std::vector<EpochRecord> history = *snapshot->history;
        history.back().mean_abs_phi_prime1 = hidden;
        history.back().mean_abs_phi_prime2 = output;
        snapshot->history = std::make_shared<const History>(history);
        QCOMPARE(saturationText(*snapshot), says);
    }

    // "0.0200 of at most 1, saturated", of units beside which "Most hidden units are dead" stood.
    void relus_are_dead_and_not_saturated()
    {
        auto snapshot = runWith({2.3, 2.3}, 0.11);
        snapshot->settings.functions = {Activation::Relu, Activation::Softmax, Cost::LogLikelihood};
        std::vector<EpochRecord> history = *snapshot->history;
        for (const auto &[slope, word] : {std::pair{0.004, "of at most 1.0, most of them dead; outputs"},
                                          std::pair{0.5, "of at most 1.0, not dead; outputs"}}) {
            history.back().mean_abs_phi_prime1 = slope;
            history.back().mean_abs_phi_prime2 = 0.1;
            snapshot->history = std::make_shared<const History>(history);
            const QString says = saturationText(*snapshot);
            QVERIFY2(says.contains(QString::fromLatin1(word)), qPrintable(says));
        }
    }

    // The numbers were of a moment within the epoch.
    void saturation_within_an_epoch_says_when()
    {
        auto snapshot = runWith({0.45, 0.3}, 0.98);
        snapshot->epochs = 1.25;
        snapshot->mid_epoch_evaluation = MidEpochEvaluation{
            .epochs = 1.25, .accuracy = 0.98, .mean_abs_phi_prime1 = 0.11, .mean_abs_phi_prime2 = 0.1};
        const QString says = saturationText(*snapshot);
        QVERIFY2(says.startsWith(QStringLiteral("Mean |φ′| at epoch 1.25: hidden units 0.110 ")),
                 qPrintable(says));
    }

    void pace_is_by_the_clock()
    {
        RunPace pace;
        QVERIFY(!pace.epochsPerSecond());
        for (int i = 0; i <= 100; ++i)
            pace.take(5 + 0.2 * i, 1, 0.1 * i, true);
        QVERIFY(qAbs(pace.epochsPerSecond().value() - 0.5) < 1e-9);
        pace.take(40, 1, 20, false);
        QVERIFY(!pace.epochsPerSecond()); // a pause is no slowness
        pace.take(41, 1, 20, true);
        pace.take(45, 1, 28, true);
        QCOMPARE(pace.epochsPerSecond().value(), 2.0);
        pace.take(46, 2, 0.5, true); // another run
        QVERIFY(!pace.epochsPerSecond());
    }

    // The evaluation before the first step counted as slowness: "20 s left" of what took three.
    void no_time_is_left_to_say_before_the_pace_is_known()
    {
        RunPace pace;
        for (int i = 0; i <= 9; ++i)
            pace.take(0.2 * i, 1, 0, true); // nothing is trained yet
        for (int i = 1; i <= 10; ++i) {
            pace.take(1.8 + 0.2 * i, 1, 0.1 * i, true);
            QVERIFY(!pace.epochsPerSecond());
        }
        for (int i = 11; i <= 16; ++i)
            pace.take(1.8 + 0.2 * i, 1, 0.1 * i, true);
        QVERIFY(qAbs(pace.epochsPerSecond().value() - 0.5) < 1e-9);
    }

private:
    static std::shared_ptr<TrainingSnapshot> runWith(const QList<double> &losses, double accuracy)
    {
        auto snapshot = exampleSnapshot(1, static_cast<int>(losses.size()) - 1);
        std::vector<EpochRecord> history;
        for (int epoch = 0; epoch < losses.size(); ++epoch)
            history.push_back({.epoch = epoch,
                               .train_loss = losses[epoch],
                               .test_loss = losses[epoch],
                               .train_accuracy = accuracy,
                               .test_accuracy = accuracy,
                               .seconds = 0.1,
                               .mean_abs_phi_prime1 = 0.2,
                               .mean_abs_phi_prime2 = 0.1});
        snapshot->history = std::make_shared<const History>(history);
        return snapshot;
    }
};

DELTASCOPE_TEST(TestRunDiagnosis)
#include "test_run_diagnosis.moc"
