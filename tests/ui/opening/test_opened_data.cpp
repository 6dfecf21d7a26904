// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"
#include "tests/ui/test_home.h"
#include "ui/opening/opened_data.h"

#include <QDir>
#include <QImage>
#include <QTest>

using namespace deltascope;

/// Data of other people, read for the window.
class TestOpenedData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_taken_for_a_data_set()
    {
        const Folder folder;
        folder.write("train.csv", bytes_of("1,2\n"));
        folder.write("TRAIN.CSV.GZ", gzipped(bytes_of("1,2\n")));
        folder.write("images.bin", idx_images_of(1));
        folder.write("packed", gzipped(idx_images_of(1)));
        folder.write("network.safetensors", {0, 0, 8, 0, 0, 0, 0, 0, '{'});
        folder.write("note.txt", bytes_of("a note"));
        const auto is = [&folder](const char *name) { return isData(qstring_from(folder.path(name))); };
        for (const char *name : {"", "train.csv", "TRAIN.CSV.GZ", "images.bin", "packed"})
            QVERIFY2(is(name), name);
        for (const char *name : {"network.safetensors", "note.txt", "missing"})
            QVERIFY2(!is(name), name);
    }

    void they_are_called_after_their_files()
    {
        const Folder folder;
        std::filesystem::create_directory(folder.path("cats"));
        const auto name = [](const std::filesystem::path &path) {
            return nameOf({.files = {path.string()}});
        };
        QCOMPARE(name(folder.path("cats")), QStringLiteral("cats"));
        QCOMPARE(name("/a/emnist-letters-train-images-idx3-ubyte.gz"), QStringLiteral("emnist-letters"));
        QCOMPARE(name("/a/fashion/train-images-idx3-ubyte"), QStringLiteral("fashion"));
        QCOMPARE(name("/a/fashion/train-images-idx3-ubyte/train-images-idx3-ubyte"),
                 QStringLiteral("fashion"));
        QCOMPARE(name("/a/fashion/train/images"), QStringLiteral("fashion"));
    }

    // Pictures of one's own, in a folder for each class.
    void pictures_are_read_again_as_they_were()
    {
        const QDir folder(m_home.filePath(QStringLiteral("pictures")));
        for (const char *name : {"Ä", "b"})
            for (int n = 0; n < 8; ++n) {
                QImage picture(28, 28, QImage::Format_Grayscale8);
                picture.fill(255);
                picture.setPixel(n, 0, 0);
                QVERIFY(folder.mkpath(QString::fromUtf8(name)));
                QVERIFY(picture.save(
                    folder.filePath(QStringLiteral("%1/%2.png").arg(QString::fromUtf8(name)).arg(n))));
            }
        OpenedData opened = openedData({folder.path()});
        QCOMPARE(to_string(opened.offered.change), to_string(ImageChange::Inverted)); // by their borders
        QVERIFY(opened.asks());
        const ReadySets ready = readySets(std::move(opened), ImageChange::Inverted, {});
        QCOMPARE(ready.origin.classes, std::vector<std::string>({"b", "Ä"}));
        QCOMPARE(ready.sets.train->size() + ready.sets.test->size(), 16);
        QCOMPARE(int{ready.sets.train->pixels[0]}, 255);
        QCOMPARE(int{ready.sets.train->pixels[1]}, 0);
        const ReadySets again = readAgain(ready.origin);
        QVERIFY(again.origin == ready.origin);
        QCOMPARE(again.sets.train->pixels, ready.sets.train->pixels);
        QCOMPARE(again.sets.test->labels, ready.sets.test->labels);
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestOpenedData)
#include "test_opened_data.moc"
