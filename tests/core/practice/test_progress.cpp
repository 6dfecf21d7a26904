// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/progress.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Of two windows the one that wrote last had the say.
    void tries_of_two_windows_add_up()
    {
        Progress before;
        record(before, StepId::delta2, true, true, {});
        record(before, StepId::delta2, false, true, {"M2"});
        Progress first = before;
        record(first, StepId::delta2, false, true, {"M2", "M3"});
        record_slip(first, true, true, {});
        Progress second = before;
        record(second, StepId::delta2, true, true, {});
        record(second, StepId::dW1, false, true, {"M5"});

        const Progress all = merged(first, before, second);
        QCOMPARE(all.at(StepId::delta2).right, 2);
        QCOMPARE(all.at(StepId::delta2).wrong, 2);
        QCOMPARE(all.at(StepId::delta2).mistakes.at("M2"), 2);
        QCOMPARE(all.at(StepId::delta2).mistakes.at("M3"), 1);
        QCOMPARE(all.at(StepId::dW1).mistakes.at("M5"), 1);
        QCOMPARE(all.slips.right, 1);
        QVERIFY(merged(second, before, first) == all);
    }

    void what_is_erased_is_erased()
    {
        Progress kept;
        record(kept, StepId::z1, true, true, {});
        QVERIFY(merged(kept, kept, {}).empty());
    }
};

DELTASCOPE_TEST(TestProgress)
#include "test_progress.moc"
