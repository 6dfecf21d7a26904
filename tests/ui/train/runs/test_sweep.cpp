// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/test_home.h"
#include "ui/settings/setting.h"
#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_list.h"
#include "ui/train/runs/seed_groups.h"
#include "ui/train/runs/sweep.h"
#include "ui/workbench/workbench.h"

#include <QTest>

#include <set>

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
    void start(const char *rates, int epochs, int seeds = 1)
    {
        QString fault;
        sweep.start({Setting::Rate,
                     settingsForEach(Setting::Rate, QString::fromLatin1(rates), snapshot().settings, fault),
                     seeds, epochs});
    }
    /// Until it is done.
    bool run(const char *rates, int epochs, int seeds = 1)
    {
        start(rates, epochs, seeds);
        return QTest::qWaitFor([this] { return !sweep.isRunning(); }, 30'000);
    }
    std::shared_ptr<const RunRecord> named(const char *name) const
    {
        for (const auto &record : runs.records())
            if (record->name() == QString::fromUtf8(name))
                return record;
        return nullptr;
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
        QVERIFY(desk.run("0.03, 0.3, 3", 4));
        QCOMPARE(desk.sweep.runs(), 3);
        QTRY_COMPARE(desk.runs.records().size(), std::size_t(4));
        QVERIFY(desk.runs.find(open)); // what was open before is kept
        for (const double rate : {0.03, 0.3, 3.0}) {
            const auto record = desk.named(QStringLiteral("η = %1").arg(rate).toUtf8().constData());
            QVERIFY(record);
            QCOMPARE(record->last->settings.learning_rate, rate);
            QCOMPARE(record->history().size(), std::size_t(5)); // with epoch 0
            QVERIFY(*record->last->start == *desk.named("η = 3")->last->start);
            QVERIFY(!(record->last->network.parameters == *record->last->start));
            QVERIFY(record->shown);
        }
    }

    void each_run_is_as_if_trained_alone()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QVERIFY(desk.run("0.5", 3, 2));
        const auto second = desk.named("seed 2");
        QVERIFY(second);
        TrainingSettings settings = second->last->settings;
        settings.threads = 1;
        desk.workbench.reset(settings);
        desk.workbench.trainEpochs(3);
        QTRY_VERIFY(!desk.workbench.isTraining() && desk.snapshot().epochs == 3 &&
                    desk.snapshot().settings == settings);
        QVERIFY(desk.snapshot().network.parameters == second->last->network.parameters);
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
        QCOMPARE(desk.runs.records().size(), std::size_t(3));
    }

    void the_network_in_training_is_untouched_until_the_end()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QString question;
        std::function<void()> answer;
        connect(&desk.sweep, &Sweep::confirmationWanted, this,
                [&](const QString &asked, const QString &, const std::function<void()> &then) {
                    question = asked;
                    answer = then;
                });
        const auto run = desk.snapshot().run;
        desk.workbench.train();
        QTRY_VERIFY(desk.snapshot().images_seen > 0);
        desk.start("0.5, 1", 4);
        while (desk.sweep.isRunning()) {
            QCOMPARE(desk.snapshot().run, run);
            QVERIFY(desk.workbench.isTraining());
            QTest::qWait(20);
        }
        QVERIFY2(question.contains(QStringLiteral("The present network has changed meanwhile.")),
                 qPrintable(question));
        QCOMPARE(desk.runs.present()->run(), run);
        QVERIFY(desk.workbench.isTraining());
        answer();
        QTRY_VERIFY(desk.runs.present()->name().startsWith(QStringLiteral("η = ")));
        QVERIFY(desk.runs.find(run)); // and stays in the list
    }

    void each_run_grows_as_it_is_trained()
    {
        Desk desk;
        QVERIFY(desk.ready);
        std::set<std::size_t> lengths; // of the history of the first run, while it was trained
        connect(&desk.runs, &RunList::changed, this, [&] {
            if (const auto record = desk.named("η = 0.1"); record && record->isGrowing())
                lengths.insert(record->history().size());
        });
        desk.start("0.1, 0.2", 100'000); // it does not end before it has been seen to grow
        QTRY_VERIFY_WITH_TIMEOUT(lengths.size() > 3, 30'000);
        QVERIFY(desk.sweep.progress() > 0);
        desk.sweep.cancel();
    }

    void a_run_that_diverges_is_named_and_the_rest_goes_on()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QString told;
        connect(&desk.sweep, &Sweep::finished, this, [&told](const QString &result) { told = result; });
        TrainingSettings settings = desk.snapshot().settings;
        settings.functions = {Activation::LeakyRelu, Activation::LeakyRelu, Cost::Quadratic};
        settings.init = Init::Nielsen;
        QString fault;
        desk.sweep.start({Setting::Rate,
                          settingsForEach(Setting::Rate, QStringLiteral("1000000, 0.01"), settings, fault), 1,
                          2});
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 30'000);
        QVERIFY2(told.endsWith(QStringLiteral("Diverged or not trained: η = 1000000.")), qPrintable(told));
        QVERIFY(desk.named("η = 1000000")->last->state == TrainerState::Diverged);
        QTRY_COMPARE(desk.runs.present()->name(), QStringLiteral("η = 0.01"));
        QCOMPARE(desk.runs.present()->history().back().epoch, 2);
    }

    void cancelling_keeps_what_has_been_trained()
    {
        Desk desk;
        QVERIFY(desk.ready);
        const auto run = desk.snapshot().run;
        desk.start("0.1, 0.2, 0.3, 0.4, 0.5, 0.6", 100'000);
        QTRY_VERIFY(desk.named("η = 0.1") && desk.named("η = 0.1")->history().size() > 2);
        desk.sweep.cancel();
        QVERIFY(!desk.sweep.isRunning());
        const auto left = desk.named("η = 0.1");
        QVERIFY(!left->isGrowing() && RunActions::canGoToLast(*left));
        QVERIFY(!desk.named("η = 0.6")); // was not begun
        QCOMPARE(desk.snapshot().run, run);
        RunActions(desk.workbench, desk.runs).goToLast(*left);
        desk.workbench.trainOneEpoch();
        QTRY_VERIFY(!desk.workbench.isTraining() && desk.snapshot().run != run &&
                    desk.snapshot().epochs > left->last->epochs);
    }

    void nothing_is_trained_twice()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QVERIFY(desk.run("0.5, 1", 2));
        QTRY_COMPARE(desk.runs.records().size(), std::size_t(3));
        QVERIFY(desk.run("0.25, 0.5, 1", 2));
        QTRY_COMPARE(desk.runs.records().size(), std::size_t(4));
        QVERIFY(desk.run("0.25, 0.5, 1", 3)); // these are others
        QTRY_COMPARE(desk.runs.records().size(), std::size_t(7));
    }

    void other_images_end_it()
    {
        Desk desk;
        QVERIFY(desk.ready);
        desk.start("0.1, 0.2", 100'000);
        QTRY_VERIFY(desk.named("η = 0.1"));
        desk.workbench.useData({synthetic_data(100, 3), synthetic_data(50, 4)}, {});
        QTRY_VERIFY(!desk.sweep.isRunning());
    }

    void seeds_of_one_setting_share_a_colour_and_are_a_group()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QVERIFY(desk.run("0.5, 1", 2, 6));
        QTRY_COMPARE(desk.runs.records().size(), std::size_t(13));
        const auto groups = seedGroups(desk.runs.records());
        QCOMPARE(groups.size(), std::size_t(2));
        for (const SeedGroup &group : groups) {
            QCOMPARE(group.ended.size(), std::size_t(6));
            QVERIFY(group.isBand() && group.others.empty());
            std::set<std::uint64_t> seeds;
            for (const auto &run : group.ended) {
                QCOMPARE(run->colour(), group.first);
                seeds.insert(run->last->settings.seed);
            }
            QCOMPARE(seeds, std::set<std::uint64_t>({1, 2, 3, 4, 5, 6}));
        }
        QVERIFY(groups[0].first != groups[1].first);
        QCOMPARE(groupName(groups[0], groups), QStringLiteral("η 0.5"));
        QVERIFY(desk.named("η = 1, seed 4"));
    }

    void groups_of_seeds_come_back_with_a_session()
    {
        Desk desk;
        QVERIFY(desk.ready);
        QVERIFY(desk.run("0.5", 1, 5));
        desk.workbench.reset({});
        QTRY_VERIFY(desk.runs.present()->run() == desk.snapshot().run && desk.snapshot().epochs == 0);
        SessionExtras extras;
        desk.runs.writer()(extras);
        RunList restored;
        restored.take(desk.workbench.snapshot());
        restored.restore(extras.ended);
        const auto groups = seedGroups(restored.records());
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups.front().ended.size(), std::size_t(5));
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestSweep)
#include "test_sweep.moc"
