// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/setting_grid.h"
#include "tests/suite.h"

using namespace deltascope;

class TestSettingGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // 0.3 · (100/3)^(1/4) is 0.7208, and so on.
    void values_go_by_factors_with_three_digits()
    {
        QCOMPARE(values_between(0.3, 10, 5), (std::vector{0.3, 0.721, 1.73, 4.16, 10.0}));
        QCOMPARE(values_between(1, 1000, 4), (std::vector{1.0, 10.0, 100.0, 1000.0}));
        QCOMPARE(values_between(10, 1, 2), (std::vector{10.0, 1.0}));
    }

    void values_go_by_steps_where_one_is_not_positive()
    {
        QCOMPARE(values_between(0, 0.9, 4), (std::vector{0.0, 0.3, 0.6, 0.9}));
    }

    void every_combination_is_a_run()
    {
        const std::vector<GridAxis> axes = {
            axis(Setting::HiddenUnits, {{.hidden_units = 5}, {.hidden_units = 7}}),
            axis(Setting::Seed, {{.seed = 1}, {.seed = 2}, {.seed = 3}})};
        QCOMPARE(combination_count(axes), 6.0);
        const std::vector<TrainingSettings> runs = combinations({.learning_rate = 0.5}, axes);
        QCOMPARE(runs.size(), std::size_t(6));
        for (std::size_t i = 0; i < runs.size(); ++i) {
            QCOMPARE(runs[i].hidden_units, i < 3 ? 5 : 7);
            QCOMPARE(runs[i].seed, std::uint64_t(i % 3 + 1));
            QCOMPARE(runs[i].learning_rate, 0.5);
        }
    }

    void functions_that_do_not_go_together_are_left_out()
    {
        TrainingSettings sigmoid;
        TrainingSettings softmax;
        softmax.functions.output = Activation::Softmax;
        softmax.functions.cost = Cost::LogLikelihood;
        const auto runs = combinations({}, {axis(Setting::OutputActivation, {sigmoid, softmax}),
                                            axis(Setting::Cost, {sigmoid, softmax})});
        QVERIFY(!runs.empty());
        for (const TrainingSettings &run : runs)
            QVERIFY(run.functions.valid());
        QVERIFY(runs.size() < 4);
    }

    void gaps_in_a_grid_are_found()
    {
        std::vector<TrainingSettings> runs;
        for (const double rate : {0.5, 1.0})
            for (const std::uint64_t seed : {1, 2, 3, 5})
                runs.push_back({.seed = seed, .learning_rate = rate});
        std::vector<TrainingSettings> gaps = gaps_in(runs);
        QCOMPARE(gaps.size(), std::size_t(2)); // seed 4 of both
        QVERIFY(gaps[0].seed == 4 && gaps[1].seed == 4);
        runs.erase(runs.begin());
        gaps = gaps_in(runs);
        QCOMPARE(gaps.size(), std::size_t(3));
        QVERIFY(gaps_in({}).empty());
        QVERIFY(gaps_in({runs.front()}).empty());
    }

    void what_is_no_grid_has_no_gaps()
    {
        std::vector<TrainingSettings> runs;
        for (int i = 1; i <= 10; ++i)
            runs.push_back({.hidden_units = i, .seed = std::uint64_t(1000 * i), .learning_rate = 0.1 * i});
        QVERIFY(gaps_in(runs).empty());
    }

private:
    static GridAxis axis(Setting setting, std::vector<TrainingSettings> values)
    {
        return {setting, std::move(values)};
    }
};

DELTASCOPE_TEST(TestSettingGrid)
#include "test_setting_grid.moc"
