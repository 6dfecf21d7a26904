// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/instruction_set.h"

#include <QTest>

namespace deltascope {

/// For initTestCase_data(): all tests run with each instruction set that the processor has.
inline void add_rows_of_instruction_sets()
{
    QTest::addColumn<QByteArray>("instruction_set");
    for (const InstructionSet &set : instruction_sets()) {
        const QByteArray name(set.name.data(), static_cast<qsizetype>(set.name.size()));
        QTest::newRow(name.constData()) << name;
    }
}

/// For init(): the instruction set of the row is the one in use.
inline void use_instruction_set_of_row()
{
    QFETCH_GLOBAL(const QByteArray, instruction_set);
    qputenv("DELTASCOPE_ISA", instruction_set);
    QCOMPARE(QByteArray(deltascope::instruction_set().name.data()), instruction_set);
}

} // namespace deltascope
