// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/test_home.h"
#include "ui/settings/setting.h"
#include "ui/train/runs/run_list.h"
#include "ui/train/runs/sweep.h"
#include "ui/workbench/workbench.h"

#include <QTest>

using namespace deltascope;

namespace {
/// A workbench with its data read, and the list that records it.
struct Desk
{
    Workbench workbench;
    RunList runs;
    Sweep sweep{workbench, runs};
    bool ready = false;

    Desk()
    {
        QObject::connect(&workbench, &Workbench::snapshotChanged, &runs,
                         [this] { runs.take(workbench.snapshot()); });
        runs.take(workbench.snapshot());
        workbench.start();
        ready = QTest::qWaitFor([this] { return workbench.hasData() && !snapshot().history->empty(); });
    }

    const TrainingSnapshot &snapshot() const { return *workbench.snapshot(); }
    void start(const char *rates, int epochs)
    {
        QString fault;
        sweep.start({Setting::Rate,
                     settingsForEach(Setting::Rate, QString::fromLatin1(rates), snapshot().settings, fault),
                     epochs});
    }
    bool trained(int epochs) const
    {
        return snapshot().state == TrainerState::Paused && !snapshot().history->empty() &&
               snapshot().history->back().epoch >= epochs;
    }
};
} // namespace

class TestSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trains_one_run_for_each_value()
    {
        Desk desk;
        QVERIFY(desk.ready);
        const auto open = desk.runs.present()->run();
        desk.start("0.03, 0.3, 3", 4);
        QVERIFY(desk.sweep.isRunning());
        QCOMPARE(desk.sweep.runs(), 3);
        QTRY_VERIFY(!desk.sweep.isRunning());
        const auto records = desk.runs.records();
        QCOMPARE(records.size(), std::size_t(4));
        QCOMPARE(records.front()->run(), open); // what was open before is kept
        const double rates[] = {0.03, 0.3, 3};
        for (std::size_t i = 0; i < 3; ++i) {
            const RunRecord &record = *records[i + 1];
            QCOMPARE(record.last->settings.learning_rate, rates[i]);
            QCOMPARE(record.name(), QStringLiteral("η = %1").arg(rates[i]));
            QCOMPARE(record.history().size(), std::size_t(5)); // with epoch 0
            QVERIFY(*record.last->start == *records[1]->last->start);
            QVERIFY(!(record.last->network.parameters == *record.last->start));
        }
        QCOMPARE(desk.runs.shownRecords().size(), std::size_t(3));
    }

    void the_best_network_stays_after_a_sweep()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QString told;
        connect(&desk.sweep, &Sweep::finished, this, [&told](const QString &result) { told = result; });
        desk.start("1, 0.00001", 4); // the last learns next to nothing
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY2(told.contains(QStringLiteral("η = 1, which reads")), qPrintable(told));
        QTRY_COMPARE(desk.runs.present()->name(), QStringLiteral("η = 1"));
        QCOMPARE(desk.snapshot().settings.learning_rate, 1.0);
        QCOMPARE(desk.snapshot().epochs, 4.0);
        // It was one more run, "η = 1, continued", over the curve of the first.
        const auto records = desk.runs.records();
        QCOMPARE(records.size(), std::size_t(3));
        QCOMPARE(records[1]->name(), QStringLiteral("η = 1e-05"));
        QCOMPARE(records[2]->name(), QStringLiteral("η = 1"));
        QCOMPARE(records[2]->number, records[1]->number - 1);
    }

    void the_end_of_each_run_is_known()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QHash<std::uint64_t, QSet<int>> ends; // of each run, while it trained
        connect(&desk.workbench, &Workbench::snapshotChanged, this, [&] {
            if (desk.sweep.isRunning() && desk.workbench.isTraining())
                ends[desk.snapshot().run].insert(desk.snapshot().end_epoch.value_or(-1));
        });
        desk.start("0.03, 0.3", 30);
        QTRY_VERIFY(!desk.sweep.isRunning());
        QCOMPARE(ends.size(), 2);
        for (const QSet<int> &each : ends)
            QCOMPARE(each, QSet<int>({30}));
    }

    void a_run_that_diverges_gives_way_to_the_next()
    {
        Desk desk;
        QVERIFY(desk.ready);
        TrainingSettings settings = desk.snapshot().settings;
        settings.functions = {Activation::LeakyRelu, Activation::LeakyRelu, Cost::Quadratic};
        settings.init = Init::Nielsen;
        QString fault;
        desk.sweep.start({Setting::Rate,
                          settingsForEach(Setting::Rate, QStringLiteral("1000000, 0.01"), settings, fault),
                          2});
        QTRY_VERIFY(!desk.sweep.isRunning());
        const auto records = desk.runs.records();
        QCOMPARE(records[records.size() - 2]->last->state, TrainerState::Diverged);
        QCOMPARE(records.back()->history().back().epoch, 2);
    }

    void can_be_cancelled_at_any_point_data()
    {
        QTest::addColumn<int>("run");
        QTest::addColumn<int>("changes"); // of the sweep in that run, with its beginning
        for (const auto &[run, changes] : {std::pair(1, 1), std::pair(1, 2), std::pair(1, 3), std::pair(2, 1),
                                           std::pair(2, 3), std::pair(3, 1)})
            QTest::addRow("in run %d at change %d", run, changes) << run << changes;
    }
    void can_be_cancelled_at_any_point()
    {
        QFETCH(int, run);
        QFETCH(int, changes);
        Desk desk;
        QVERIFY(desk.ready);
        int seen = 0;
        connect(&desk.sweep, &Sweep::changed, this, [&] {
            if (desk.sweep.presentRun() == run && ++seen == changes)
                desk.sweep.cancel();
        });
        desk.start("0.1, 0.2, 0.3", 250);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.sweep.isRunning(), 30'000);
        QCOMPARE(seen, changes);
        const double rate = run / 10.0;
        QTRY_VERIFY(!desk.workbench.isTraining() &&
                    desk.runs.present()->last->settings.learning_rate == rate);
        QVERIFY(!desk.trained(250));
        const auto id = desk.snapshot().run;
        const auto images = desk.snapshot().images_seen;
        desk.workbench.trainOneEpoch();
        QTRY_VERIFY(!desk.workbench.isTraining() && desk.snapshot().images_seen > images);
        QCOMPARE(desk.snapshot().run, id); // no run of the sweep begins any more
        QCOMPARE(static_cast<int>(desk.runs.records().size()), 1 + run);
    }

    void waits_while_it_is_paused()
    {
        Desk desk;
        QVERIFY(desk.ready);
        const auto pauseOnce = connect(&desk.sweep, &Sweep::changed, this, [&desk] {
            if (desk.snapshot().images_seen > 0 && desk.snapshot().settings.learning_rate == 0.1)
                desk.workbench.pause();
        });
        desk.start("0.1, 0.2", 200);
        QTRY_VERIFY(desk.snapshot().settings.learning_rate == 0.1 && desk.snapshot().images_seen > 0);
        QTRY_VERIFY(!desk.workbench.isTraining());
        disconnect(pauseOnce);
        QVERIFY(desk.sweep.isRunning());
        QCOMPARE(desk.sweep.presentRun(), 1);
        QVERIFY(desk.sweep.progress() > 0 && desk.sweep.progress() < 0.5);
        desk.workbench.train();
        QTRY_VERIFY(!desk.sweep.isRunning());
        const auto records = desk.runs.records();
        const auto second = std::ranges::find_if(
            records, [](const auto &record) { return record->last->settings.learning_rate == 0.2; });
        QVERIFY(second != records.end());
        QCOMPARE((*second)->history().back().epoch, 200);
    }

    void another_run_ends_it()
    {
        Desk desk;
        QVERIFY(desk.ready);
        desk.start("0.1, 0.2", 1000);
        QTRY_VERIFY(desk.snapshot().settings.learning_rate == 0.1 && desk.snapshot().images_seen > 0);
        TrainingSettings mine;
        mine.hidden_units = 3;
        desk.workbench.reset(mine);
        QTRY_VERIFY(!desk.sweep.isRunning());
        QTRY_COMPARE(desk.snapshot().settings, mine);
        QCOMPARE(desk.runs.records().size(), std::size_t(3));
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestSweep)
#include "test_sweep.moc"
