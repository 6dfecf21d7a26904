// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/instruction_set.h"

#include <QtTest>

using namespace deltascope;

class TestInstructionSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("DELTASCOPE_ISA"); }
    void baseline_is_always_there();
    void fastest_is_the_default();
    void environment_names_one();
    void name_that_is_not_there_changes_nothing_data();
    void name_that_is_not_there_changes_nothing();
};

void TestInstructionSet::baseline_is_always_there()
{
    QVERIFY(instruction_sets().front().name == "baseline");
    int narrower = 0;
    for (const InstructionSet &set : instruction_sets()) {
        QVERIFY(set.kernels->vector_floats > narrower);
        narrower = set.kernels->vector_floats;
    }
}

void TestInstructionSet::fastest_is_the_default()
{
    qunsetenv("DELTASCOPE_ISA");
    QVERIFY(instruction_set().name == instruction_sets().back().name);
}

void TestInstructionSet::environment_names_one()
{
    for (const InstructionSet &set : instruction_sets()) {
        qputenv("DELTASCOPE_ISA", QByteArray(set.name.data(), static_cast<qsizetype>(set.name.size())));
        QVERIFY(instruction_set().kernels == set.kernels);
    }
}

void TestInstructionSet::name_that_is_not_there_changes_nothing_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", "AVX2", "avx1024", "baseline "})
        QTest::addRow("'%s'", name) << QByteArray(name);
}

void TestInstructionSet::name_that_is_not_there_changes_nothing()
{
    QFETCH(const QByteArray, name);
    qputenv("DELTASCOPE_ISA", name);
    QVERIFY(instruction_set().name == instruction_sets().back().name);
}

QTEST_APPLESS_MAIN(TestInstructionSet)
#include "test_instruction_set.moc"
