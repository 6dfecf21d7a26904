// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/session.h"
#include "core/training/trainer/training_loop.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deltascope;

namespace {
void finish(TrainingLoop &loop)
{
    while (loop.has_work())
        loop.work();
}

bool same_history(const History &a, const History &b)
{
    return std::ranges::equal(a, b, [](const EpochRecord &x, const EpochRecord &y) {
        return x.epoch == y.epoch && x.train_loss == y.train_loss && x.test_loss == y.test_loss &&
               x.images_seen == y.images_seen;
    });
}
} // namespace

/// A session keeps where in the epoch it is.
class TestSessionPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void going_on_from_a_file_is_never_having_stopped_data();
    void going_on_from_a_file_is_never_having_stopped();
    void the_curve_within_the_epoch_is_kept();
    void changes_are_kept();
    void what_it_was_computed_with_is_kept();
    void a_place_for_other_data_is_not_gone_on_from();
    void damaged_places_are_refused_data();
    void damaged_places_are_refused();

private:
    // After one epoch and some parts of batches.
    void stop_within_an_epoch(TrainingLoop &loop, int parts) const
    {
        loop.set_data(m_train, m_test);
        loop.start(1);
        finish(loop);
        for (int part = 0; part < parts; ++part) {
            loop.train_one_batch();
            loop.work();
        }
        loop.pause();
        finish(loop);
        QVERIFY(loop.snapshot().epochs > 1 && loop.snapshot().epochs < 2);
    }
    Session stored(const TrainingLoop &loop) const
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("s.safetensors")).toStdString();
        save_session(file, saved_run(loop.snapshot()));
        return load_session(file, {});
    }

    const std::shared_ptr<const Dataset> m_train = synthetic_data(1500, 1);
    const std::shared_ptr<const Dataset> m_test = synthetic_data(60, 2);
    const QTemporaryDir m_folder;
};

void TestSessionPlace::going_on_from_a_file_is_never_having_stopped_data()
{
    QTest::addColumn<TrainingSettings>("settings");
    QTest::addColumn<int>("parts");
    const TrainingSettings plain{.hidden_units = 20, .seed = 5, .batch_size = 10, .learning_rate = 1};
    const auto row = [](const char *name, TrainingSettings settings, const auto &edit, int parts) {
        edit(settings);
        QTest::newRow(name) << settings << parts;
    };
    row(
        "plain", plain, [](auto &) {}, 7);
    row(
        "momentum", plain, [](auto &to) { to.momentum = 0.5; }, 7);
    row(
        "momentum and decay", plain, [](auto &to) { to.momentum = 0.9, to.weight_decay = 1e-4; }, 7);
    row(
        "augmented", plain, [](auto &to) { to.augment = true; }, 7);
    row(
        "some images", plain, [](auto &to) { to.training_images = 700; }, 7);
    row(
        "within a batch", plain, [](auto &to) { to.batch_size = 1200; }, 1);
    row(
        "within a batch with momentum", plain, [](auto &to) { to.batch_size = 1200, to.momentum = 0.5; }, 1);
    row(
        "two threads", plain, [](auto &to) { to.threads = 2, to.hidden_units = 40; }, 7);
}

void TestSessionPlace::going_on_from_a_file_is_never_having_stopped()
{
    QFETCH(const TrainingSettings, settings);
    QFETCH(const int, parts);
    TrainingLoop never(settings);
    stop_within_an_epoch(never, parts);
    const Session session = stored(never);
    TrainingSettings other = settings;
    other.learning_rate = 0.25; // what is typed in between must not matter to the rest of a batch

    TrainingLoop again({});
    again.load(session, 2);
    QCOMPARE(again.snapshot().epochs, never.snapshot().epochs); // also before there are data
    again.set_data(m_train, m_test);
    QCOMPARE(again.snapshot().epochs, never.snapshot().epochs);
    finish(again);
    QCOMPARE(again.snapshot().test_accuracy(), never.snapshot().test_accuracy());
    for (TrainingLoop *loop : {&never, &again}) {
        loop->apply(other);
        loop->start(2);
        finish(*loop);
    }
    QVERIFY(again.snapshot().network.parameters == never.snapshot().network.parameters);
    QCOMPARE(again.snapshot().epochs, 3.0);
    QVERIFY(same_history(*again.snapshot().history, *never.snapshot().history));
}

void TestSessionPlace::the_curve_within_the_epoch_is_kept()
{
    TrainingLoop loop({.hidden_units = 5, .batch_size = 10, .learning_rate = 1});
    stop_within_an_epoch(loop, 9);
    const TrainingSnapshot before = loop.snapshot();
    // Each batch since the epoch is a point.
    const auto within = std::ranges::count_if(*before.batch_losses,
                                              [](const SeriesPoint &point) { return point.epochs > 1; });
    QVERIFY(within > 1);
    QCOMPARE(within, std::lround((before.epochs - 1) * 150));
    QVERIFY(!before.mid_epoch_tests->empty());
    TrainingLoop again({});
    again.load(stored(loop), 2);
    again.set_data(m_train, m_test);
    const TrainingSnapshot after = again.snapshot();
    const auto same = [](const SeriesPoint &a, const SeriesPoint &b) {
        return a.epochs == b.epochs && a.images == b.images && a.seconds == b.seconds && a.loss == b.loss;
    };
    QVERIFY(std::ranges::equal(*after.batch_losses, *before.batch_losses, same));
    QVERIFY(std::ranges::equal(*after.mid_epoch_tests, *before.mid_epoch_tests, same));
    QCOMPARE(after.mid_epoch_tests->back().accuracy, before.mid_epoch_tests->back().accuracy);
    QCOMPARE(after.seconds, before.seconds);
    QCOMPARE(after.images_before, before.images_before + before.images_seen);
}

void TestSessionPlace::changes_are_kept()
{
    TrainingSettings settings{.hidden_units = 5, .batch_size = 10, .learning_rate = 3};
    TrainingLoop loop(settings);
    stop_within_an_epoch(loop, 3);
    settings.learning_rate = 0.5;
    settings.augment = true;
    loop.apply(settings);
    settings.batch_size = 20;
    loop.start(1);
    finish(loop);
    loop.apply(settings);
    loop.start(1);
    finish(loop);
    const Session session = stored(loop);
    QVERIFY(session.changes == *loop.snapshot().changes);
    QCOMPARE(session.changes.size(), std::size_t{2});
}

void TestSessionPlace::what_it_was_computed_with_is_kept()
{
    TrainingLoop loop({.hidden_units = 40, .threads = 2});
    stop_within_an_epoch(loop, 3);
    const Session session = stored(loop);
    QCOMPARE(session.computed_with.threads, 2);
    QVERIFY(session.computed_with == computed_with(session.settings));
    TrainingSettings other = session.settings;
    other.threads = 1;
    QVERIFY(session.computed_with != computed_with(other));
}

// A session of 1500 images goes on with 400 at the end of its last whole epoch.
void TestSessionPlace::a_place_for_other_data_is_not_gone_on_from()
{
    TrainingLoop loop({.hidden_units = 5});
    stop_within_an_epoch(loop, 3);
    TrainingLoop again({});
    again.load(stored(loop), 2);
    again.set_data(synthetic_data(400, 1), m_test);
    QCOMPARE(again.snapshot().epochs, 1.0);
    again.start(1);
    finish(again);
    QCOMPARE(again.snapshot().epochs, 2.0);
}

void TestSessionPlace::damaged_places_are_refused_data()
{
    QTest::addColumn<std::function<void(SgdPlace &)>>("damage");
    const auto row = [](const char *name, const std::function<void(SgdPlace &)> &damage) {
        QTest::newRow(name) << damage;
    };
    row("an image twice", [](SgdPlace &place) {
        std::vector<std::int32_t> order = *place.order;
        order[0] = order[1];
        place.order = std::make_shared<const std::vector<std::int32_t>>(order);
    });
    row("outside the epoch", [](SgdPlace &place) { place.epoch_position = 1500; });
    row("outside the batch", [](SgdPlace &place) { place.batch_position = 11, place.batch_size = 10; });
    row("a batch beyond the epoch", [](SgdPlace &place) { place.batch_size = 5000; });
    row("years of draws", [](SgdPlace &place) { place.order_draws = std::uint64_t{1} << 60; });
}

void TestSessionPlace::damaged_places_are_refused()
{
    QFETCH(const std::function<void(SgdPlace &)>, damage);
    TrainingLoop loop({.hidden_units = 5});
    stop_within_an_epoch(loop, 3);
    SavedRun run = saved_run(loop.snapshot());
    damage(*run.place);
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("damaged.safetensors")).toStdString();
    save_session(file, run);
    QVERIFY_THROWS_EXCEPTION(DataError, load_session(file, {}));
}

DELTASCOPE_TEST(TestSessionPlace)
#include "test_session_place.moc"
