// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/example_runs.h"
#include "ui/train/runs/seed_groups.h"
#include "ui/train/runs/table_runs.h"

#include <QTest>

using namespace deltascope;

class TestTableRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_row_is_a_run_with_its_curves()
    {
        const TableRuns read = tableRuns({.rows = {row(3, 1, 2), row(0.5, 1, 2)}, .torn_line = {}},
                                         QStringLiteral("t.csv"), 4, 1000);
        QCOMPARE(read.told, QStringLiteral("t.csv holds 2 runs."));
        QCOMPARE(read.runs.size(), std::size_t(2));
        QCOMPARE(read.runs[0].title, QStringLiteral("η 3"));
        const TrainingSnapshot &last = *read.runs[0].last;
        QCOMPARE(last.epochs, 2.0);
        QCOMPARE(last.images_seen, std::int64_t(2000));
        QCOMPARE(last.history->back().test_loss, exampleEpoch(2).test_loss);
        QVERIFY(std::isnan(last.history->back().mean_abs_phi_prime1));
        QVERIFY(!last.start && read.runs[0].shown && read.runs[0].seeds == 0);
    }

    void torn_diverged_failed_and_missing_runs_are_named()
    {
        SweepTable table{.rows = {}, .torn_line = 12};
        for (const double rate : {0.5, 3.0})
            for (const std::uint64_t seed : {1, 2, 3, 5, 6, 7})
                table.rows.push_back(row(rate, seed, 2));
        table.rows[0].outcome = SweepOutcome::Diverged;
        table.rows[1].outcome = SweepOutcome::Failed;
        table.rows[1].epochs.clear();
        const QString told = tableRuns(table, QStringLiteral("t.csv"), 1, 1000).told;
        for (const char *sentence :
             {"t.csv holds 12 runs.", "Line 12 is incomplete", "Diverged: η 0.5, seed 1.",
              "Not trained, for want of memory: η 0.5, seed 2.", "Missing: η 0.5, seed 4; η 3, seed 4."})
            QVERIFY2(told.contains(QString::fromUtf8(sentence)), qPrintable(told));
    }

    void runs_that_differ_in_their_seed_are_groups()
    {
        SweepTable table;
        for (const double rate : {0.5, 3.0})
            for (std::uint64_t seed = 1; seed <= 6; ++seed)
                table.rows.push_back(row(rate, seed, 2));
        RunList list;
        list.take(exampleSnapshot(1, 0));
        list.add(tableRuns(table, QStringLiteral("t.csv"), list.nextNumber(), 1000).runs);
        const auto groups = seedGroups(list.records());
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].ended.size(), std::size_t(6));
        QCOMPARE(groupName(groups[1], groups), QStringLiteral("η 3"));
        QVERIFY(!list.records().front()->hasNetwork());
    }

    // A sweep tries again what had no memory.
    void a_run_that_is_listed_twice_is_one()
    {
        SweepTable table{.rows = {row(3, 1, 2), row(3, 1, 2)}, .torn_line = {}};
        table.rows[0].outcome = SweepOutcome::Failed;
        table.rows[0].epochs.clear();
        const TableRuns read = tableRuns(table, QStringLiteral("t.csv"), 1, 1000);
        QCOMPARE(read.runs.size(), std::size_t(1));
        QCOMPARE(read.told, QStringLiteral("t.csv holds 1 run."));
    }

    void of_very_many_the_best_are_drawn()
    {
        SweepTable table;
        for (int i = 1; i <= 200; ++i)
            table.rows.push_back(row(i, 1, i % 50 + 1));
        const TableRuns read = tableRuns(table, QStringLiteral("t.csv"), 1, 1000);
        const auto shown = std::ranges::count(read.runs, true, &RunList::OtherRun::shown);
        QVERIFY(shown >= 30 && shown < 40);
        QVERIFY2(read.told.contains(QStringLiteral("The curves of the best %1 are drawn").arg(shown)),
                 qPrintable(read.told));
    }

    void an_empty_table_is_none_of_runs()
    {
        const TableRuns read = tableRuns({}, QStringLiteral("t.csv"), 1, 1000);
        QVERIFY(read.runs.empty());
        QCOMPARE(read.told, QStringLiteral("t.csv holds 0 runs."));
    }

private:
    static SweepRow row(double rate, std::uint64_t seed, int epochs)
    {
        SweepRow made;
        made.run = {.settings = {.seed = seed, .learning_rate = rate}, .epochs = epochs, .stop_rules = {}};
        for (int epoch = 0; epoch <= epochs; ++epoch)
            made.epochs.push_back(exampleEpoch(epoch));
        return made;
    }
};

DELTASCOPE_TEST(TestTableRuns)
#include "test_table_runs.moc"
