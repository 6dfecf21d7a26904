// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
Bytes records(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i % 10);
    return bytes;
}

const Bytes two_images_header = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28};
const Bytes two_images = joined(two_images_header, records(2 * 784));
const Bytes two_labels = {0, 0, 8, 1, 0, 0, 0, 2, 7, 4};

Bytes with(Bytes bytes, std::size_t offset, std::uint8_t value)
{
    bytes[offset] = value;
    return bytes;
}

Bytes first(const Bytes &bytes, std::size_t count)
{
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count)};
}
} // namespace

class TestIdx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_raw_and_gzipped_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<bool>("packed");
        QTest::newRow("raw") << QString() << false;
        QTest::newRow("gzipped") << QStringLiteral(".gz") << true;
        QTest::newRow("gzipped without saying so") << QString() << true;
        QTest::newRow("unpacked by a browser, which leaves the ending") << QStringLiteral(".gz") << false;
    }
    void reads_raw_and_gzipped()
    {
        QFETCH(QString, suffix);
        QFETCH(bool, packed);
        const Folder folder;
        const auto images =
            folder.write("images" + suffix.toStdString(), packed ? gzipped(two_images) : two_images);
        const auto labels =
            folder.write("labels" + suffix.toStdString(), packed ? gzipped(two_labels) : two_labels);
        const Dataset dataset = read_idx(images, labels);
        QCOMPARE(dataset.size(), 2);
        QCOMPARE(dataset.pixels, records(2 * 784));
        QCOMPARE(dataset.labels, (Bytes{7, 4}));
        QCOMPARE(dataset.image(1)[0], std::uint8_t{784 % 10});
        QCOMPARE(dataset.x0<double>(1)[3], (784 + 3) % 10 / 255.0);
    }

    void reads_gzip_members_one_after_the_other()
    {
        const Folder folder;
        const Bytes packed =
            joined(gzipped(first(two_images, 700)), gzipped({two_images.begin() + 700, two_images.end()}));
        QCOMPARE(read_idx_images(folder.write("images.gz", packed)), records(2 * 784));
    }

    void damaged_images_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const Bytes &bytes, const char *place, const char *found) {
            QTest::newRow(name) << bytes << QString::fromUtf8(place) << QString::fromUtf8(found);
        };
        row("labels instead", two_labels, "byte 10", "found the end of the file, expected 16 bytes");
        row("first byte", with(two_images, 0, 1), "byte 0", "found 1, expected 0");
        row("second byte", with(two_images, 1, 255), "byte 1", "found 255, expected 0");
        row("floats", with(two_images, 2, 13), "byte 2", "found 13, expected 8 (unsigned bytes)");
        row("one dimension", with(two_images, 3, 1), "byte 3", "found 1, expected 3");
        row("no image", with(two_images, 7, 0), "byte 4", "found 0 images, expected 1 to");
        row("one image fewer", with(two_images, 7, 1), "byte 800", "found more bytes");
        row("one image more", with(two_images, 7, 3), "", "expected 2368 bytes (3 images)");
        row("4 billion images", with(two_images, 4, 255), "byte 4", "found 4278190082 images");
        row("2 billion images", with(two_images, 4, 127), "", "found at most 1584 bytes");
        row("29 rows", with(two_images, 11, 29), "byte 8", "found 29 rows, expected 28");
        row("0 columns", with(two_images, 15, 0), "byte 12", "found 0 columns, expected 28");
        row("trailing byte", joined(two_images, {0}), "byte 1584", "found more bytes");
        row("last byte missing", first(two_images, 1583), "", "found at most 1583 bytes, expected 1584");
        row("empty", {}, "", "found an empty file");
    }
    void damaged_images()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, place);
        QFETCH(QString, found);
        const Folder folder;
        const auto file = folder.write("images", bytes);
        check_message(fault_of_file([&] { read_idx_images(file); }), file, place, found);
    }

    void damaged_labels_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const Bytes &bytes, const char *place, const char *found) {
            QTest::newRow(name) << bytes << QString::fromUtf8(place) << QString::fromUtf8(found);
        };
        row("label 10", with(two_labels, 9, 10), "byte 9 (record 1)", "found label 10, expected 0 to 9");
        row("label 255", with(two_labels, 8, 255), "byte 8 (record 0)", "found label 255");
        row("images instead", two_images, "byte 3", "found 3, expected 1");
        row("one label more", joined(two_labels, {1}), "byte 10", "found more bytes");
        row("one label missing", first(two_labels, 9), "", "found at most 9 bytes, expected 10");
    }
    void damaged_labels()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, place);
        QFETCH(QString, found);
        const Folder folder;
        const auto file = folder.write("labels", bytes);
        check_message(fault_of_file([&] { read_idx_labels(file); }), file, place, found);
    }

    void cut_off_within_the_header_data()
    {
        QTest::addColumn<Bytes>("whole");
        QTest::addColumn<int>("size");
        for (int size = 1; size < 16; ++size)
            QTest::addRow("images, %d bytes", size) << two_images << size;
        for (int size = 1; size < 8; ++size)
            QTest::addRow("labels, %d bytes", size) << two_labels << size;
    }
    void cut_off_within_the_header()
    {
        QFETCH(Bytes, whole);
        QFETCH(int, size);
        const Folder folder;
        const Bytes cut = first(whole, static_cast<std::size_t>(size));
        const QString place = QStringLiteral("byte %1").arg(size);
        for (const auto &file : {folder.write("raw", cut), folder.write("packed.gz", gzipped(cut))}) {
            const auto read = [&] {
                return whole == two_images ? read_idx_images(file) : read_idx_labels(file);
            };
            check_message(fault_of_file(read), file, place, QStringLiteral("found the end of the file"));
        }
    }

    void cut_off_anywhere_when_gzipped()
    {
        const Folder folder;
        const Bytes packed = gzipped(two_images);
        for (std::size_t size = 2; size < packed.size(); ++size) {
            const auto file = folder.write("images.gz", first(packed, size));
            check_message(fault_of_file([&] { read_idx_images(file); }), file, QString(),
                          QStringLiteral("found "));
        }
    }

    void damaged_gzip_data()
    {
        QTest::addColumn<Bytes>("bytes");
        QTest::addColumn<QString>("found");
        const Bytes packed = gzipped(two_images);
        QTest::newRow("checksum") << with(packed, packed.size() - 8, packed[packed.size() - 8] ^ 1)
                                  << QStringLiteral("incorrect data check");
        QTest::newRow("length") << with(packed, packed.size() - 1, 77)
                                << QStringLiteral("incorrect length check");
        QTest::newRow("garbage behind")
            << joined(packed, {1, 2, 3}) << QStringLiteral("incorrect header check");
        QTest::newRow("method") << with(packed, 2, 9) << QStringLiteral("unknown compression method");
        QTest::newRow("longer than said")
            << gzipped(joined(two_images, {0})) << QStringLiteral("found more bytes");
        QTest::newRow("shorter than said")
            << gzipped(first(two_images, 900)) << QStringLiteral("byte 900: found the end of the file");
    }
    void damaged_gzip()
    {
        QFETCH(Bytes, bytes);
        QFETCH(QString, found);
        const Folder folder;
        const auto file = folder.write("images.gz", bytes);
        check_message(fault_of_file([&] { read_idx_images(file); }), file, QString(), found);
    }

    void a_missing_file_and_a_folder()
    {
        const Folder folder;
        const auto missing = folder.path("missing");
        check_message(fault_of_file([&] { read_idx_images(missing); }), missing, QString(),
                      QStringLiteral("found no such file"));
        check_message(fault_of_file([&] { read_idx_labels(folder.path()); }), folder.path(), QString(),
                      QStringLiteral("found a folder"));
    }

    void counts_that_differ()
    {
        const Folder folder;
        const auto images = folder.write("images", two_images);
        const auto labels = folder.write("labels", {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3});
        const QString message = fault_of_file([&] { read_idx(images, labels); });
        check_message(message, labels, QStringLiteral("byte 4"),
                      QStringLiteral("found 3 labels, expected 2"));
        QVERIFY(message.contains(QString::fromStdString(images.string())));
    }

    void a_name_with_a_line_break_stays_one_line()
    {
        const Folder folder;
        const QString message = fault_of_file([&] { read_idx_images(folder.path("a\nb")); });
        QVERIFY(message.contains(QStringLiteral("a?b")));
        QVERIFY(!message.contains(QLatin1Char('\n')));
    }

    void writes_what_it_reads()
    {
        const Folder folder;
        write_idx_images(folder.path("images"), records(2 * 784));
        write_idx_labels(folder.path("labels"), Bytes{7, 4});
        QCOMPARE(folder.read("images"), two_images);
        QCOMPARE(folder.read("labels"), two_labels);
        QCOMPARE(folder.file_count(), std::size_t{2});
    }

    void refuses_to_write_what_it_would_not_read()
    {
        const Folder folder;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 write_idx_images(folder.path("images"), records(783)));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, write_idx_images(folder.path("images"), {}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 write_idx_labels(folder.path("labels"), Bytes{3, 10}));
        QCOMPARE(folder.file_count(), std::size_t{0});
    }

private:
    static void check_message(const QString &message, const std::filesystem::path &file, const QString &place,
                              const QString &found)
    {
        QString start = QString::fromStdString(file.string());
        if (!place.isEmpty())
            start += QStringLiteral(", ") + place;
        const QByteArray said = message.toUtf8();
        QVERIFY2(message.startsWith(start), said.constData());
        QVERIFY2(message.contains(found), said.constData());
        QVERIFY2(message.contains(QStringLiteral(", expected ")), said.constData());
        QVERIFY2(!message.contains(QLatin1Char('\n')), said.constData());
    }
};

DELTASCOPE_TEST(TestIdx)
#include "test_idx.moc"
