// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_images.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
constexpr int images = 12;

std::string rounded(double number)
{
    return QString::number(number, 'f', 6).toStdString();
}

std::string with_comma(double number)
{
    std::string text = rounded(number);
    std::ranges::replace(text, '.', ',');
    return text;
}

Bytes pixels_of_table(int count)
{
    Bytes pixels;
    for (int n = 0; n < count; ++n)
        for (int i = 0; i < pixel_count; ++i)
            pixels.push_back(static_cast<std::uint8_t>(table_byte(n, i, pixel_count)));
    return pixels;
}
} // namespace

/// Text tables of images as people have them.
class TestCsvImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void as_people_have_them_data()
    {
        QTest::addColumn<Bytes>("file");
        const auto row = [](const char *name, const Table &table, const std::string &before = {}) {
            QTest::newRow(name) << bytes_of(before + table_text(images, pixel_count, table));
        };
        const auto unit = [](int byte) { return rounded(byte / 255.0); };
        row("Kaggle's", {.heading = "label"});
        row("no heading", {});
        row("label last", {.label_last = true});
        row("label last, with a heading", {.heading = "class", .label_last = true});
        row("0 to 1", {.cell = unit});
        row("semicolons and decimal commas", {.separator = ";", .heading = "label", .cell = [](int byte) {
                                                  return with_comma(byte / 255.0);
                                              }});
        row("tabs", {.separator = "\t", .cell = unit});
        row("blanks, as of numpy.savetxt()", {.separator = " ", .cell = unit});
        row("blanks, −1 to 1, as USPS", {.separator = " ",
                                         .cell = [](int byte) { return rounded(byte / 127.5 - 1); },
                                         .label = [](int n) { return std::to_string(n % 10) + ".0000"; }});
        row("Windows", {.heading = "label", .end = "\r\n"}, "\xEF\xBB\xBF");
        row("an old Macintosh", {.end = "\r"});
        row("Excel's word on the separator", {.separator = ";"}, "sep=;\n");
        row("quotes", {.heading = "\"label\"",
                       .cell = [](int byte) { return '"' + std::to_string(byte) + '"'; },
                       .label = [](int n) { return '"' + std::to_string(n % 10) + '"'; }});
        row("quotes around decimal commas",
            {.cell = [](int byte) { return '"' + with_comma(byte / 255.0) + '"'; }});
        row("blanks around the cells", {.separator = " , "});
        row("empty lines", {.end = "\n\n"});
        QTest::newRow("gzipped") << gzipped(bytes_of(table_text(images, pixel_count)));
    }
    void as_people_have_them()
    {
        QFETCH(const Bytes, file);
        const Folder folder;
        const LabelledImages read = csv_images(folder.write("table.csv", file));
        QCOMPARE(read.pixels, pixels_of_table(images));
        std::vector<std::string> labels;
        for (const std::uint16_t index : read.labels.indices())
            labels.push_back(read.labels.texts()[index]);
        QCOMPARE(labels,
                 std::vector<std::string>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"}));
    }

    void without_labels()
    {
        const Folder folder;
        const LabelledImages read = csv_images(folder.write(
            "test.csv", bytes_of(table_text(images, pixel_count, {.heading = "pixel0", .labelled = false}))));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QVERIFY(!read.labelled());
    }

    void labels_may_be_words()
    {
        const Folder folder;
        const auto word = [](int n) { return std::string(n % 2 == 0 ? "cat" : "dog, large"); };
        const auto quoted = [&word](int n) { return '"' + word(n) + '"'; };
        for (const std::string heading : {"", "label"}) {
            const LabelledImages read = csv_images(folder.write(
                "words.csv",
                bytes_of(table_text(images, pixel_count, {.heading = heading, .label = quoted}))));
            QCOMPARE(read.size(), std::size_t{images});
            QCOMPARE(read.labels.texts(), std::vector<std::string>({"cat", "dog, large"}));
        }
    }

    void a_column_of_row_numbers_is_left_out()
    {
        std::string table;
        int line = 0;
        for (QByteArray each :
             QByteArray::fromStdString(table_text(images, pixel_count, {.heading = "label"})).split('\n'))
            if (!each.isEmpty())
                table += (line++ == 0 ? std::string() : std::to_string(line - 2)) + "," + each.toStdString() +
                         "\n";
        const Folder folder;
        const LabelledImages read = csv_images(folder.write("pandas.csv", bytes_of(table)));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QCOMPARE(read.labels.texts().size(), std::size_t{10});
    }

    // They were read as the first image, whose label 64 was a class.
    void a_heading_of_numbers_is_no_image_data()
    {
        QTest::addColumn<bool>("row_numbers");
        QTest::newRow("columns") << false;
        QTest::newRow("columns and rows") << true;
    }
    void a_heading_of_numbers_is_no_image()
    {
        QFETCH(const bool, row_numbers);
        std::string table = row_numbers ? ",0" : "0";
        for (int column = 1; column <= 64; ++column)
            table += "," + std::to_string(column);
        table += "\n";
        int line = 0;
        for (const QByteArray &each : QByteArray::fromStdString(table_text(images, 64)).split('\n'))
            if (!each.isEmpty())
                table +=
                    (row_numbers ? std::to_string(line++) + "," : std::string()) + each.toStdString() + "\n";
        const Folder folder;
        const LabelledImages read = csv_images(folder.write("pandas.csv", bytes_of(table)));
        QCOMPARE(read.size(), std::size_t{images});
        QCOMPARE(read.labels.texts().size(), std::size_t{10});
    }

    // UCI's optdigits: 64 counts from 0 to 16 and the label behind them.
    void scikit_digits()
    {
        const Folder folder;
        const Table table = {.label_last = true,
                             .cell = [](int byte) { return std::to_string(std::min(byte / 15, 16)); }};
        const LabelledImages read =
            csv_images(folder.write("optdigits.tra", bytes_of(table_text(images, 64, table))));
        QCOMPARE(read.size(), std::size_t{images});
        QCOMPARE(int{*std::ranges::max_element(read.pixels)}, 255);
        QCOMPARE(read.notes.size(), std::size_t{2});
        QCOMPARE(read.notes[1].english(), std::string("Its images of 8×8 pixels are scaled to 28×28."));
    }

    void a_range_that_a_late_line_tells()
    {
        const std::string blank = table_text(1, pixel_count, {.cell = [](int) { return std::string("0"); }});
        const Folder folder;
        const LabelledImages read =
            csv_images(folder.write("table.csv", bytes_of(blank + table_text(images, pixel_count))));
        QCOMPARE(read.pixels, joined(Bytes(784), pixels_of_table(images)));
    }

    void faults_data()
    {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const std::string &file, const char *fault) {
            QTest::newRow(name) << bytes_of(file) << QString::fromUtf8(fault);
        };
        const std::string good = table_text(2, pixel_count, {.heading = "label"});
        const auto line_with = [](const std::string &cell) {
            std::string line = "5," + cell;
            for (int i = 1; i < pixel_count; ++i)
                line += ",0";
            return line + "\n";
        };
        row("no line", "\n\n", "found no lines, expected a line for each image");
        row("only a heading", table_text(0, pixel_count, {.heading = "label"}), "found no images");
        row("a missing cell", good + line_with(""),
            "line 4, column 2: found an empty cell, expected a number for a pixel");
        row("a missing label", good + line_with("1").substr(1),
            "line 4, column 1: found an empty cell, expected a label");
        row("a missing label without a heading",
            table_text(9, pixel_count) + line_with("1").substr(1) + table_text(9, pixel_count),
            "line 10, column 1: found an empty cell, expected a label");
        row("a word", good + line_with("black"),
            "line 4, column 2: found 'black', expected a number for a pixel");
        row("NaN", good + line_with("nan"), "line 4, column 2: found 'nan'");
        row("300", good + line_with("300"),
            "line 4, column 2: found '300', expected pixels from 0 to 255, from 0 to 1 or from −1 to 1");
        row("−5", good + line_with("-5"), "line 4, column 2: found '-5'");
        row("−5 beside 255", good + line_with("255,-5").erase(9, 2), "line 4, column 3: found '-5'");
        row("a short line", good + "5,1,2\n", "line 4: found 3 columns, expected 785, as in the first line");
        row("three columns", "label,x,y\n1,2,3\n",
            "line 1: found 3 columns, expected a number for each pixel and a label, as 785 of 28×28");
        row("ten million columns", std::string(20'000'000, '1'),
            "line 1: found a line of more than 1048576 bytes");
        row("UTF-16",
            std::string("\xFF\xFE"
                        "1\0,\0",
                        6),
            "found text in UTF-16");
        row("bytes", std::string("1,2\0,3\n", 7), "line 1: found bytes that are no text");
        row("a thousand labels",
            table_text(1200, 16, {.label = [](int n) { return "class " + std::to_string(n); }}),
            "line 1001: found more than 1000 different labels");
    }
    void faults()
    {
        QFETCH(const Bytes, file);
        QFETCH(const QString, fault);
        const Folder folder;
        const auto path = folder.write("table.csv", file);
        const QString found = fault_of_file([&] { csv_images(path); });
        QVERIFY2(found.contains(fault), qPrintable(found));
        QVERIFY(found.contains(QStringLiteral("table.csv")));
    }
};

DELTASCOPE_TEST(TestCsvImages)
#include "test_csv_images.moc"
