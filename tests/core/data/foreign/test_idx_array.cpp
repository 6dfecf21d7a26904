// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/idx_array.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
using Shape = std::vector<std::uint32_t>;

/// 784 numbers of a type, each made of a byte.
template <class Make>
Bytes numbers(const Bytes &bytes, const Make &make)
{
    Bytes data;
    for (const std::uint8_t byte : bytes)
        data = joined(std::move(data), make(byte));
    return data;
}

LabelledImages images_in(const std::filesystem::path &file)
{
    return idx_images(file, idx_array_in(file).value());
}

Labels labels_in(const std::filesystem::path &file)
{
    return idx_labels(file, idx_array_in(file).value());
}
} // namespace

/// IDX files of any type and shape.
class TestIdxArray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_type_of_pixels_data()
    {
        QTest::addColumn<Bytes>("file");
        const Bytes bytes = images_of(1);
        QTest::newRow("bytes") << idx(0x08, {1, 28, 28}, bytes);
        QTest::newRow("shorts") << idx(0x0B, {1, 28, 28}, numbers(bytes, [](std::uint8_t byte) {
                                           return big_endian(std::uint16_t{byte});
                                       }));
        QTest::newRow("ints") << idx(0x0C, {1, 28, 28}, numbers(bytes, [](std::uint8_t byte) {
                                         return big_endian(std::uint32_t{byte});
                                     }));
        QTest::newRow("floats 0 … 1")
            << idx(0x0D, {1, 28, 28}, numbers(bytes, [](std::uint8_t byte) {
                       return big_endian(std::bit_cast<std::uint32_t>(static_cast<float>(byte) / 255.0F));
                   }));
        QTest::newRow("doubles −1 … 1")
            << idx(0x0E, {1, 28, 28}, numbers(bytes, [](std::uint8_t byte) {
                       return big_endian(std::bit_cast<std::uint64_t>(byte / 127.5 - 1));
                   }));
        QTest::newRow("flat") << idx(0x08, {1, 784}, bytes);
        QTest::newRow("a channel first") << idx(0x08, {1, 1, 28, 28}, bytes);
        QTest::newRow("a channel last") << idx(0x08, {1, 28, 28, 1}, bytes);
        QTest::newRow("gzipped") << gzipped(idx(0x08, {1, 28, 28}, bytes));
    }
    void every_type_of_pixels()
    {
        QFETCH(const Bytes, file);
        const Folder folder;
        QCOMPARE(images_in(folder.write("images", file)).pixels, images_of(1));
    }

    // A first image that is blank or in black and white alone says nothing of the range.
    void the_range_is_that_of_all_numbers()
    {
        Bytes two(2 * 784);
        std::fill(two.begin() + 100, two.begin() + 200, std::uint8_t{1});
        std::fill(two.begin() + 900, two.end(), std::uint8_t{77});
        Bytes many = two;
        for (int i = 0; i < 2000; ++i) // so that they come in several pieces
            many.insert(many.begin(), two.begin(), two.begin() + 784);
        const Folder folder;
        const LabelledImages read = images_in(folder.write("images", idx(0x08, {2002, 28, 28}, many)));
        QCOMPARE(read.pixels, many);
        QVERIFY(read.notes.empty());
        const Bytes ones(784, 1);
        QCOMPARE(images_in(folder.write("ones", idx(0x08, {1, 28, 28}, ones))).pixels, Bytes(784, 255));
    }

    void other_sizes_are_scaled_and_it_is_said()
    {
        const Folder folder;
        Bytes usps(256, 200);
        const LabelledImages read = images_in(folder.write("usps", idx(0x08, {1, 16, 16}, usps)));
        QCOMPARE(read.pixels, Bytes(784, 200));
        QCOMPARE(read.notes.size(), std::size_t{1});
        QCOMPARE(read.notes[0].english(), std::string("Its images of 16×16 pixels are scaled to 28×28."));
        const LabelledImages counts = images_in(folder.write("scikit", idx(0x08, {1, 8, 8}, Bytes(64, 16))));
        QCOMPARE(counts.pixels, Bytes(784, 255));
        QCOMPARE(counts.notes.size(), std::size_t{2});
    }

    void labels_of_every_shape_data()
    {
        QTest::addColumn<Bytes>("file");
        Bytes qmnist, ints;
        for (const std::uint8_t label : {7, 26}) {
            ints = joined(ints, big_endian(std::uint32_t{label}));
            qmnist = joined(qmnist, big_endian(std::uint32_t{label}));
            qmnist = joined(qmnist, Bytes(28, 9));
        }
        QTest::newRow("bytes") << idx(0x08, {2}, {7, 26});
        QTest::newRow("ints") << idx(0x0C, {2}, ints);
        QTest::newRow("a column") << idx(0x08, {2, 1}, {7, 26});
        QTest::newRow("QMNIST") << idx(0x0C, {2, 8}, qmnist);
    }
    void labels_of_every_shape()
    {
        QFETCH(const Bytes, file);
        const Folder folder;
        const Labels labels = labels_in(folder.write("labels", file));
        QCOMPARE(labels.texts(), std::vector<std::string>({"7", "26"}));
        QCOMPARE(labels.indices(), std::vector<std::uint16_t>({0, 1}));
    }

    void what_is_no_idx_file_is_not_taken_for_one()
    {
        const Folder folder;
        for (const Bytes &bytes : {bytes_of("label,pixel0\n"), Bytes{0, 0, 7, 1, 0, 0, 0, 1, 5},
                                   Bytes{0, 0, 8, 5, 0, 0, 0, 1}, Bytes{5}})
            QVERIFY(!idx_array_in(folder.write("file", bytes)));
    }

    void faults_data()
    {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const Bytes &file, const char *fault) {
            QTest::newRow(name) << file << QString::fromUtf8(fault);
        };
        row("short", idx(0x08, {2, 28, 28}, images_of(1)),
            "byte 16: found at most 800 bytes, expected 1584 bytes (2 images)");
        row("short and gzipped", gzipped(idx(0x08, {2, 28, 28}, images_of(1))),
            "byte 800: found the end of the file, expected 1584 bytes (2 images)");
        row("long", idx(0x08, {1, 28, 28}, images_of(2)),
            "byte 800: found more bytes, expected 800 bytes (1 image)");
        row("none", idx(0x08, {0, 28, 28}, {}), "byte 4: found 0 images, expected 1 to 3000000");
        row("four thousand million", idx(0x08, {0xffffffff, 28, 28}, {}),
            "byte 4: found 4294967295 images, expected 1 to 3000000");
        row("photographs", idx(0x08, {1, 100, 90}, Bytes(9000)),
            "byte 8: found an array of 1×100×90, expected images of 4×4 to 64×64 pixels");
        row("sides beyond 31 bits", idx(0x08, {1, 0xffffffff, 0xffffffff}, {}), "expected images of 4×4");
        row("colours", idx(0x08, {1, 32, 32, 3}, Bytes(3072)), "found an array of 1×32×32×3");
        row("16 bits",
            idx(0x0B, {1, 28, 28},
                numbers(Bytes(784, 2),
                        [](std::uint8_t byte) { return big_endian(static_cast<std::uint16_t>(byte << 8)); })),
            "found numbers from 512 to 512, expected pixels from 0 to 255, from 0 to 1 or from −1 to 1");
        row("NaN",
            idx(0x0D, {1, 28, 28},
                numbers(Bytes(784), [](std::uint8_t) { return big_endian(std::uint32_t{0x7fc00000}); })),
            "found numbers from nan to nan");
    }
    void faults()
    {
        QFETCH(const Bytes, file);
        QFETCH(const QString, fault);
        const Folder folder;
        const auto path = folder.write("images", file);
        const QString found = fault_of_file([&] { images_in(path); });
        QVERIFY2(found.contains(fault), qPrintable(found));
        QVERIFY(found.contains(QStringLiteral("images")));
    }

    void faults_of_labels()
    {
        const Folder folder;
        const auto half =
            folder.write("half", idx(0x0D, {1}, big_endian(std::bit_cast<std::uint32_t>(0.5F))));
        QVERIFY(fault_of_file([&] {
                    labels_in(half);
                }).contains(QStringLiteral("half, label 0: found 0.5, expected a whole number")));
        Bytes many;
        for (std::uint16_t label = 0; label <= most_labels; ++label)
            many = joined(std::move(many), big_endian(label));
        const auto path = folder.write("many", idx(0x0B, {most_labels + 1}, many));
        QVERIFY(fault_of_file([&] {
                    labels_in(path);
                }).contains(QStringLiteral("label 1000: found more than 1000 different labels")));
    }

    void reading_can_be_cancelled()
    {
        const Folder folder;
        const auto path = folder.write("images", idx_images_of(3));
        double told = 0;
        const auto stop = [&told](double share) {
            told = share;
            return false;
        };
        QVERIFY_THROWS_EXCEPTION(ReadingCancelled, idx_images(path, idx_array_in(path).value(), stop));
        QCOMPARE(told, 1.0);
    }
};

DELTASCOPE_TEST(TestIdxArray)
#include "test_idx_array.moc"
