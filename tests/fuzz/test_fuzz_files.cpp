// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/core/files/example_session.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/fuzz/corpora.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
constexpr unsigned rounds = 1200;

Bytes session_bytes(const Folder &folder)
{
    save_session(folder.path("whole.safetensors"), example_session());
    return folder.read("whole.safetensors");
}

std::vector<Zipped> arrays(const std::vector<Written> &tensors, bool deflated)
{
    std::vector<Zipped> members;
    for (const Written &tensor : tensors) {
        std::string shape;
        for (const std::uint64_t size : tensor.shape)
            shape += std::to_string(size) + ", ";
        members.push_back({tensor.name + ".npy",
                           npy("<f8", "(" + shape + ")", numbers_as("F64", tensor.numbers)), deflated});
    }
    return members;
}

Bytes idx_images()
{
    return joined({0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28}, Bytes(2 * 784, 200));
}
} // namespace

/// Whatever happens to a file, its reader returns something whole or says in one line what is wrong.
class TestFuzzFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damaged_files_data()
    {
        QTest::addColumn<Bytes>("whole");
        QTest::addColumn<QString>("reader");
        const Folder folder;
        const Bytes labels = {0, 0, 8, 1, 0, 0, 0, 4, 7, 4, 0, 9};
        QTest::newRow("images") << idx_images() << "images";
        QTest::newRow("gzipped images") << gzipped(idx_images()) << "images";
        QTest::newRow("labels") << labels << "labels";
        QTest::newRow("gzipped labels") << gzipped(labels) << "labels";
        QTest::newRow("an array of floats") << idx(0x0D, {2, 4, 4}, Bytes(128, 0)) << "array";
        QTest::newRow("QMNIST's labels") << gzipped(idx(0x0C, {3, 8}, Bytes(96, 1))) << "array";
        QTest::newRow("a table") << bytes_of(table_text(4, 16, {.heading = "label"})) << "table";
        QTest::newRow("a table of words")
            << bytes_of(table_text(4, 16,
                                   {.separator = ";",
                                    .label_last = true,
                                    .end = "\r\n",
                                    .label = [](int) { return std::string("\"cat\""); }}))
            << "table";
        QTest::newRow("names") << bytes_of("0 zero\n1 one\n2 two\n") << "names";
        QTest::newRow("session") << session_bytes(folder) << "session";
        const auto tensors = tensors_of(exact_parameters(2), torch_names, true);
        QTest::newRow("safetensors of others") << safetensors(tensors, "F16") << "network";
        QTest::newRow("npz") << zip(arrays(tensors, false)) << "network";
        QTest::newRow("compressed npz") << zip(arrays(tensors, true)) << "network";
    }
    void damaged_files()
    {
        QFETCH(const Bytes, whole);
        QFETCH(const QString, reader);
        const Folder folder;
        for (unsigned seed = 0; seed < rounds; ++seed) {
            const auto file = folder.write("damaged", Mutations(seed).of(whole));
            const QString fault = fault_of(reader, file);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

    void corpora_data() { add_corpora(); }
    void corpora() { replay_corpus(); }
};

DELTASCOPE_TEST(TestFuzzFiles)
#include "test_fuzz_files.moc"
