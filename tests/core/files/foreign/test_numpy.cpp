// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/network_file.h"
#include "tests/core/files/foreign/foreign_files.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
const Parameters<double> p = exact_parameters(4);

Bytes doubles(const std::vector<double> &numbers)
{
    return numbers_as("F64", numbers);
}

std::vector<Zipped> whole(bool deflated = false)
{
    return {{"W1.npy", npy("<f8", "(784, 4)", doubles(by_rows(p.W1))), deflated},
            {"b1.npy", npy("<f8", "(4,)", doubles(list_of(p.b1))), deflated},
            {"W2.npy", npy("<f8", "(4, 10)", doubles(by_rows(p.W2))), deflated},
            {"b2.npy", npy("<f8", "(10,)", doubles(list_of(p.b2))), deflated}};
}

std::vector<Zipped> whole_but(std::size_t member, const Bytes &bytes)
{
    std::vector<Zipped> members = whole();
    members[member].bytes = bytes;
    return members;
}

template <std::size_t size>
Bytes bytes_of_pickle(const char (&text)[size])
{
    return {text, text + size - 1};
}
} // namespace

/// NumPy's .npz and .npy.
class TestNumpy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void npz_is_read_data()
    {
        QTest::addColumn<Bytes>("bytes");
        const auto row = [](const char *name, const std::vector<Zipped> &members) {
            QTest::newRow(name) << zip(members);
        };
        row("savez", whole());
        row("savez_compressed", whole(true));
        row("float32", whole_but(0, npy("<f4", "(784, 4)", numbers_as("F32", by_rows(p.W1)))));
        row("float16", whole_but(0, npy("<f2", "(784, 4)", numbers_as("F16", by_rows(p.W1)))));
        row("big-endian", whole_but(0, npy(">f8", "(784, 4)", numbers_as("F64", by_rows(p.W1), true))));
        row("big-endian float32",
            whole_but(0, npy(">f4", "(784, 4)", numbers_as("F32", by_rows(p.W1), true))));
        row("Fortran order", whole_but(0, npy("<f8", "(784, 4)", doubles(by_columns(p.W1)), true)));
        row("transposed in Fortran order",
            whole_but(0, npy("<f8", "(4, 784)", doubles(by_rows(p.W1)), true)));
        row("version 2", whole_but(0, npy("<f8", "(784, 4)", doubles(by_rows(p.W1)), false, 2)));
        row("biases as columns", whole_but(1, npy("<f8", "(4, 1)", doubles(list_of(p.b1)))));
        std::vector<Zipped> positional = whole();
        for (std::size_t i = 0; i < positional.size(); ++i)
            positional[i].name = "arr_" + std::to_string(i) + ".npy";
        row("positional", positional);
        std::vector<Zipped> more = whole();
        more.push_back({"epochs.npy", npy("<i8", "()", Bytes(8))});
        more.push_back({"name.npy", npy("<U3", "()", Bytes(12))});
        more.push_back({"batches.npy", npy("<i4", "(1,)", Bytes(4))});
        more.push_back({"test_accuracy.npy", npy("<f8", "()", doubles({0.9542}))});
        row("with other numbers", more);
    }
    void npz_is_read()
    {
        QFETCH(Bytes, bytes);
        const Folder folder;
        const NetworkFile file = read_network(folder.write("net.npz", bytes));
        QCOMPARE(file.layouts.size(), std::size_t{1});
        QVERIFY(file.layouts.front() == p);
        QCOMPARE(file.recorded_accuracy.has_value(),
                 QLatin1String(QTest::currentDataTag()) == QLatin1String("with other numbers"));
    }

    void npy_files_of_a_folder_are_read_together()
    {
        const Folder folder;
        for (const Zipped &member : whole())
            folder.write(member.name, member.bytes);
        folder.write("x_test.npy", npy("<f8", "(2000, 784)", {}));
        folder.write("labels.npy", npy("<i8", "(10,)", Bytes(80)));
        folder.write("notes.txt", {'a'});
        for (const auto &path : {folder.path("W1.npy"), folder.path("b2.npy"), folder.path()}) {
            const NetworkFile file = read_network(path);
            QVERIFY(file.layouts.front() == p);
            QCOMPARE(file.notes.size(), std::size_t{2});
            QVERIFY(QString::fromStdString(file.notes[1].english()).contains(QStringLiteral("[2000,784]")));
        }
        const QString message = fault_of_file([&] { read_network(folder.path("labels.npy")); });
        QVERIFY2(message.contains(QStringLiteral("type \"<i8\"")), qPrintable(message));
    }

    void refused_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const Bytes &bytes, const char *found) {
            QTest::newRow(name) << bytes << QString::fromUtf8(found);
        };
        const auto member_row = [&row](const char *name, const Bytes &bytes, const char *found) {
            row(name, zip(whole_but(0, bytes)), found);
        };
        const Bytes W1 = doubles(by_rows(p.W1));
        member_row("objects", npy("|O", "(784, 4)", W1),
                   "array W1.npy: found an array of Python objects, which is a pickle, expected one array");
        member_row("whole numbers", npy("|i1", "(784, 4)", Bytes(3136)),
                   "found type \"|i1\", expected float64");
        member_row("complex", npy("<c16", "(784, 4)", joined(W1, W1)), "found type \"<c16\"");
        member_row("too few numbers", npy("<f8", "(784, 4)", Bytes(W1.begin(), W1.end() - 8)),
                   "array W1.npy: found 25080 bytes, expected 25088 bytes for its shape");
        member_row("too many numbers", npy("<f8", "(784, 4)", joined(W1, {0})), "found 25089 bytes");
        member_row("overflow", npy("<f8", "(4294967296, 4294967296)", W1),
                   "found shape [4294967296,4294967296]");
        member_row("a size that is no number", npy("<f8", "(784, x)", W1), "a header of another form");
        member_row("a size that is negative", npy("<f8", "(-784, 4)", W1), "a header of another form");
        member_row("a size beyond 64 bits", npy("<f8", "(18446744073709551616, 4)", W1), "of another form");
        member_row("100 dimensions",
                   npy(
                       "<f8",
                       [] {
                           std::string shape = "(";
                           for (int i = 0; i < 100; ++i)
                               shape += "1, ";
                           return shape + ")";
                       }(),
                       W1),
                   "a header of another form");
        member_row("structures", npy("<f8', 'x': '", "(784, 4)", W1), "a header of another form");
        member_row("no array", {'h', 'e', 'l', 'l', 'o'}, "array W1.npy: found no NumPy array");
        Bytes long_header = npy("<f8", "(784, 4)", W1);
        long_header[8] = long_header[9] = 0xff;
        member_row("a header beyond the array", long_header, "found a header of 65535 bytes");
        std::vector<Zipped> twice = whole();
        twice[1] = twice[0];
        row("a name twice", zip(twice), "array W1.npy: found the name for a second time");
        row("PyTorch", zip({{"net/data.pkl", {'x'}}, {"net/data/0", Bytes(8)}}),
            "found a PyTorch file, which is a pickle and may run anything, expected its tensors as "
            "safetensors; "
            "type in Python: import torch, safetensors.torch; "
            "safetensors.torch.save_file(torch.load(\"net.npz\", weights_only=True), \"net.safetensors\")");
        row("a checkpoint of PyTorch",
            zip({{"net/data.pkl", bytes_of_pickle("X\5\0\0\0epochX\x10\0\0\0model_state_dict")}}),
            "torch.load(\"net.npz\", weights_only=True)[\"model_state_dict\"], \"net.safetensors\")");
        row("a checkpoint by another name", zip({{"net/data.pkl", bytes_of_pickle("X\5\0\0\0model")}}),
            "torch.load(\"net.npz\", weights_only=True)[\"model\"], \"net.safetensors\")");
        row("a tensor that is called so", zip({{"net/data.pkl", bytes_of_pickle("X\7\0\0\0model.0")}}),
            "torch.load(\"net.npz\", weights_only=True), \"net.safetensors\")");
        row("a whole model of PyTorch",
            zip({{"net/data.pkl", bytes_of_pickle("ctorch.nn.modules.container\n")}}),
            "torch.load(\"net.npz\", weights_only=False).state_dict(), \"net.safetensors\")");
        row("TorchScript",
            zip({{"net/data.pkl", {'x'}}, {"net/code/net.py", {'x'}}, {"net/constants.pkl", {'x'}}}),
            "found a TorchScript file, which may run anything, expected its tensors as safetensors; type in "
            "Python: import torch, safetensors.torch; "
            "safetensors.torch.save_file(torch.jit.load(\"net.npz\").state_dict(), \"net.safetensors\")");
        row("Keras", zip({{"config.json", {'x'}}, {"model.weights.h5", {'x'}}}), "found a Keras file");
        row("any zip", zip({{"readme.txt", {'x'}}}), "found a zip file without NumPy arrays");
        row("something else in it", zip({{"W1.npy", npy("<f8", "(784, 4)", W1)}, {"readme.txt", {'x'}}}),
            "array readme.txt: found no NumPy array");
        Bytes wrong_sum = zip(whole());
        wrong_sum[400] ^= 1;
        row("a flipped bit", wrong_sum, "member W1.npy: found another checksum");
        // Fifty megabytes of zeros in a member of fifty thousand bytes; its shape fits no network.
        row("a bomb", zip({{"W1.npy", joined(npy("<f8", "(784, 8000)", {}), Bytes(50'176'000)), true}}),
            "tensors: found W1 [784,8000]");
    }
    void refused()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, found);
        const Folder folder;
        const auto path = folder.write("net.npz", bytes);
        const QString message = fault_of_file([&] { read_network(path); });
        QVERIFY2(message.contains(found), qPrintable(message));
        QVERIFY(message.startsWith(QString::fromStdString(path.string())));
        QVERIFY(!message.contains(QLatin1Char('\n')));
    }

    // A directory that promises more than deflating can give is refused before memory is taken for it.
    void a_size_that_cannot_be_is_refused()
    {
        Bytes bytes = zip(whole(true));
        const std::string text(bytes.begin(), bytes.end());
        const std::size_t entry = text.find("PK\x01\x02");
        for (std::size_t i = 0; i < 4; ++i)
            bytes[entry + 24 + i] = 0xfe; // 4 278 124 286 bytes
        const Folder folder;
        const QString message = fault_of_file([&] { read_network(folder.write("net.npz", bytes)); });
        QVERIFY2(message.contains(QStringLiteral("that are to become 4278124286")), qPrintable(message));
    }

    // Wherever a file ends early and whatever byte of its directory changes, one line says so.
    void cut_off_or_changed_anywhere()
    {
        const Folder folder;
        const Bytes bytes = zip({{"W1.npy", npy("<f8", "(784, 1)", Bytes(784 * 8)), true},
                                 {"W2.npy", npy("<f8", "(1, 10)", Bytes(80)), true}});
        const auto fault_of = [&folder](const Bytes &changed) {
            return fault_of_file([&] { read_network(folder.write("net.npz", changed)); });
        };
        QCOMPARE(fault_of(bytes), QString());
        for (std::size_t size = 1; size < bytes.size(); ++size) {
            const QString message =
                fault_of({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)});
            QVERIFY2(!message.isEmpty() && !message.contains(QLatin1Char('\n')), qPrintable(message));
        }
        int refused = 0;
        for (std::size_t place = 0; place < bytes.size(); ++place)
            for (const int flip : {0x01, 0x40, 0xff}) {
                Bytes changed = bytes;
                changed[place] ^= static_cast<std::uint8_t>(flip);
                refused += !fault_of(changed).isEmpty();
            }
        QVERIFY(refused > 100);
    }
};

DELTASCOPE_TEST(TestNumpy)
#include "test_numpy.moc"
