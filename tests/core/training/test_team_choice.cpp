// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/team_choice.h"

#include <QtTest>

using namespace deltascope;

namespace {
struct Pieces
{
    int together = 0;
    int alone = 0;
};

// What is chosen for some pieces of work when one image takes so long alone and so long together.
Pieces choose(TeamChoice &choice, int pieces, double alone, double together)
{
    Pieces chosen;
    for (int piece = 0; piece < pieces; ++piece) {
        ++(choice.together() ? chosen.together : chosen.alone);
        choice.done(choice.together() ? together : alone);
    }
    return chosen;
}
} // namespace

class TestTeamChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faster_team_works();
    void slow_team_is_seldom_tried();
    void notices_when_things_change();
    void a_short_hold_up_does_not_matter();
};

void TestTeamChoice::faster_team_works()
{
    TeamChoice choice;
    const Pieces chosen = choose(choice, 1000, 1.0, 0.6);
    QVERIFY(chosen.together > 970);
}

void TestTeamChoice::slow_team_is_seldom_tried()
{
    TeamChoice choice;
    choose(choice, 2000, 1.0, 20.0);
    const Pieces chosen = choose(choice, 10000, 1.0, 20.0);
    QVERIFY(chosen.together > 0);
    QVERIFY(chosen.together <= 12);
}

void TestTeamChoice::notices_when_things_change()
{
    TeamChoice choice;
    choose(choice, 100, 1.0, 0.6);
    choose(choice, 20, 1.0, 20.0);
    QVERIFY(!choice.together());
    choose(choice, 200, 1.0, 0.6);
    QVERIFY(choice.together());
}

void TestTeamChoice::a_short_hold_up_does_not_matter()
{
    TeamChoice choice;
    choose(choice, 20, 1.7, 1.0);
    int together = 0;
    for (int hold_up = 0; hold_up < 100; ++hold_up) {
        together += choose(choice, 9, 1.7, 1.0).together;
        together += choose(choice, 1, 1.7, 4.0).together;
    }
    QVERIFY2(together > 970, qPrintable(QString::number(together)));
}

QTEST_APPLESS_MAIN(TestTeamChoice)
#include "test_team_choice.moc"
