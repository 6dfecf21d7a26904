// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/mutations.h"
#include "tests/fuzz/readers.h"

#include <QDir>
#include <QTest>

namespace deltascope {

/// What is wrong with how that reader takes the file; empty: nothing.
inline QString fault_of(const QString &reader, const std::filesystem::path &file)
{
    const auto found = std::ranges::find(fuzzed_readers(), reader.toStdString(), &FuzzedReader::name);
    return fault_of_reader(file, [&] { return found->reads_whole(file); });
}

/// A row for each reader: its name.
inline void add_corpora()
{
    QTest::addColumn<QString>("reader");
    for (const FuzzedReader &reader : fuzzed_readers())
        QTest::newRow(reader.name.data()) << QString::fromUtf8(reader.name.data());
}

/// Whatever its fuzzer has found worth keeping is read as it should be.
inline void replay_corpus()
{
    QFETCH(const QString, reader);
    const QDir folder(QStringLiteral(DELTASCOPE_CORPUS "/") + reader);
    const QStringList files = folder.entryList(QDir::Files);
    QVERIFY(files.size() >= 3);
    for (const QString &file : files) {
        const QString fault = fault_of(reader, folder.filePath(file).toStdString());
        QVERIFY2(fault.isEmpty(), qPrintable(file + QStringLiteral(": ") + fault));
    }
}

} // namespace deltascope
