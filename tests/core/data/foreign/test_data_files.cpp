// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/data_files.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>

using namespace deltascope;

namespace {
using Names = std::vector<std::string>;

/// The names of the files of a set, without their folders; empty where there is none.
std::string text_of(const std::optional<SetSource> &set)
{
    return set ? set->images.filename().string() + " " + set->labels.filename().string() : std::string();
}

Bytes labels_or_images(const std::string &name, int count)
{
    const bool labels = name.find("label") != name.npos || name.find("LABEL") != name.npos ||
                        name.find("y_") != name.npos || name.starts_with("b");
    const Bytes bytes = labels ? idx_labels_of(count) : idx_images_of(count);
    return name.ends_with(".gz") ? gzipped(bytes) : bytes;
}

void write(const Folder &folder, const std::string &name, int count)
{
    std::filesystem::create_directories(folder.path(name).parent_path());
    folder.write(name, labels_or_images(std::filesystem::path(name).filename().string(), count));
}
} // namespace

/// Which files of a folder are a data set.
class TestDataFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_whatever_they_are_called_data()
    {
        QTest::addColumn<Names>("names"); // three images in the first pair, two in the second
        const auto row = [](const char *name, const Names &names) { QTest::newRow(name) << names; };
        row("as MNIST", {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
                         "t10k-labels-idx1-ubyte"});
        row("a dot", {"train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
                      "t10k-labels.idx1-ubyte"});
        row("gzipped", {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
                        "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte"});
        row("capitals", {"TRAIN-IMAGES.IDX3", "TRAIN-LABELS.IDX1", "TEST-IMAGES.IDX3", "TEST-LABELS.IDX1"});
        row("EMNIST", {"emnist-letters-train-images-idx3-ubyte", "emnist-letters-train-labels-idx1-ubyte",
                       "emnist-letters-test-images-idx3-ubyte", "emnist-letters-test-labels-idx1-ubyte"});
        row("x and y", {"x_train.bin", "y_train.bin", "x_test.bin", "y_test.bin"});
        row("names that say nothing", {"a1", "b1", "a2", "b2"});
        row("in a folder of the folder", {"raw/train-images-idx3-ubyte", "raw/train-labels-idx1-ubyte",
                                          "raw/t10k-images-idx3-ubyte", "raw/t10k-labels-idx1-ubyte"});
    }
    void found_whatever_they_are_called()
    {
        QFETCH(const Names, names);
        const Folder folder;
        for (std::size_t i = 0; i < names.size(); ++i)
            write(folder, names[i], i < 2 ? 3 : 2);
        folder.write("README.md", bytes_of("# Data\n"));
        folder.write(".DS_Store", bytes_of("\0\0\1"));
        const auto file = [&](std::size_t i) { return folder.path(names[i]).filename().string(); };
        if (names[0] != "a1") { // which a name does not bind together
            const DataSources found = find_data({folder.path()});
            QCOMPARE(text_of(found.train), file(0) + " " + file(1));
            QCOMPARE(text_of(found.test), file(2) + " " + file(3));
            const DataSources around = find_data({folder.path(names[3])});
            QCOMPARE(text_of(around.train), file(0) + " " + file(1));
            QCOMPARE(text_of(around.test), file(2) + " " + file(3));
        }
        const DataSources named = find_data(
            {folder.path(names[3]), folder.path(names[0]), folder.path(names[2]), folder.path(names[1])});
        QCOMPARE(text_of(named.train), file(0) + " " + file(1));
        QCOMPARE(text_of(named.test), file(2) + " " + file(3));
    }

    void gzip_without_its_ending()
    {
        const Folder folder;
        folder.write("train-images-idx3-ubyte", gzipped(idx_images_of(3)));
        folder.write("train-labels-idx1-ubyte", gzipped(idx_labels_of(3)));
        QCOMPARE(find_data({folder.path()}).train->image_array.count(), std::uint64_t{3});
    }

    // torchvision leaves the gzipped files beside those that it has unpacked from them.
    void gzipped_beside_unpacked()
    {
        const Folder folder;
        for (const char *name : {"MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte",
                                 "MNIST/raw/t10k-images-idx3-ubyte", "MNIST/raw/t10k-labels-idx1-ubyte"}) {
            write(folder, name, 3);
            write(folder, std::string(name) + ".gz", 3);
        }
        for (const char *named : {"", "MNIST/raw", "MNIST/raw/t10k-labels-idx1-ubyte"}) {
            const DataSources found = find_data({folder.path(named)});
            QCOMPARE(text_of(found.train), std::string("train-images-idx3-ubyte train-labels-idx1-ubyte"));
            QCOMPARE(text_of(found.test), std::string("t10k-images-idx3-ubyte t10k-labels-idx1-ubyte"));
        }
        const DataSources gzipped = find_data({folder.path("MNIST/raw/train-images-idx3-ubyte.gz")});
        QCOMPARE(text_of(gzipped.train), std::string("train-images-idx3-ubyte.gz train-labels-idx1-ubyte"));
    }

    // Programs that unpack the files one by one make a folder for each.
    void each_in_a_folder_of_its_own()
    {
        const Folder folder;
        for (const std::string name : {"train-images", "train-labels", "t10k-images", "t10k-labels"})
            write(folder, name + "-idx/" + name + ".idx", 3);
        for (const char *named :
             {"", "train-images-idx/train-images.idx", "t10k-labels-idx/t10k-labels.idx"}) {
            const DataSources found = find_data({folder.path(named)});
            QCOMPARE(text_of(found.train), std::string("train-images.idx train-labels.idx"));
            QCOMPARE(text_of(found.test), std::string("t10k-images.idx t10k-labels.idx"));
        }
    }

    void tables_each_in_a_folder_of_its_own()
    {
        const Folder folder;
        for (const std::string name : {"mnist_train.csv", "mnist_test.csv"}) {
            std::filesystem::create_directories(folder.path(name));
            folder.write(name + "/" + name, bytes_of(table_text(3, pixel_count)));
        }
        for (const char *named : {"", "mnist_train.csv/mnist_train.csv"}) {
            const DataSources found = find_data({folder.path(named)});
            QCOMPARE(text_of(found.train), std::string("mnist_train.csv "));
            QCOMPARE(text_of(found.test), std::string("mnist_test.csv "));
        }
    }

    // Only the first of these folders was found.
    void each_set_in_a_folder_of_its_own()
    {
        const Folder folder;
        for (const std::string set : {"train", "test"})
            for (const std::string name : {"images.idx3-ubyte", "labels.idx1-ubyte"})
                write(folder, set + "/" + name, 3);
        for (const char *named : {"", "test/images.idx3-ubyte", "train/labels.idx1-ubyte"}) {
            const DataSources found = find_data({folder.path(named)});
            QCOMPARE(found.train->images, folder.path("train/images.idx3-ubyte"));
            QCOMPARE(found.test->labels, folder.path("test/labels.idx1-ubyte"));
        }
        const DataSources one = find_data({folder.path("test")});
        QVERIFY(one.train && !one.test); // the name of the folder that holds all tells nothing
    }

    void what_is_missing_is_named_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("partner");
        const auto row = [](const char *file, const char *partner) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(partner);
        };
        row("train-images-idx3-ubyte", "a file with their labels beside it, train-labels-idx1-ubyte");
        row("t10k-labels.idx1-ubyte", "a file with their images beside it, t10k-images.idx3-ubyte");
        row("TRAIN-IMAGES.IDX3", "a file with their labels beside it, TRAIN-LABELS.IDX1");
        row("x_train.bin", "a file with their labels beside it, y_train.bin");
    }
    void what_is_missing_is_named()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, partner);
        const Folder folder;
        write(folder, file.toStdString(), 3);
        for (const std::string &named : {std::string(), file.toStdString()}) {
            const QString found = fault_of_file([&] { find_data({folder.path(named)}); });
            QVERIFY2(found.contains(partner), qPrintable(found));
        }
    }

    // USPS is zip.train.gz and zip.test.gz.
    void tables_that_end_in_their_set()
    {
        const Folder folder;
        folder.write("zip.train.gz", gzipped(bytes_of(table_text(3, 256))));
        folder.write("zip.test.gz", gzipped(bytes_of(table_text(3, 256))));
        const DataSources found = find_data({folder.path()});
        QCOMPARE(text_of(found.train), std::string("zip.train.gz "));
        QCOMPARE(text_of(found.test), std::string("zip.test.gz "));
    }

    void tables()
    {
        const Folder folder;
        folder.write("mnist_train.csv", bytes_of(table_text(3, pixel_count)));
        folder.write("mnist_test.csv", bytes_of(table_text(3, pixel_count)));
        folder.write("sample_submission.csv", bytes_of("ImageId,Label\n1,0\n"));
        for (const std::string name : {"", "mnist_train.csv", "mnist_test.csv"}) {
            const DataSources found = find_data({folder.path(name)});
            QCOMPARE(text_of(found.train), std::string("mnist_train.csv "));
            QCOMPARE(text_of(found.test), std::string("mnist_test.csv "));
        }
    }

    // They were images without labels, and a table without images.
    void tables_of_images_and_of_labels()
    {
        const Folder folder;
        for (const std::string set : {"train", "test"}) {
            folder.write("X_" + set + ".csv", bytes_of(table_text(3, pixel_count, {.labelled = false})));
            folder.write("y_" + set + ".csv", bytes_of("label\n1\n2\n3\n"));
        }
        folder.write("names.csv", bytes_of("one\ntwo\n"));
        for (const char *named : {"", "X_train.csv", "y_test.csv"}) {
            const DataSources found = find_data({folder.path(named)});
            QCOMPARE(text_of(found.train), std::string("X_train.csv y_train.csv"));
            QCOMPARE(text_of(found.test), std::string("X_test.csv y_test.csv"));
        }
        const DataSources two = find_data({folder.path("names.csv"), folder.path("X_train.csv")});
        QCOMPARE(text_of(two.train), std::string("X_train.csv names.csv"));
        QVERIFY(fault_of_file([&] {
                    find_data({folder.path("names.csv")});
                }).contains(QStringLiteral("names.csv: found labels without images")));
    }

    void folders_of_pictures()
    {
        const Folder folder;
        for (const char *name :
             {"deep/set/train/images/cat/1.png", "deep/set/train/images/dog/1.png", "plain/cat/1.png",
              "plain/dog/1.PNG", "plain/.hidden/1.png", "plain/empty/note.txt", "split/train/cat/1.png",
              "split/train/dog/1.png", "split/test/cat/1.png", "split/test/dog/1.png", "loose/1.png"}) {
            std::filesystem::create_directories(folder.path(name).parent_path());
            folder.write(name, {1});
        }
        std::filesystem::create_directory_symlink(folder.path("plain"), folder.path("plain/around"));
        const DataSources plain = find_data({folder.path("plain")});
        QCOMPARE(plain.train->images, folder.path("plain"));
        QVERIFY(plain.train->kind == SetSource::Kind::Pictures && !plain.test);
        QCOMPARE(find_data({folder.path("deep")}).train->images, folder.path("deep/set/train/images"));
        const DataSources split = find_data({folder.path("split")});
        QCOMPARE(split.train->images, folder.path("split/train"));
        QCOMPARE(split.test->images, folder.path("split/test"));
        QVERIFY(
            fault_of_file([&] {
                find_data({folder.path("loose")});
            }).contains(QStringLiteral("found pictures, but not in folders, expected a folder of pictures")));
        QVERIFY(fault_of_file([&] {
                    find_data({folder.path("loose/1.png")});
                }).contains(QStringLiteral("found one picture")));
    }

    void faults_data()
    {
        QTest::addColumn<QStringList>("files"); // "name count"
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QStringList &files, const char *named,
                            const char *fault) {
            QTest::newRow(name) << files << QString::fromUtf8(named) << QString::fromUtf8(fault);
        };
        const QString images = QStringLiteral("train-images 3"), labels = QStringLiteral("train-labels 3");
        row("empty", {}, "", "found no images with labels, expected IDX files, tables (CSV) or a folder");
        row("missing", {}, "none", "none: found no such file");
        row("images alone", {images}, "", "train-images: found images without labels");
        row("images alone, named", {images}, "train-images",
            "found images without labels, expected a file with");
        row("labels alone", {labels}, "", "train-labels: found labels without images");
        row("other counts", {images, QStringLiteral("train-labels 2")}, "",
            "train-labels, byte 4: found 2 labels, expected 3, as many as there are images in ");
        row("two data sets",
            {images, labels, QStringLiteral("emnist-train-images 3"),
             QStringLiteral("emnist-train-labels 3")},
            "", "found 2 data sets: train-images, emnist, expected one; name a file of it");
        row("two training sets",
            {images, labels, QStringLiteral("TRAIN.IMAGES 2"), QStringLiteral("TRAIN.LABELS 2")}, "",
            "found more sets of images, expected one for training and one to test with");
    }
    void faults()
    {
        QFETCH(const QStringList, files);
        QFETCH(const QString, named);
        QFETCH(const QString, fault);
        const Folder folder;
        for (const QString &file : files)
            write(folder, file.section(QLatin1Char(' '), 0, 0).toStdString(),
                  file.section(QLatin1Char(' '), 1).toInt());
        const QString found = fault_of_file([&] { find_data({folder.path(named.toStdString())}); });
        QVERIFY2(found.contains(fault), qPrintable(found));
    }

    void two_folders_belong_into_one()
    {
        const Folder folder;
        std::filesystem::create_directories(folder.path("train"));
        std::filesystem::create_directories(folder.path("test"));
        const QString fault = fault_of_file([&] { find_data({folder.path("train"), folder.path("test")}); });
        QVERIFY2(
            fault.contains(QStringLiteral("train: found one folder of several, expected files, or a single "
                                          "folder: that with all data")),
            qPrintable(fault));
    }

    // Labels with a column for each class were said to be missing.
    void arrays_that_are_neither_images_nor_labels()
    {
        const Folder folder;
        write(folder, "train-images", 3);
        folder.write("train-labels", idx(0x08, {3, 10}, Bytes(30)));
        QVERIFY(
            fault_of_file([&] { find_data({folder.path()}); })
                .contains(QStringLiteral("train-labels, byte 4: found an array of 3×10, expected images with "
                                         "one grey for each pixel, or one label for each image")));
        write(folder, "train-labels", 3);
        folder.write("train-images", idx(0x08, {3, 8, 8, 3}, Bytes(576)));
        QVERIFY(fault_of_file([&] {
                    find_data({folder.path()});
                }).contains(QStringLiteral("train-images, byte 4: found an array of 3×8×8×3")));
    }

    // The labels were said to be too few.
    void sizes_the_wrong_way_round_are_named()
    {
        const Folder folder;
        Bytes images = idx_images_of(3);
        for (const std::ptrdiff_t size : {4, 8, 12})
            std::reverse(images.begin() + size, images.begin() + size + 4);
        folder.write("train-images", images);
        write(folder, "train-labels", 3);
        const QString fault = fault_of_file([&] { find_data({folder.path()}); });
        QVERIFY2(fault.contains(QStringLiteral("train-images, byte 4: found an array of 50331648×")) &&
                     fault.contains(QStringLiteral("highest byte")),
                 qPrintable(fault));
    }

    // "no images with labels" was all that a folder with such a table was told.
    void a_folder_tells_what_is_wrong_with_its_table()
    {
        const auto fault = [](const Bytes &table) {
            const Folder folder;
            folder.write("notes", {});
            folder.write("table.csv", table);
            return fault_of_file([&] { find_data({folder.path()}); });
        };
        QVERIFY(
            fault(bytes_of("5.1,3.5,setosa\n"))
                .contains(QStringLiteral("table.csv, line 1: found 3 columns, expected a number for each")));
        QVERIFY(fault(bytes_of("\xFF\xFE")).contains(QStringLiteral("table.csv: found text in UTF-16")));
        QVERIFY(fault({}).contains(QStringLiteral("table.csv: found an empty file")));
    }

    void other_kinds_of_files_are_named()
    {
        const Folder folder;
        struct Kind
        {
            const char *name;
            std::string start;
            const char *fault;
        };
        const std::string zip("PK\x03\x04", 4);
        const std::array kinds = {
            Kind{"data", zip, "found a zip file, expected the files in it; unpack it first"},
            Kind{"mnist.npz", zip, "found NumPy arrays (.npz), expected images and labels as IDX files"},
            Kind{"training.pt", zip, "found a PyTorch file, expected images and labels as IDX files"},
            Kind{"Digits.XLSX", zip, "found a spreadsheet, expected a table saved as CSV"},
            Kind{"mnist.tgz", "train/1.png", "found a tar archive"},
            Kind{"data", "\x80\x04\x95", "found a Python pickle"},
            Kind{"data", "\x93NUMPY",
                 "found a NumPy array (.npy), expected images and labels as IDX files, or "
                 "a table (CSV); in Python, with images and labels as NumPy arrays: "
                 "numpy.savetxt(\"data.csv\", numpy.c_[labels, "
                 "images.reshape(len(images), -1)], \"%g\", \",\")"},
            Kind{"data", "PAR1", "found a Parquet file"},
            Kind{"data.json", "[{\"label\": 7}]", "found a JSON text"},
            Kind{"data", "MATLAB 5.0", "found a MATLAB file"},
            Kind{"data", "\x89HDF\r\n", "found an HDF5 file"}};
        for (const auto &[name, start, fault] : kinds) {
            const auto path = folder.write(name, bytes_of(start));
            for (const auto &named : {path, folder.path()}) {
                const QString found = fault_of_file([&] { find_data({named}); });
                QVERIFY2(found.contains(QString::fromUtf8(fault)), qPrintable(found));
            }
            std::filesystem::remove(path);
        }
        const auto page = folder.write("train-images-idx3-ubyte", bytes_of("<html>not found</html>"));
        QVERIFY(fault_of_file([&] {
                    find_data({page});
                }).contains(QStringLiteral("found data that are not IDX")));
    }
};

DELTASCOPE_TEST(TestDataFiles)
#include "test_data_files.moc"
