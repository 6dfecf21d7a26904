// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// What a desktop is told of the program.
class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // An exercise was a file that nothing opened.
    void aDoubleClickOnAnExerciseOpensIt()
    {
        const QString type = QStringLiteral("application/x-deltascope-exercise");
        const QString entry = textOf(QStringLiteral("resources/desktop/deltascope.desktop"));
        QVERIFY(entry.contains(QStringLiteral("\nMimeType=") + type + QLatin1Char(';')));
        QVERIFY(entry.contains(QStringLiteral("\nExec=deltascope %f\n")));
        const QString description = textOf(QStringLiteral("resources/desktop/deltascope-mime.xml"));
        QVERIFY(description.contains(QStringLiteral("type=\"%1\"").arg(type)));
        QVERIFY(description.contains(QStringLiteral("pattern=\"*.deltascope\"")));
        QVERIFY(
            textOf(QStringLiteral("core/files/exercise_file.h")).contains(QStringLiteral("\".deltascope\"")));
        QVERIFY(textOf(QStringLiteral("resources/CMakeLists.txt")).contains(QStringLiteral("mime/packages")));
    }

    void aDoubleClickOnASessionOpensIt()
    {
        const QString type = QStringLiteral("application/x-safetensors");
        QVERIFY(
            textOf(QStringLiteral("resources/desktop/deltascope.desktop")).contains(type + QLatin1Char(';')));
        const QString description = textOf(QStringLiteral("resources/desktop/deltascope-mime.xml"));
        QVERIFY(description.contains(QStringLiteral("type=\"%1\"").arg(type)));
        QVERIFY(description.contains(QStringLiteral("pattern=\"*.safetensors\"")));
    }

    void macOSIsToldOfTheSameFiles()
    {
        const QString description = textOf(QStringLiteral("app/packaging/macos/Info.plist.in"));
        for (const char *ending : {"deltascope", "safetensors"})
            QVERIFY2(description.contains(QStringLiteral("<string>%1</string>\n                </array>")
                                              .arg(QLatin1String(ending))),
                     ending);
        QVERIFY(
            description.contains(QStringLiteral("<key>CFBundleExecutable</key>\n    <string>deltascope<")));
    }

    void theMetadataNameTheProgramsAndTheirFiles()
    {
        const QString metadata = textOf(QStringLiteral("resources/desktop/deltascope.metainfo.xml"));
        for (const char *named :
             {"<launchable type=\"desktop-id\">deltascope.desktop<", "<binary>deltascope<",
              "<binary>deltascope-cli<", "<mediatype>application/x-deltascope-exercise<",
              "<mediatype>application/x-safetensors<", "<release version=\"" DELTASCOPE_VERSION "\""})
            QVERIFY2(metadata.contains(QLatin1String(named)), named);
    }

    // As deltascope-cli help does.
    void theManualListsEveryCommand()
    {
        static const QRegularExpression command(QStringLiteral("\\b(\\w+)_command\\(\\)"));
        const QString manual = textOf(QStringLiteral("resources/desktop/deltascope-cli.1"));
        int commands = 0;
        for (auto found = command.globalMatch(textOf(QStringLiteral("app/cli/main.cpp"))); found.hasNext();
             ++commands) {
            const QString name = found.next().captured(1).replace(QLatin1Char('_'), QLatin1Char('-'));
            QVERIFY2(manual.contains(QStringLiteral("\n.B ") + name + QLatin1Char('\n')), qPrintable(name));
        }
        QVERIFY(commands > 5);
    }

private:
    static QString textOf(const QString &name)
    {
        QFile file(QStringLiteral(DELTASCOPE_SOURCES) + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

DELTASCOPE_TEST(TestDesktop)
#include "test_desktop.moc"
