// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/parallel_runs.h"
#include "core/training/trainer/training_loop.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <map>

using namespace deltascope;
using namespace std::chrono_literals;

class TestParallelRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_run_is_as_if_trained_alone()
    {
        std::vector<PlannedRun> planned;
        for (const std::uint64_t seed : {1, 2, 3, 4, 5})
            planned.push_back({settings(seed, 0.5), 2, {}});
        const auto ends = train(planned, 3);
        QCOMPARE(ends.size(), planned.size());
        for (const auto &[index, end] : ends) {
            QVERIFY(end->network.parameters == alone(planned[index]).network.parameters);
            QCOMPARE(end->epochs, 2.0);
            QCOMPARE(end->history->size(), std::size_t(3));
        }
    }

    void a_run_that_diverges_leaves_the_others_alone()
    {
        PlannedRun wild = {settings(1, 1e30), 3, {}};
        wild.settings.functions = {Activation::Relu, Activation::Relu, Cost::Quadratic};
        const auto ends = train({wild, {settings(2, 0.5), 3, {}}}, 1);
        QVERIFY(ends.at(0)->state == TrainerState::Diverged);
        QVERIFY(ends.at(1)->state == TrainerState::Paused);
        QCOMPARE(ends.at(1)->epochs, 3.0);
    }

    void a_rule_stops_a_run()
    {
        const auto ends = train({{settings(1, 0.5), 1000, {.test_accuracy = 0.5}}}, 2);
        QVERIFY(ends.at(0)->stopped_by == StopReason::Accuracy);
    }

    void runs_are_told_while_they_grow()
    {
        const std::vector<PlannedRun> planned(3, {settings(1, 0.5), 400, {}});
        ParallelRuns runs(planned, synthetic_data(500), synthetic_data(100, 2), 2, SweepPriority::Low);
        std::map<std::size_t, double> epochs; // so far
        bool grew = false;
        while (!runs.done()) {
            for (const GrowingRun &run : runs.take_growing()) {
                QVERIFY(run.snapshot->state == TrainerState::Training);
                QVERIFY(run.snapshot->epochs >= epochs[run.index]);
                grew = grew || (epochs[run.index] > 0 && run.snapshot->epochs > epochs[run.index]);
                epochs[run.index] = run.snapshot->epochs;
            }
            if (const auto run = runs.take_finished(5ms))
                epochs[run->index] = 1e9; // and grows no more
        }
        QVERIFY(grew);
        QVERIFY(runs.take_growing().empty());
    }

    void it_is_left_in_the_middle()
    {
        const std::vector<PlannedRun> planned(8, {settings(1, 0.5), 1'000'000, {}});
        ParallelRuns runs(planned, synthetic_data(500), synthetic_data(100, 2), 2);
        QVERIFY(!runs.take_finished(20ms));
        QVERIFY(!runs.done());
        QVERIFY(runs.progress() < 1);
    } // and ends here

private:
    static TrainingSettings settings(std::uint64_t seed, double rate)
    {
        return {.hidden_units = 6, .seed = seed, .learning_rate = rate, .threads = 1};
    }

    static std::map<std::size_t, std::shared_ptr<const TrainingSnapshot>>
    train(const std::vector<PlannedRun> &planned, int workers)
    {
        ParallelRuns runs(planned, synthetic_data(500), synthetic_data(100, 2), workers);
        std::map<std::size_t, std::shared_ptr<const TrainingSnapshot>> ends;
        while (!runs.done())
            if (const auto run = runs.take_finished(100ms))
                ends[run->index] = run->end;
        QTest::qVerify(runs.progress() == 1, "progress", "at the end", __FILE__, __LINE__);
        return ends;
    }

    static TrainingSnapshot alone(const PlannedRun &run)
    {
        TrainingLoop loop(run.settings);
        loop.set_data(synthetic_data(500), synthetic_data(100, 2));
        loop.start(run.epochs);
        while (loop.has_work())
            loop.work();
        return loop.snapshot();
    }
};

DELTASCOPE_TEST(TestParallelRuns)
#include "test_parallel_runs.moc"
