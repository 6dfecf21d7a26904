// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/resources.h"
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QDir>
#include <QFile>
#include <QImage>

using namespace deltascope;

namespace {
const QString anyScript = QStringLiteral("Ünï çödé 数字 🙂");

// A seven on a sheet of paper.
void drawSeven(const QString &file)
{
    QImage sheet(56, 56, QImage::Format_Grayscale8);
    sheet.fill(255);
    for (int i = 0; i < 30; ++i)
        for (int width = 0; width < 5; ++width) {
            sheet.setPixel(13 + i, 10 + width, 0);
            sheet.setPixel(38 - i / 2 + width, 12 + i, 0);
        }
    QVERIFY(sheet.save(file, "PNG"));
}
} // namespace

/// The program, its resources and its files lie in a folder whose name no code page holds.
class TestCliFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_place.path("")).mkpath(anyScript + QStringLiteral("/bin")));
        QVERIFY(QFile::copy(cli_program(), at(QStringLiteral("bin/deltascope-cli"))));
        QVERIFY(QDir().mkpath(at(QStringLiteral("share/deltascope"))));
        QVERIFY(QFile::link(m_place.data(), at(QStringLiteral("share/deltascope/mnist"))));
        QVERIFY(QFile::link(QString::fromStdString((resource_folder() / "networks").string()),
                            at(QStringLiteral("share/deltascope/networks"))));
        drawSeven(at(QStringLiteral("sieben 七.png")));
    }

    void finds_its_data_beside_itself_data() { locales(); }
    void finds_its_data_beside_itself()
    {
        const Outcome outcome =
            run({QStringLiteral("train"), QStringLiteral("--epochs"), QStringLiteral("1"),
                 QStringLiteral("--hidden"), QStringLiteral("3"), QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.object()[QStringLiteral("epochs")].toArray().size(), 1);
    }

    void reads_and_writes_files_there_data() { locales(); }
    void reads_and_writes_files_there()
    {
        const QString network = at(QStringLiteral("größe 三.safetensors"));
        const QString history = at(QStringLiteral("verlauf 🙂.csv"));
        QFile::remove(network);
        QFile::remove(history);
        QCOMPARE(run({QStringLiteral("train"), QStringLiteral("--epochs"), QStringLiteral("1"),
                      QStringLiteral("--hidden"), QStringLiteral("3"), QStringLiteral("--data"),
                      at(QStringLiteral("share/deltascope/mnist")), QStringLiteral("--save"), network,
                      QStringLiteral("--history"), history})
                     .status,
                 0);
        QVERIFY(QFile::exists(network));
        QVERIFY(QFile::exists(history));

        const QString picture = at(QStringLiteral("sieben 七.png"));
        const Outcome read = run({QStringLiteral("predict"), QStringLiteral("--model"), network,
                                  QStringLiteral("--json"), picture});
        QCOMPARE(read.status, 0);
        QVERIFY2(read.out.contains("sieben 七.png"), read.out.constData());
    }

    void a_message_names_the_file_in_utf_8_data() { locales(); }
    void a_message_names_the_file_in_utf_8()
    {
        const QString missing = at(QStringLiteral("nicht da 没有.safetensors"));
        const Outcome outcome = run({QStringLiteral("evaluate"), QStringLiteral("--model"), missing});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(missing.toUtf8()), outcome.err.constData());
    }

private:
    static void locales()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("UTF-8") << QStringLiteral("C.UTF-8");
        QTest::newRow("no locale") << QStringLiteral("C");
    }

    QString at(const QString &name) const
    {
        return QDir(m_place.path("")).filePath(anyScript + QLatin1Char('/') + name);
    }

    Outcome run(const QStringList &arguments) const
    {
        QFETCH(QString, locale);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DELTASCOPE_RESOURCES"));
        environment.insert(QStringLiteral("LC_ALL"), locale);
        return run_program(at(QStringLiteral("bin/deltascope-cli")), arguments, environment);
    }

    Workplace m_place;
};

DELTASCOPE_TEST(TestCliFolders)
#include "test_cli_folders.moc"
