// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/data/idx.h"
#include "core/data/mnist.h"
#include "tests/suite.h"
#include "ui/draw/kept/own_collection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;
using namespace Qt::StringLiterals;

namespace {

DigitImage image(std::uint8_t byte)
{
    DigitImage image{};
    image.fill(byte);
    return image;
}

} // namespace

class TestOwnCollection : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path folder(const QString &name = u"drawings"_s) const
    {
        return m_temporary->filePath(name).toStdString();
    }

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void is_kept_between_starts()
    {
        {
            OwnCollection collection(folder());
            QCOMPARE(collection.size(), 0);
            collection.add(image(10), 3);
            collection.add(image(20), 7);
        }
        const OwnCollection again(folder());
        QCOMPARE(again.size(), 2);
        QCOMPARE(again.drawings()->label(0), 3);
        QCOMPARE(again.drawings()->label(1), 7);
        QCOMPARE(int(again.drawings()->image(1)[783]), 20);
    }

    void any_can_be_taken_out_down_to_none()
    {
        OwnCollection collection(folder());
        for (const int n : {1, 2, 3})
            collection.add(image(static_cast<std::uint8_t>(10 * n)), n);
        collection.remove(1);
        QCOMPARE(OwnCollection(folder()).size(), 2);
        QCOMPARE(OwnCollection(folder()).drawings()->label(1), 3);
        QCOMPARE(int(OwnCollection(folder()).drawings()->image(1)[0]), 30);
        collection.remove(2);
        collection.remove(-1);
        QCOMPARE(collection.size(), 2);
        collection.remove(0);
        collection.remove(0);
        QCOMPARE(OwnCollection(folder()).size(), 0);
    }

    void what_others_hold_does_not_change()
    {
        OwnCollection collection(folder());
        collection.add(image(10), 3);
        const auto held = collection.drawings();
        collection.add(image(20), 7);
        QCOMPARE(held->size(), 1);
    }

    void exports_an_mnist_folder()
    {
        OwnCollection collection(folder());
        collection.add(image(10), 3);
        collection.add(image(20), 7);
        collection.exportTo(folder(u"out/of/the/way"_s));
        for (const Split split : {Split::Train, Split::Test}) {
            const Dataset read = load_dataset(folder(u"out/of/the/way"_s), split);
            QVERIFY(read.pixels == collection.drawings()->pixels);
            QVERIFY(read.labels == collection.drawings()->labels);
        }
    }

    void an_image_without_its_label_is_dropped()
    {
        OwnCollection collection(folder());
        collection.add(image(10), 3);
        std::vector<std::uint8_t> two(2 * 784, 10);
        write_idx_images(folder() / "drawings-images-idx3-ubyte", two);
        QCOMPARE(OwnCollection(folder()).size(), 1);
    }

    // A drawing was taken out, and the program killed before its label was: every label was that of the next.
    void a_killed_change_is_finished_at_the_next_start()
    {
        OwnCollection(folder()).add(image(10), 1);
        OwnCollection(folder()).add(image(20), 2);
        OwnCollection(folder()).add(image(30), 3);
        OwnCollection changed(folder());
        changed.remove(0);
        const auto whole = folder() / "next";
        std::filesystem::create_directory(whole);
        for (const char *name : {"drawings-images-idx3-ubyte", "drawings-labels-idx1-ubyte"})
            std::filesystem::copy_file(folder() / name, whole / name);
        write_idx_labels(folder() / "drawings-labels-idx1-ubyte", std::vector<std::uint8_t>{1, 2, 3});
        OwnCollection next(folder());
        QCOMPARE(next.size(), 2);
        QCOMPARE(next.drawings()->label(0), 2);
        QCOMPARE(int(next.drawings()->image(0)[0]), 20);
        QVERIFY(!std::filesystem::exists(whole));
        next.add(image(40), 4);
        QCOMPARE(OwnCollection(folder()).drawings()->label(2), 4);
    }

    void a_change_that_was_not_yet_whole_is_none()
    {
        OwnCollection(folder()).add(image(10), 1);
        std::filesystem::create_directory(folder() / "next.part");
        write_idx_images(folder() / "next.part" / "drawings-images-idx3-ubyte",
                         std::vector<std::uint8_t>(784, 9));
        QCOMPARE(OwnCollection(folder()).size(), 1);
        OwnCollection(folder()).add(image(20), 2);
        QCOMPARE(OwnCollection(folder()).size(), 2);
        QVERIFY(!std::filesystem::exists(folder() / "next.part"));
    }

    void two_windows_lose_none_of_each_other_s()
    {
        OwnCollection first(folder());
        first.add(image(10), 1);
        OwnCollection second(folder());
        first.add(image(20), 2);
        second.add(image(30), 3);
        first.remove(0);
        const OwnCollection next(folder());
        QCOMPARE(next.size(), 2);
        QCOMPARE(next.drawings()->label(0), 2);
        QCOMPARE(next.drawings()->label(1), 3);
    }

    void a_damaged_one_is_told_and_kept()
    {
        OwnCollection(folder()).add(image(10), 3);
        const QString labels = m_temporary->filePath(u"drawings/drawings-labels-idx1-ubyte"_s);
        QVERIFY(QFile::resize(labels, 5));
        QVERIFY_THROWS_EXCEPTION(DataError, OwnCollection{folder()});
        QCOMPARE(QFile(labels).size(), 5);
    }

    void a_folder_that_cannot_be_made_changes_nothing()
    {
        QFile file(m_temporary->filePath(u"drawings"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        OwnCollection collection(folder());
        QVERIFY_THROWS_EXCEPTION(DataError, collection.add(image(10), 3));
        QCOMPARE(collection.size(), 0);
    }
};

DELTASCOPE_TEST(TestOwnCollection)
#include "test_own_collection.moc"
