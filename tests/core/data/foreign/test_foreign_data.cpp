// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/foreign_data.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
using Names = std::vector<std::string>;

/// A picture file holds its width, its height and the grey of all its pixels.
Ink picture(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    const int width = stream.get(), height = stream.get(), grey = stream.get();
    Ink ink = blank_ink(width, height);
    std::ranges::fill(ink.bytes, static_cast<std::uint8_t>(grey));
    return ink;
}

ForeignData data_in(const std::filesystem::path &path)
{
    return read_foreign_data({path}, picture);
}

/// A training set with these labels, each image all of its number.
void write_set(const Folder &folder, const std::string &prefix, const Bytes &labels,
               const std::string &split = "train")
{
    Bytes images;
    for (std::size_t n = 0; n < labels.size(); ++n)
        images.insert(images.end(), pixel_count, static_cast<std::uint8_t>(n + 2));
    const auto count = static_cast<std::uint32_t>(labels.size());
    std::filesystem::create_directories(folder.path(prefix).parent_path());
    folder.write(prefix + split + "-images-idx3-ubyte", idx(0x08, {count, 28, 28}, images));
    folder.write(prefix + split + "-labels-idx1-ubyte", idx(0x08, {count}, labels));
}

Bytes labels_up_to(int last, int first = 0)
{
    Bytes labels;
    for (int label = first; label <= last; ++label)
        labels.push_back(static_cast<std::uint8_t>(label));
    return labels;
}

void write_picture(const Folder &folder, const std::string &name, std::uint8_t width, std::uint8_t height,
                   std::uint8_t grey)
{
    std::filesystem::create_directories(folder.path(name).parent_path());
    folder.write(name, {width, height, grey});
}
} // namespace

/// Data of other people: classes, what they are called, which outputs they get.
class TestForeignData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digits_are_the_outputs_as_they_are()
    {
        const Folder folder;
        write_set(folder, "", {7, 3, 7});
        write_set(folder, "", {3, 1}, "test");
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.sets.train->labels, Bytes({7, 3, 7}));
        QCOMPARE(sets.sets.test->labels, Bytes({3, 1}));
        QCOMPARE(int{sets.sets.train->pixels[784]}, 3);
        QVERIFY(sets.classes.empty());
        QVERIFY(sets.notes.empty());
    }

    void labels_from_one_take_the_outputs_in_order()
    {
        const Folder folder;
        write_set(folder, "", {10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2});
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.classes, Names({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}));
        QCOMPARE(int{sets.sets.train->labels[0]}, 9);
        QCOMPARE(int{sets.sets.train->labels[1]}, 0);
    }

    // "eight" was the first output, and the network that reads digits read nothing.
    void words_for_digits_are_in_the_order_of_digits()
    {
        const Folder folder;
        const std::vector<std::string> words = {"zero", "One", "two",   "three", "four",
                                                "five", "six", "seven", "eight", "nine"};
        for (std::size_t i = 0; i < words.size(); ++i)
            write_picture(folder, words[i] + "/1.png", 28, 28, static_cast<std::uint8_t>(i));
        const ForeignData data = data_in(folder.path());
        std::vector<std::string> names;
        std::ranges::transform(data.classes, std::back_inserter(names), &DataClass::name);
        QCOMPARE(names, words);
    }

    void the_last_sixth_becomes_the_test_set()
    {
        const Folder folder;
        write_set(folder, "", {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.sets.train->size(), 10);
        QCOMPARE(sets.sets.test->labels, Bytes({0, 1}));
        QCOMPARE(int{sets.sets.test->pixels[0]}, 12);
        QCOMPARE(sets.notes.at(0).english(),
                 std::string("There is no test set: the last sixth, 2 images, is it."));
    }

    void of_sorted_images_the_last_sixth_of_each_class()
    {
        const Folder folder;
        Bytes sorted(12);
        sorted.insert(sorted.end(), 6, 1);
        write_set(folder, "", sorted);
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.sets.test->labels, Bytes({0, 0, 1}));
        QCOMPARE(sets.sets.train->size(), 15);
        QCOMPARE(sets.notes.at(0).english(),
                 std::string("There is no test set: the last sixth of each class, 3 images, is it."));
    }

    void a_test_set_alone_stays_whole()
    {
        const Folder folder;
        write_set(folder, "", {4, 5, 6}, "test");
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QVERIFY(!sets.sets.train);
        QCOMPARE(sets.sets.test->size(), 3);
    }

    void well_known_names_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<QString>("expected"); // the first and the last
        QTest::newRow("Fashion-MNIST") << "FashionMNIST/raw/" << 0 << 9 << "T-shirt/top Ankle boot";
        QTest::newRow("KMNIST") << "kmnist/" << 0 << 9 << "o wo";
        QTest::newRow("letters") << "emnist-letters-" << 1 << 26 << "A Z";
        QTest::newRow("balanced") << "emnist-balanced-" << 0 << 46 << "0 t";
        QTest::newRow("by class") << "emnist-byclass-" << 0 << 61 << "0 z";
        QTest::newRow("digits") << "emnist-digits-" << 0 << 9 << "0 9";
    }
    void well_known_names()
    {
        QFETCH(const QString, prefix);
        QFETCH(const int, first);
        QFETCH(const int, last);
        QFETCH(const QString, expected);
        const Folder folder;
        write_set(folder, prefix.toStdString(), labels_up_to(last, first));
        const ForeignData data = data_in(folder.path());
        QCOMPARE(static_cast<int>(data.classes.size()), last - first + 1);
        QCOMPARE(QString::fromStdString(data.classes.front().name + " " + data.classes.back().name),
                 expected);
        QCOMPARE(data.emnist, prefix.startsWith(QStringLiteral("emnist")));
    }

    void names_in_a_file_beside_the_data_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names");
        const QStringList animals = {QStringLiteral("cat"), QStringLiteral("sea lion"),
                                     QStringLiteral("owl")};
        QTest::newRow("in order") << "labels.txt" << QByteArray("cat\r\nsea lion\r\nowl\r\n") << animals;
        QTest::newRow("numbered") << "classes.txt" << QByteArray("3 owl\n1: cat\n2,sea lion\n") << animals;
        QTest::newRow("codes") << "animals-mapping.txt" << QByteArray("1 65 97\n2 66 98\n3 63\n")
                               << QStringList(
                                      {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("?")});
    }
    void names_in_a_file_beside_the_data()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, names);
        const Folder folder;
        write_set(folder, "animals-", {1, 2, 3});
        folder.write(name.toStdString(), bytes_of(text.toStdString()));
        QStringList found;
        for (const DataClass &each : data_in(folder.path()).classes)
            found << QString::fromStdString(each.name);
        QCOMPARE(found, names);
    }

    void of_more_than_ten_classes_ten_are_picked()
    {
        const Folder folder;
        write_set(folder, "", labels_up_to(26, 1));
        write_set(folder, "", labels_up_to(26, 1), "test");
        const auto all = [&] { return data_in(folder.path()); };
        QVERIFY(fault_of_file([&] {
                    with_classes(all(), {});
                }).contains(QStringLiteral("found 26 classes: A, B, C, ")));
        const DataSets sets = with_classes(all(), {"c", "A", "26"});
        QCOMPARE(sets.classes, Names({"C", "A", "Z"}));
        QCOMPARE(sets.sets.train->labels, Bytes({1, 0, 2}));
        QCOMPARE(int{sets.sets.train->pixels[784]}, 4); // of label 3
        QCOMPARE(sets.sets.test->size(), 3);
        QVERIFY(fault_of_file([&] {
                    with_classes(all(), {"A", "Ä"});
                }).contains(QStringLiteral("found no class Ä, expected some of A, B, C")));
    }

    void words_that_are_no_classes_are_new_names()
    {
        const Folder folder;
        write_set(folder, "", {1, 2, 3, 1});
        const DataSets sets = with_classes(data_in(folder.path()), {"cat", "dog", "owl"});
        QCOMPARE(sets.classes, Names({"cat", "dog", "owl"}));
        QVERIFY(fault_of_file([&] {
                    with_classes(data_in(folder.path()), Names{"cat", "dog"});
                }).contains(QStringLiteral("found no class cat")));
    }

    void folders_of_pictures_are_classes()
    {
        const Folder folder;
        for (int n = 0; n < 6; ++n) {
            write_picture(folder, "b/" + std::to_string(n) + ".png", 28, 28, 20);
            write_picture(folder, "a/" + std::to_string(n) + ".png", 28, 28, 10);
        }
        folder.write("b/note.txt", bytes_of("no picture"));
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.classes, Names({"a", "b"}));
        QCOMPARE(sets.sets.train->labels, Bytes({0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
        QCOMPARE(sets.sets.test->labels, Bytes({0, 1}));
        QCOMPARE(int{sets.sets.test->pixels[0]}, 10);
    }

    void pictures_that_cannot_be_a_data_set()
    {
        const Folder folder;
        write_picture(folder, "one/a/1.png", 28, 28, 1);
        QVERIFY(fault_of_file([&] { data_in(folder.path("one")); })
                    .contains(
                        QStringLiteral("found 1 folder with pictures, expected a folder of pictures for each "
                                       "class, at least two")));
        write_picture(folder, "mixed/a/1.png", 28, 28, 1);
        write_picture(folder, "mixed/b/1.png", 30, 28, 1);
        const QString mixed = fault_of_file([&] { data_in(folder.path("mixed")); });
        QVERIFY2(mixed.contains(QStringLiteral("b/1.png: found 30×28 pixels, expected 28×28 pixels, as ")),
                 qPrintable(mixed));
        write_picture(folder, "large/a/1.png", 200, 100, 1);
        write_picture(folder, "large/b/1.png", 200, 100, 1);
        QVERIFY(fault_of_file([&] {
                    data_in(folder.path("large"));
                }).contains(QStringLiteral("found 200×100 pixels, expected images of 4×4 to 64×64 pixels")));
    }

    // Kaggle's test.csv has no labels.
    void a_test_set_without_labels_is_left_out()
    {
        const Folder folder;
        folder.write("train.csv", bytes_of(table_text(12, pixel_count, {.heading = "label"})));
        folder.write("test.csv",
                     bytes_of(table_text(5, pixel_count, {.heading = "pixel0", .labelled = false})));
        const DataSets sets = with_classes(data_in(folder.path()), {});
        QCOMPARE(sets.sets.train->size() + sets.sets.test->size(), 12);
        QVERIFY(sets.notes.at(0).english().ends_with("test.csv has no labels, so it is left out."));
        const auto alone = folder.write("alone/test.csv", {});
        std::filesystem::create_directory(folder.path("alone"));
        folder.write("alone/test.csv", folder.read("test.csv"));
        const ForeignData unlabelled = data_in(alone);
        QCOMPARE(unlabelled.test.size(), std::size_t{5});
        QVERIFY(fault_of_file([&] {
                    with_classes(data_in(alone), {});
                }).contains(QStringLiteral("found images without labels")));
    }

    void progress_goes_from_0_to_1()
    {
        const Folder folder;
        write_set(folder, "", {4, 5, 6});
        write_set(folder, "", {4, 5, 6}, "test");
        std::vector<double> told;
        read_foreign_data({folder.path()}, picture, [&told](double share) {
            told.push_back(share);
            return true;
        });
        QCOMPARE(told, std::vector<double>({0.5, 1}));
    }

    // A training set of a million images and a test set of ten thousand took half of the bar each.
    void a_larger_set_takes_more_of_the_progress()
    {
        const Folder folder;
        write_set(folder, "", {4, 5, 6, 4, 5, 6});
        write_set(folder, "", {4, 5, 6}, "test");
        std::vector<double> told;
        read_foreign_data({folder.path()}, picture, [&told](double share) {
            told.push_back(share);
            return true;
        });
        QCOMPARE(told.size(), std::size_t{2});
        QVERIFY(std::abs(told[0] - 2.0 / 3) < 0.01);
        QCOMPARE(told[1], 1.0);
    }
};

DELTASCOPE_TEST(TestForeignData)
#include "test_foreign_data.moc"
