// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/kernels/instruction_set.h"
#include "tests/suite.h"

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
    void other_values_are_faults_data();
    void other_values_are_faults();
    void one_that_the_processor_lacks_is_a_fault();
};

void TestInstructionSet::baseline_is_always_there()
{
    QVERIFY(instruction_sets().front().name == "baseline");
    int narrower = 0;
    for (const InstructionSet &set : instruction_sets()) {
        QVERIFY(set.kernels->vector_floats >= narrower); // on the web those of the baseline are no narrower
        narrower = set.kernels->vector_floats;
    }
}

void TestInstructionSet::fastest_is_the_default()
{
    qunsetenv("DELTASCOPE_ISA");
    QVERIFY(instruction_set().name == instruction_sets().back().name);
    QVERIFY(instruction_set_fault().empty());
    qputenv("DELTASCOPE_ISA", "");
    QVERIFY(instruction_set().name == instruction_sets().back().name);
    QVERIFY(instruction_set_fault().empty());
}

void TestInstructionSet::environment_names_one()
{
    for (const InstructionSet &set : instruction_sets()) {
        qputenv("DELTASCOPE_ISA", QByteArray(set.name.data(), static_cast<qsizetype>(set.name.size())));
        QVERIFY(instruction_set().kernels == set.kernels);
        QVERIFY(instruction_set_fault().empty());
    }
}

void TestInstructionSet::other_values_are_faults_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"AVX2", "avx1024", "baseline ", "0"})
        QTest::addRow("'%s'", value) << QByteArray(value);
}

// They are said, and change nothing.
void TestInstructionSet::other_values_are_faults()
{
    QFETCH(const QByteArray, value);
    qputenv("DELTASCOPE_ISA", value);
    QVERIFY(instruction_set().name == instruction_sets().back().name);
    const QByteArray fault = QByteArray::fromStdString(instruction_set_fault());
    QVERIFY2(fault.startsWith(QByteArray("DELTASCOPE_ISA: found '" + value + "', expected one of baseline")),
             fault.constData());
    for (const InstructionSet &set : instruction_sets())
        QVERIFY2(fault.contains(set.name.data()), fault.constData());
}

void TestInstructionSet::one_that_the_processor_lacks_is_a_fault()
{
    const std::vector<InstructionSet> oldest = {instruction_sets().front()};
    QVERIFY(instruction_set_fault("baseline", oldest).empty());
    QCOMPARE(
        QByteArray::fromStdString(instruction_set_fault("avx512", oldest)),
        QByteArray("DELTASCOPE_ISA: found 'avx512', which this processor lacks, expected one of baseline"));
}

DELTASCOPE_TEST(TestInstructionSet)
#include "test_instruction_set.moc"
