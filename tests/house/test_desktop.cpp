// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"

#include <QFile>
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
        const QString entry = textOf(QStringLiteral("resources/deltascope.desktop"));
        QVERIFY(entry.contains(QStringLiteral("\nMimeType=") + type + QLatin1Char(';')));
        QVERIFY(entry.contains(QStringLiteral("\nExec=deltascope %f\n")));
        const QString description = textOf(QStringLiteral("resources/deltascope-mime.xml"));
        QVERIFY(description.contains(QStringLiteral("type=\"%1\"").arg(type)));
        QVERIFY(description.contains(QStringLiteral("pattern=\"*.deltascope\"")));
        QVERIFY(
            textOf(QStringLiteral("core/files/exercise_file.h")).contains(QStringLiteral("\".deltascope\"")));
        QVERIFY(textOf(QStringLiteral("CMakeLists.txt")).contains(QStringLiteral("mime/packages")));
    }

    void aDoubleClickOnASessionOpensIt()
    {
        const QString type = QStringLiteral("application/x-safetensors");
        QVERIFY(textOf(QStringLiteral("resources/deltascope.desktop")).contains(type + QLatin1Char(';')));
        const QString description = textOf(QStringLiteral("resources/deltascope-mime.xml"));
        QVERIFY(description.contains(QStringLiteral("type=\"%1\"").arg(type)));
        QVERIFY(description.contains(QStringLiteral("pattern=\"*.safetensors\"")));
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
