// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_images.h"
#include "core/data/foreign/csv_layout.h"
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

/// Pixels by figures, with a word among them.
std::string heading_of(const std::string &word, int place)
{
    std::string line;
    for (int i = 0; i <= pixel_count; ++i)
        line += (i == 0 ? "" : ",") + (i == place ? word : std::to_string(i < place ? i : i - 1));
    return line + "\n";
}

/// The lines of a table with a cell put before each at a place among their cells.
std::string with_column(const std::string &table, int place, const std::function<std::string(int line)> &cell)
{
    QStringList lines = QString::fromStdString(table).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (int i = 0; i < lines.size(); ++i) {
        QStringList cells = lines[i].split(QLatin1Char(','));
        cells.insert(place, QString::fromStdString(cell(i)));
        lines[i] = cells.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')).toStdString() + "\n";
}

std::vector<std::string> labels_of(const LabelledImages &read)
{
    std::vector<std::string> labels;
    for (const std::uint16_t index : read.labels.indices())
        labels.push_back(read.labels.texts()[index]);
    return labels;
}

const std::vector<std::string> table_labels = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"};

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
        row("a comma at the end of each line", {.end = ",\n"});
        row("a comma at the end of each line, with a heading", {.heading = "label", .end = " ,\r\n"});
        row("a comma at the end of each line, label last", {.label_last = true, .end = ",\n"});
        row("a heading without the comma at the end of each line", {.label_last = true, .end = ",\n"},
            heading_of("label", 784));
        row("numpy.savetxt() with a heading", {.heading = "# label"});
        row("figures as a heading", {}, heading_of("label", 0));
        row("ARFF", {.label_last = true, .label = [](int n) { return "'" + std::to_string(n % 10) + "'"; }},
            "@RELATION mnist\n% a comment\n@ATTRIBUTE pixel1 real\n@ATTRIBUTE class {0,1}\n@data\n");
        row("ARFF behind a comment", {.label_last = true}, "% MNIST\n@relation mnist\n@data\n");
        QTest::newRow("gzipped") << gzipped(bytes_of(table_text(images, pixel_count)));
    }
    void as_people_have_them()
    {
        QFETCH(const Bytes, file);
        const Folder folder;
        const LabelledImages read = csv_images(folder.write("table.csv", file));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QCOMPARE(labels_of(read), table_labels);
    }

    void a_heading_has_the_label_anywhere()
    {
        const std::string pixels = table_text(images, pixel_count, {.heading = "pixel", .labelled = false});
        const std::string labelled = with_column(pixels, 300, [](int line) {
            return line == 0 ? std::string("Label") : table_labels[static_cast<std::size_t>(line - 1)];
        });
        const auto file_names = [](int line) {
            return line == 0 ? std::string("filename") : std::to_string(line) + ".png";
        };
        const Folder folder;
        for (const int place : {0, 100, 785}) {
            const LabelledImages read =
                csv_images(folder.write("table.csv", bytes_of(with_column(labelled, place, file_names))));
            QCOMPARE(read.pixels, pixels_of_table(images));
            QCOMPARE(labels_of(read), table_labels);
        }
    }

    // R's write.table() writes a heading without a name for the names of the rows.
    void row_names_without_a_name()
    {
        std::string table;
        int line = 0;
        for (const QByteArray &each :
             QByteArray::fromStdString(
                 table_text(images, pixel_count, {.separator = " ", .heading = "label"}))
                 .split('\n'))
            if (!each.isEmpty())
                table += (line++ == 0 ? std::string() : '"' + std::to_string(line) + "\" ") +
                         each.toStdString() + "\n";
        const Folder folder;
        const LabelledImages read = csv_images(folder.write("r.csv", bytes_of(table)));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QCOMPARE(labels_of(read), table_labels);
    }

    void row_numbers_without_a_heading()
    {
        const auto row_numbers = [](int line) { return std::to_string(line); };
        const Folder folder;
        for (const bool last : {false, true}) {
            const LabelledImages read = csv_images(folder.write(
                "table.csv", bytes_of(with_column(table_text(images, pixel_count, {.label_last = last}), 0,
                                                  row_numbers))));
            QCOMPARE(read.pixels, pixels_of_table(images));
            QCOMPARE(labels_of(read), table_labels);
        }
        const LabelledImages unlabelled = csv_images(folder.write(
            "table.csv",
            bytes_of(with_column(table_text(60, pixel_count, {.labelled = false}), 0, row_numbers))));
        QCOMPARE(unlabelled.pixels, pixels_of_table(60));
        QVERIFY(!unlabelled.labelled());
    }

    void a_column_for_each_class_data()
    {
        QTest::addColumn<bool>("last");
        QTest::newRow("in front") << false;
        QTest::newRow("behind") << true;
    }
    void a_column_for_each_class()
    {
        QFETCH(const bool, last);
        const Folder folder;
        const Table table = {.label_last = last, .label = [](int n) {
                                 std::string cells = "0.0,0,0,0,0,0,0,0,0,0";
                                 cells[static_cast<std::size_t>(n % 10 == 0 ? 0 : 2 * (n % 10) + 2)] = '1';
                                 return cells;
                             }};
        const std::string text = table_text(images, pixel_count, table);
        const LabelledImages read = csv_images(folder.write("table.csv", bytes_of(text)));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QCOMPARE(labels_of(read), table_labels);
    }

    void labels_in_a_table_of_their_own_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("numbers") << QStringLiteral("7\n2\n7\n");
        QTest::newRow("a heading") << QStringLiteral("label\n7\n2\n7\n");
        QTest::newRow("another heading") << QStringLiteral("x\r\n7.0\r\n2.0\r\n7.0\r\n");
        QTest::newRow("a comma at the end") << QStringLiteral("7,\n2,\n7,\n");
        QTest::newRow("numpy.savetxt()") << QStringLiteral("7.000000000000000000e+00\n2.0e+00\n7e0\n");
    }
    void labels_in_a_table_of_their_own()
    {
        QFETCH(const QString, text);
        const Folder folder;
        const auto file = folder.write("y.csv", bytes_of(text.toStdString()));
        QVERIFY(label_list_in(file));
        const Labels labels = csv_labels(file);
        QCOMPARE(labels.texts(), std::vector<std::string>({"7", "2"}));
        QCOMPARE(labels.size(), std::size_t{3});
        QVERIFY(!label_list_in(folder.write("two.csv", bytes_of("1,2\n3,4\n"))));
    }

    void an_empty_column_of_labels_is_none()
    {
        const Folder folder;
        const LabelledImages read = csv_images(folder.write(
            "test.csv", bytes_of(table_text(images, pixel_count,
                                            {.heading = "label", .label_last = true, .label = [](int) {
                                                 return std::string();
                                             }}))));
        QCOMPARE(read.pixels, pixels_of_table(images));
        QVERIFY(!read.labelled());
    }

    // The first of these letters was taken for the heading of a column.
    void the_letter_y_is_a_label()
    {
        const Folder folder;
        const LabelledImages read = csv_images(folder.write(
            "letters.csv", bytes_of(table_text(images, pixel_count, {.label = [](int n) {
                                                   return std::string(1, static_cast<char>('y' - n % 10));
                                               }}))));
        QCOMPARE(read.size(), std::size_t{images});
        QCOMPARE(labels_of(read).front(), std::string("y"));
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
        row("LIBSVM", "5 153:0.01 154:0.07\n3 128:1\n",
            "line 1: found the places of the pixels that are not 0, as LIBSVM has them, expected a number "
            "for each");
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
