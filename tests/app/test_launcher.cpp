// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli.h"
#include "tests/suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace deltascope;

namespace {
const QString folderName = QStringLiteral("Ünï çödé 数字 🎒");

void writeProgram(const QString &name, const QByteArray &lines)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + lines + '\n');
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}
} // namespace

/// The script that starts a program of the folder for Linux, in a folder of any name.
class TestLauncher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_place.path()).mkpath(folderName + QStringLiteral("/bin")));
        QVERIFY(QFile::copy(QStringLiteral(DELTASCOPE_SOURCES "/app/packaging/launcher"), at("deltascope")));
        writeProgram(at("bin/deltascope"), "for word; do echo \"<$word>\"; done");
    }

    void startsTheProgramOfItsName()
    {
        const Outcome outcome = start(at("deltascope"), "echo glibc 2.36");
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray("<two words>\n<*>\n"));
        QCOMPARE(outcome.err, QByteArray());
    }

    void startsThroughALinkFromElsewhere()
    {
        const QString link = m_place.filePath(QStringLiteral("teach"));
        QVERIFY(QFile::link(at("deltascope"), link));
        QCOMPARE(start(link, "echo glibc 2.41").out, QByteArray("<two words>\n<*>\n"));
    }

    void anOlderSystemIsToldInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("getconf");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("Debian 11") << QByteArray("echo glibc 2.31")
                                   << QByteArray("this system has glibc 2.31.");
        QTest::newRow("no glibc") << QByteArray("exit 1") << QByteArray("this system has another C library.");
    }
    void anOlderSystemIsToldInOneSentence()
    {
        QFETCH(QByteArray, getconf);
        QFETCH(QByteArray, named);
        const Outcome outcome = start(at("deltascope"), getconf);
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.complained_in_one_line(), outcome.err.constData());
        QVERIFY2(outcome.err.contains(named), outcome.err.constData());
    }

private:
    QString at(const char *name) const
    {
        return QString(m_place.filePath(folderName) + QLatin1Char('/') + QLatin1String(name));
    }

    // Where getconf says that, without a display.
    Outcome start(const QString &launcher, const QByteArray &getconf) const
    {
        const QString tools = m_place.filePath(QStringLiteral("tools"));
        QDir().mkpath(tools);
        writeProgram(tools + QStringLiteral("/getconf"), getconf);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        environment.insert(QStringLiteral("PATH"),
                           QString(tools + QLatin1Char(':') + environment.value(QStringLiteral("PATH"))));
        return run_program(launcher, {QStringLiteral("two words"), QStringLiteral("*")}, environment);
    }

    QTemporaryDir m_place;
};

DELTASCOPE_TEST(TestLauncher)
#include "test_launcher.moc"
