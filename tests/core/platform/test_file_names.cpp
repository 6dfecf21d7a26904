// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/console.h"
#include "core/platform/qt_path.h"
#include "core/platform/utf8_path.h"
#include "tests/suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <fstream>

using namespace deltascope;

/// Names of files keep every character, whatever the locale says of bytes.
class TestFileNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::setlocale(LC_ALL, "C"); }

    void qt_and_the_standard_library_name_the_same_file_data() { names(); }
    void qt_and_the_standard_library_name_the_same_file()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        std::ofstream(path_from(folder.filePath(name))) << "written";
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("written"));
        QCOMPARE(qstring_from(path_from(name)), name);
    }

    void utf_8_there_and_back_data() { names(); }
    void utf_8_there_and_back()
    {
        QFETCH(QString, name);
        QVERIFY(path_from_utf8(name.toStdString()) == path_from(name));
        QCOMPARE(utf8_from_path(path_from(name)), name.toStdString());
    }

    void a_name_that_is_no_utf_8_keeps_its_bytes()
    {
        const char *words[] = {"program", "Gr\xf6\xdf"
                                          "e"};
        const std::vector<std::string> arguments = utf8_arguments(2, words);
        QCOMPARE(arguments, std::vector<std::string>{words[1]});
        QCOMPARE(utf8_from_path(path_from_utf8(arguments[0])), arguments[0]);
        QVERIFY(utf8_arguments(0, nullptr).empty());
    }

private:
    static void names()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("ASCII") << QStringLiteral("seven");
        QTest::newRow("umlauts") << QStringLiteral("Größe çödé");
        QTest::newRow("Chinese") << QStringLiteral("数字");
        QTest::newRow("beyond 16 bits") << QStringLiteral("🙂");
    }
};

DELTASCOPE_TEST(TestFileNames)
#include "test_file_names.moc"
