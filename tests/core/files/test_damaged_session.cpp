// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/data/files.h"
#include "tests/core/files/example_session.h"
#include "tests/core/files/safetensors_text.h"
#include "tests/suite.h"

#include <QTest>

#include <limits>

using namespace deltascope;

namespace {
std::string tensor(const char *name, const char *shape, int begin, int end)
{
    return std::string("\"") + name + "':{'dtype':'F32','shape':" + shape + ",'data_offsets':[" +
           std::to_string(begin) + "," + std::to_string(end) + "]}";
}

const std::string W1 = tensor("W1", "[784,1]", 0, 3136);
const std::string b1 = tensor("b1", "[1]", 3136, 3140);
const std::string W2 = tensor("W2", "[1,10]", 3140, 3180);
const std::string b2 = tensor("b2", "[10]", 3180, 3220);

std::string header_of(const std::vector<std::string> &entries)
{
    std::string header;
    for (const std::string &entry : entries)
        header += (header.empty() ? "{" : ",") + entry;
    return header + "}";
}

std::vector<float> zeros(std::size_t count = 805)
{
    return std::vector<float>(count);
}

std::vector<float> zeros_but(std::size_t index, float value)
{
    std::vector<float> data = zeros();
    data[index] = value;
    return data;
}
} // namespace

class TestDamagedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const Bytes &bytes, const char *found) {
            QTest::newRow(name) << bytes << QString::fromUtf8(found);
        };
        const auto header_row = [&row](const char *name, const std::string &header, const char *found) {
            row(name, safetensors_text(header, zeros()), found);
        };
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        constexpr float infinity = std::numeric_limits<float>::infinity();
        const std::string whole = header_of({W1, b1, W2, b2});

        row("empty", {}, "found an empty file");
        row("shorter than a length", {1, 2, 3}, "byte 3: found the end of the file, expected 8 bytes");
        row("no room for a header", {1, 0, 0, 0, 0, 0, 0, 0, 'P'},
            "byte 9: found the end of the file, expected a header of at least 2 bytes");
        row("length 0", Bytes(20), "byte 0: found a header of 0 bytes");
        row("length beyond the file", {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'},
            "byte 10: found the end of the file, expected a header of 9 bytes");
        row("length 2^64 - 1", Bytes(20, 255), "byte 0: found a header of 18446744073709551615 bytes");
        row("NaN", safetensors_text(whole, zeros_but(5, nan)), "tensor W1 (byte 254), entry 5: found nan");
        row("infinity", safetensors_text(whole, zeros_but(804, -infinity)),
            "entry 9: found -inf, expected a finite");
        row("a value missing", safetensors_text(whole, zeros(804)),
            "byte 3470: found the end of the file, expected 4 bytes more of data");
        row("a value more", safetensors_text(whole, zeros(806)), "byte 3474: found more bytes");

        header_row("not JSON", "hello, world", "byte 9: found illegal value, expected a JSON object");
        header_row("not UTF-8", "{\"\xff\":1}", "expected a JSON object");
        header_row("an array", "[]", "found no object, expected a JSON object");
        header_row("no end", "{\"W1\"", "expected a JSON object");
        header_row("string without end", "{\"W1", "expected a JSON object");
        header_row("wrong escape", "{'\\u12g4':{}}", "expected a JSON object");
        header_row("text behind", whole + "x", "found garbage at the end of the document");
        header_row("comma at the end", "{" + W1 + ",}", "expected a JSON object");
        header_row("a tensor that is a number", "{'W1':3}", "header, tensor W1: found no object");
        header_row("metadata of another type", "{'__metadata__':{'seed':1}}",
                   "header, metadata \"seed\": found no text, expected a text");
        header_row("no offsets", "{'W1':{'dtype':'F32','shape':[1]}}",
                   "tensor W1: found no list \"data_offsets\"");
        header_row("no shape", "{'W1':{'dtype':'F32','data_offsets':[0,4]}}",
                   "tensor W1: found no list \"shape\"");
        header_row("no type", "{'W1':{'shape':[1]}}", "found type \"\", expected \"F32\"");
        header_row("type", "{'W1':{'dtype':'F64'}}", "found type \"F64\", expected \"F32\"");
        for (const char *size : {"-1", "1.5", "'1'", "18446744073709551616"})
            header_row(size,
                       "{'W1':{'dtype':'F32','data_offsets':[0,4],'shape':[" + std::string(size) + "]}}",
                       "\"shape\" with another value, expected a whole number");
        header_row("three offsets", "{'W1':{'dtype':'F32','data_offsets':[0,1,2]}}",
                   "found 3 offsets, expected 2");
        header_row("gap", header_of({W1, tensor("b1", "[1]", 3140, 3144)}),
                   "tensor b1: found data from byte 3140, expected from 3136");
        header_row("overlap", header_of({W1, tensor("b1", "[1]", 3132, 3136)}), "found data from byte 3132");
        header_row("gap at the start", header_of({tensor("b1", "[1]", 4, 8)}),
                   "found data from byte 4, expected from 0");
        header_row("backwards", header_of({tensor("b1", "[1]", 0, 4), tensor("b2", "[0]", 4, 0)}),
                   "tensor b2");
        header_row("shape and offsets", header_of({tensor("W1", "[784,2]", 0, 3136)}),
                   "expected 6272 bytes for its shape");
        header_row("sizes whose product overflows",
                   header_of({tensor("W1", "[4294967296,4294967296]", 0, 0)}), "expected a shape that fits");
        header_row("data of petabytes",
                   "{'W1':{'dtype':'F32','shape':[1000000000000000],'data_offsets':[0,4000000000000000]}}",
                   "found the end of the file, expected 3999999999996780 bytes more of data");
        header_row("no tensors", "{}", "found no tensor W1, expected W1, b1, W2 and b2");
        header_row("only metadata", "{'__metadata__':{}}", "found no tensor W1");
        header_row("W2 missing", header_of({W1, b1, tensor("b2", "[20]", 3140, 3220)}), "found no tensor W2");
        header_row("b1 is a matrix", header_of({W1, tensor("b1", "[1,1]", 3136, 3140), W2, b2}),
                   "tensor b1 (byte 3392): found shape [1,1], expected [K], K from 1 to 1024");
        row("no unit",
            safetensors_text(header_of({tensor("b1", "[0]", 0, 0), tensor("W1", "[784,0]", 0, 0),
                                        tensor("W2", "[0,10]", 0, 0), tensor("b2", "[10]", 0, 40)}),
                             zeros(10)),
            "found shape [0]");
        header_row("1025 units", header_of({tensor("b1", "[1025]", 0, 4100)}),
                   "found the end of the file, expected 880 bytes more of data");
        header_row("transposed", header_of({tensor("W1", "[1,784]", 0, 3136), b1, W2, b2}),
                   "tensor W1 (byte 254): found shape [1,784], expected [784,1]");
        header_row("eleven outputs", header_of({W1, b1, W2, tensor("b2", "[5,2]", 3180, 3220)}),
                   "found shape [5,2], expected [outputs], outputs from 1 to 10");
        row("a third layer",
            safetensors_text(header_of({W1, b1, W2, b2, tensor("W3", "[1]", 3220, 3224)}), zeros(806)),
            "found one tensor too many, expected the four of a network with one hidden layer");
        row("1025 units, all there",
            safetensors_text(header_of({tensor("W1", "[0]", 0, 0), tensor("b1", "[1025]", 0, 4100),
                                        tensor("W2", "[0]", 4100, 4100), tensor("b2", "[10]", 4100, 4140)}),
                             zeros(1035)),
            "found shape [1025]");
    }
    void faults()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, found);
        const Folder folder;
        const auto file = folder.write("file", bytes);
        const QString message = fault_of_file([&] { load_session(file, {}); });
        QVERIFY2(message.contains(found), qPrintable(message));
        QVERIFY(message.startsWith(QString::fromStdString(file.string())));
        QVERIFY(message.contains(QStringLiteral(", expected ")));
        QVERIFY(!message.contains(QLatin1Char('\n')));
    }

    void no_file_and_a_folder()
    {
        const Folder folder;
        QVERIFY(fault_of_file([&] {
                    load_session(folder.path("missing"), {});
                }).endsWith(QStringLiteral("missing: found no such file, expected a file that can be read")));
        QVERIFY(fault_of_file([&] {
                    load_session(folder.path(), {});
                }).endsWith(QStringLiteral(": found a folder, expected a file")));
    }

    void a_sparse_file_of_gigabytes_is_refused_at_once()
    {
        const Folder folder;
        const auto file = folder.write("file", Bytes(8, 200));
        std::filesystem::resize_file(file, std::uintmax_t{64} << 30);
        QVERIFY(fault_of_file([&] {
                    load_session(file, {});
                }).contains(QStringLiteral("expected 2 to 16777216 bytes")));
    }

    // Whatever single byte of the header changes, loading either works or says why in one line.
    void any_header_byte_changed()
    {
        const Folder folder;
        save_session(folder.path("file"), example_session(1));
        const Bytes whole = folder.read("file");
        const std::size_t header_end = 8 + whole[0] + 256u * whole[1];
        int refused = 0;
        for (std::size_t place = 0; place < header_end; ++place)
            for (const int flip : {0x01, 0x02, 0x20, 0x80, 0xff}) {
                Bytes bytes = whole;
                bytes[place] ^= static_cast<std::uint8_t>(flip);
                refused += refuses_in_one_line(folder.write("file", bytes));
            }
        QVERIFY(refused >
                4 * static_cast<int>(header_end)); // few changes do no harm, as in the name of a note
    }

    void cut_off_anywhere()
    {
        const Folder folder;
        save_session(folder.path("file"), example_session(1));
        const Bytes whole = folder.read("file");
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(refuses_in_one_line(
                folder.write("file", {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)})));
    }

private:
    static bool refuses_in_one_line(const std::filesystem::path &file)
    {
        const QString message = fault_of_file([&] { load_session(file, {}); });
        return !message.isEmpty() && message.startsWith(QString::fromStdString(file.string())) &&
               !message.contains(QLatin1Char('\n'));
    }
};

DELTASCOPE_TEST(TestDamagedSession)
#include "test_damaged_session.moc"
