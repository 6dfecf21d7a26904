// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/byte_reader.h"
#include "core/data/idx.h"
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QCryptographicHash>
#include <QTest>

using namespace deltascope;

class TestMnist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The checksums that are published with the data and repeated in resources/mnist/README.md.
    void shipped_files_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("md5");
        const auto row = [](const char *name, const char *md5) {
            QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(md5);
        };
        row("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb");
        row("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624");
        row("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea");
        row("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637");
    }
    void shipped_files()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, md5);
        ByteReader reader(resource_folder() / "mnist" / (name.toStdString() + ".gz"));
        QCryptographicHash hash(QCryptographicHash::Md5);
        Bytes buffer(1 << 20);
        while (const std::size_t found = reader.read(buffer))
            hash.addData(QByteArrayView(buffer.data(), static_cast<qsizetype>(found)));
        QCOMPARE(hash.result().toHex(), md5);
    }

    void all_seventy_thousand()
    {
        const Mnist mnist = load_mnist(resource_folder() / "mnist");
        QCOMPARE(mnist.train->size(), 60000);
        QCOMPARE(mnist.test->size(), 10000);
        QCOMPARE(mnist.train->pixels.size(), std::size_t{60000 * 784});
        QCOMPARE(mnist.train->label(0), 5); // the first digits of both sets are a 5 and a 7
        QCOMPARE(mnist.test->label(0), 7);
        QCOMPARE(load_dataset(resource_folder() / "mnist", Split::Test).pixels, mnist.test->pixels);
    }

    void either_form_of_each_file()
    {
        const Folder folder;
        write_set(folder, "train-", 3);
        write_set(folder, "t10k-", 2);
        folder.write("t10k-labels-idx1-ubyte.gz", gzipped(folder.read("t10k-labels-idx1-ubyte")));
        std::filesystem::remove(folder.path("t10k-labels-idx1-ubyte"));
        const Mnist mnist = load_mnist(folder.path());
        QCOMPARE(mnist.train->size(), 3);
        QCOMPARE(mnist.test->size(), 2);
    }

    void a_fault_in_either_set_is_told()
    {
        const Folder folder;
        write_set(folder, "t10k-", 2);
        QVERIFY(fault_of_file([&] { load_mnist(folder.path()); })
                    .endsWith(QStringLiteral("found no train-images-idx3-ubyte, expected "
                                             "train-images-idx3-ubyte or train-images-idx3-ubyte.gz")));
        write_set(folder, "train-", 3);
        std::filesystem::remove(folder.path("t10k-labels-idx1-ubyte"));
        QVERIFY(fault_of_file([&] {
                    load_mnist(folder.path());
                }).contains(QStringLiteral("found no t10k-labels-idx1-ubyte")));
    }

    void no_folder_at_all()
    {
        const Folder folder;
        QVERIFY(fault_of_file([&] {
                    load_dataset(folder.path("nowhere"), Split::Test);
                }).contains(QStringLiteral("nowhere: found no such folder")));
    }

private:
    static void write_set(const Folder &folder, const std::string &prefix, std::size_t size)
    {
        write_idx_images(folder.path(prefix + "images-idx3-ubyte"), Bytes(size * 784));
        write_idx_labels(folder.path(prefix + "labels-idx1-ubyte"), Bytes(size));
    }
};

DELTASCOPE_TEST(TestMnist)
#include "test_mnist.moc"
