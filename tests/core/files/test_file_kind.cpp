// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/files/session.h"
#include "tests/suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace deltascope;

/// "found a header of 2377813857616010740 bytes" said nothing to whoever had opened a file of another kind.
class TestFileKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_no_network_is_named_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("helps");
        const auto row = [](const char *name, const QByteArray &start, const char *found, const char *helps) {
            QTest::newRow(name) << start << QString::fromUtf8(found) << QString::fromUtf8(helps);
        };
        const char *torch = "safetensors.torch.save_file()";
        const char *numpy = "safetensors.numpy.save_file()";
        const char *other = "a safetensors file with a network";
        row("zip", QByteArray("PK\3\4\0\0\10\10", 8), "a zip file, as PyTorch's .pt", torch);
        row("pickle", QByteArray("\x80\2\x8a\nl\xfc\x9c\x46", 8), "a Python pickle", "torch.load(\"net.pt\"");
        row("HDF5", "\x89HDF\r\n\x1a\n", "an HDF5 file", "numpy.savez(\"net.npz\", *model.get_weights())");
        row("ONNX", QByteArray("\x08\x07\x12\x07pytorch"), "an ONNX file",
            "onnx.load(\"net.onnx\").graph.initializer");
        row("NumPy", QByteArray("\x93NUMPY\1\0", 8), "a NumPy array", numpy);
        row("JSON", "{\"weights\": [1, 2]}", "a JSON text", "*net.weights, *net.biases)");
        row("HTML", "<!DOCTYPE html>", "a web page", other);
        row("HTML after blank lines", "\n\n  <html>", "a web page", other);
        row("pointer", "version https://git-lfs.github.com/spec/v1",
            "a text that begins as the pointers of Git LFS", "the file itself, which git lfs pull fetches");
        row("text", "epoch,loss\n1,0.2\n", "a text", other);
        row("PNG", "\x89PNG\r\n\x1a\n", "a picture", other);
    }
    void what_is_no_network_is_named()
    {
        QFETCH(QByteArray, start);
        QFETCH(QString, found);
        QFETCH(QString, helps);
        const QString name = m_folder.filePath(QStringLiteral("network"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(start + QByteArray(100, ' '));
        file.close();
        try {
            load_session(name.toStdString(), {});
            QFAIL("it was read");
        } catch (const DataError &error) {
            const QString told = QString::fromStdString(error.what());
            QVERIFY2(told.contains(QStringLiteral("found ") + found), error.what());
            QVERIFY2(told.contains(helps), error.what());
            QVERIFY2(!told.contains(QStringLiteral("header of")), error.what());
        }
    }

private:
    QTemporaryDir m_folder;
};

DELTASCOPE_TEST(TestFileKind)
#include "test_file_kind.moc"
