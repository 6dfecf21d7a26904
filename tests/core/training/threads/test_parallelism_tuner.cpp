// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/parallelism_tuner.h"
#include "tests/suite.h"

#include <QtTest>

using namespace deltascope;

namespace {
constexpr double images = 1000;

// What one image takes, in microseconds.
struct Cost
{
    double alone = 0;
    double together = 0;
};

struct Pieces
{
    int together = 0;
    int alone = 0;
};

Pieces choose(ParallelismTuner &choice, int pieces, const Cost &cost)
{
    Pieces chosen;
    for (int piece = 0; piece < pieces; ++piece) {
        const bool together = choice.together();
        ++(together ? chosen.together : chosen.alone);
        choice.done(images, images * 1e-6 * (together ? cost.together : cost.alone));
    }
    return chosen;
}
} // namespace

class TestParallelismTuner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faster_team_works();
    void slow_team_is_seldom_tried();
    void notices_when_things_change();
    void short_hold_ups_do_not_matter();
};

void TestParallelismTuner::faster_team_works()
{
    ParallelismTuner choice;
    const Pieces chosen = choose(choice, 1000, {.alone = 6, .together = 4});
    QVERIFY2(chosen.together > 970, qPrintable(QString::number(chosen.together)));
}

void TestParallelismTuner::slow_team_is_seldom_tried()
{
    ParallelismTuner choice;
    choose(choice, 1000, {.alone = 6, .together = 60});
    const Pieces chosen = choose(choice, 10000, {.alone = 6, .together = 60});
    QVERIFY(chosen.together > 0);
    QVERIFY2(chosen.together <= 120, qPrintable(QString::number(chosen.together)));
}

void TestParallelismTuner::notices_when_things_change()
{
    ParallelismTuner choice;
    choose(choice, 100, {.alone = 6, .together = 4});
    choose(choice, 20, {.alone = 6, .together = 60});
    QVERIFY(!choice.together());
    choose(choice, 200, {.alone = 6, .together = 4});
    QVERIFY(choice.together());
}

// A piece that ends early, because one of the threads is held up, has few images.
void TestParallelismTuner::short_hold_ups_do_not_matter()
{
    ParallelismTuner choice;
    choose(choice, 20, {.alone = 7, .together = 4});
    int together = 0;
    for (int hold_up = 0; hold_up < 100; ++hold_up) {
        together += choose(choice, 9, {.alone = 7, .together = 4}).together;
        if (choice.together())
            choice.done(20, 6e-3);
    }
    QVERIFY2(together > 870, qPrintable(QString::number(together)));
}

DELTASCOPE_TEST(TestParallelismTuner)
#include "test_parallelism_tuner.moc"
