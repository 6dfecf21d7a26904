// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/session.h"
#include "tests/core/data/files.h"
#include "tests/core/files/example_session.h"
#include "tests/suite.h"

#include <QTest>

#include <numeric>

using namespace deltascope;

namespace {
std::shared_ptr<const Parameters<float>> parameters(int units, std::uint64_t seed)
{
    return std::make_shared<const Parameters<float>>(initial_parameters(units, Init::Nielsen, seed));
}

EndedRun example_run(int units)
{
    EndedRun run;
    run.end = example_session(units);
    run.end.changes = {{1, run.end.settings, run.end.settings}};
    run.end.changes.front().before.learning_rate = 0.5;
    SgdPlace place;
    std::vector<std::int32_t> order(500);
    std::iota(order.rbegin(), order.rend(), 0);
    place.order = std::make_shared<const std::vector<std::int32_t>>(std::move(order));
    place.epoch_position = 64;
    place.moving = true;
    place.velocity = parameters(units, 11);
    run.end.place = place;
    run.start = parameters(units, 12);
    run.best = parameters(units, 13);
    run.best_epoch = 1;
    run.images_seen = 1064;
    run.images_before = 64;
    run.mid_epoch = MidEpochEvaluation{2.128, 1064, 3.5, 0.25, 0.875, 0.125, 0.0625};
    run.title = "größer, 数字";
    run.number = 3;
    run.shown = true;
    return run;
}

SessionExtras example_extras()
{
    EndedRun diverged = example_run(7);
    diverged.diverged = true;
    diverged.best.reset();
    diverged.mid_epoch.reset();
    diverged.end.place.reset();
    SessionExtras extras;
    extras.title = "mine";
    extras.number = 4;
    extras.ended = {example_run(3), diverged};
    extras.drawings.labels = {7, 0};
    extras.drawings.pixels.resize(2 * 784, 200);
    extras.window = R"({"job":"step"})";
    extras.data = {{"/a/größer", "/b"}, ImageChange::Transposed, {"A", "お"}};
    return extras;
}
} // namespace

/// What a session holds beside its network.
class TestSessionExtras : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_saved_is_opened()
    {
        const Folder folder;
        const SessionExtras saved = example_extras();
        save_session(folder.path("x"), example_session(), saved);
        const Session session = load_session(folder.path("x"), {});
        QVERIFY(session.network.parameters == example_session().network.parameters);
        const SessionExtras opened = load_session_extras(folder.path("x"));
        QCOMPARE(opened.title, saved.title);
        QCOMPARE(opened.number, saved.number);
        QCOMPARE(opened.window, saved.window);
        QVERIFY(opened.drawings.pixels == saved.drawings.pixels);
        QVERIFY(opened.drawings.labels == saved.drawings.labels);
        QCOMPARE(opened.ended.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i)
            compare(opened.ended[i], saved.ended[i]);
    }

    void a_run_is_what_its_snapshot_was()
    {
        const EndedRun run = example_run(3);
        const auto snapshot = ended_snapshot(run, 99);
        QCOMPARE(QByteArray::fromStdString(broken_promise(*snapshot)), QByteArray());
        QCOMPARE(snapshot->run, std::uint64_t{99});
        QCOMPARE(snapshot->epochs, 2 + 64.0 / 500);
        QCOMPARE(*snapshot->test_accuracy(), 0.875);
        compare(ended_run(*snapshot), [&run] {
            EndedRun untitled = run;
            untitled.title.clear();
            untitled.number = 1;
            untitled.shown = false;
            untitled.end.test_accuracy = 0.875;
            return untitled;
        }());
    }

    void a_session_without_them_has_none()
    {
        const Folder folder;
        save_session(folder.path("x"), example_session());
        const SessionExtras opened = load_session_extras(folder.path("x"));
        QVERIFY(opened.ended.empty() && opened.window.empty() && opened.drawings.size() == 0);
        QVERIFY(!is_extra("W1") && !is_extra("run.W1") && !is_extra("runner") && !is_extra("run1"));
        QVERIFY(is_extra("run1.W1") && is_extra("run12.start.b2") && is_extra("drawings"));
    }

    void a_damaged_run_is_named_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const char *good, const char *bad, const char *told) {
            QTest::newRow(name) << QByteArray(good) << QByteArray(bad) << QString::fromUtf8(told);
        };
        row("a tensor of another name", "run1.b1\"", "run1.bX\"", "run1.b1");
        row("the start of another name", "run1.start.W2\"", "run1.start.WX\"", "run1.start.W2");
        row("images seen", "\"run1.images_seen\":\"1064\"", "\"run1.images_seen\":\"-064\"", "images_seen");
        row("mid epoch", "2.128,1064", "2.128;1064", "mid_epoch");
        row("window", "{\\\"job\\\":\\\"step\\\"}", "[\\\"job\\\",\\\"step\\\"]", "window");
    }
    void a_damaged_run_is_named()
    {
        QFETCH(QByteArray, good);
        QFETCH(QByteArray, bad);
        QFETCH(QString, told);
        QCOMPARE(good.size(), bad.size());
        const Folder folder;
        save_session(folder.path("x"), example_session(), example_extras());
        const Bytes whole = folder.read("x");
        QByteArray bytes(reinterpret_cast<const char *>(whole.data()), static_cast<qsizetype>(whole.size()));
        QVERIFY(bytes.contains(good));
        bytes.replace(good, bad);
        const auto file = folder.write("x", Bytes(bytes.begin(), bytes.end()));
        const QString fault = fault_of_file([&] { load_session_extras(file); });
        QVERIFY2(fault.contains(told), qPrintable(fault));
    }

private:
    static void compare(const EndedRun &found, const EndedRun &expected)
    {
        QVERIFY(found.end.network.parameters == expected.end.network.parameters);
        QVERIFY(found.end.settings == expected.end.settings);
        QVERIFY(found.end.history == expected.end.history);
        QVERIFY(found.end.changes == expected.end.changes);
        QCOMPARE(found.end.epochs, expected.end.epochs);
        QCOMPARE(found.end.test_accuracy, expected.end.test_accuracy);
        QVERIFY(*found.start == *expected.start);
        QCOMPARE(bool(found.best), bool(expected.best));
        QVERIFY(!found.best || *found.best == *expected.best);
        QCOMPARE(found.best_epoch, expected.best_epoch);
        QCOMPARE(found.images_seen, expected.images_seen);
        QCOMPARE(found.images_before, expected.images_before);
        QCOMPARE(found.diverged, expected.diverged);
        QCOMPARE(found.title, expected.title);
        QCOMPARE(found.number, expected.number);
        QCOMPARE(found.shown, expected.shown);
        QCOMPARE(bool(found.mid_epoch), bool(expected.mid_epoch));
        if (found.mid_epoch) {
            QCOMPARE(found.mid_epoch->loss, expected.mid_epoch->loss);
            QCOMPARE(found.mid_epoch->images_seen, expected.mid_epoch->images_seen);
        }
        QCOMPARE(bool(found.end.place), bool(expected.end.place));
        if (found.end.place) {
            QVERIFY(*found.end.place->order == *expected.end.place->order);
            QVERIFY(*found.end.place->velocity == *expected.end.place->velocity);
            QCOMPARE(found.end.place->epoch_position, expected.end.place->epoch_position);
        }
    }
};

DELTASCOPE_TEST(TestSessionExtras)
#include "test_session_extras.moc"
