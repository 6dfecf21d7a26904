// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sources.h"
#include "tests/suite.h"

#include <QRegularExpression>
#include <QTest>

namespace {
using namespace deltascope::house;

// What only one system or one compiler has, or what reads the bytes of a name in the locale's code page.
const QRegularExpression &notPortable()
{
    static const QRegularExpression found(
        QStringLiteral("#\\s*include\\s*<(unistd|fcntl|windows|io|sys/\\w+|QDBus\\w+)(\\.h)?>"
                       "|\\b(__linux__|_WIN32|__builtin_shuffle|clock_gettime|isatty|QSaveFile)\\b"
                       "|QStandardPaths::|QFile::(de|en)codeName"
                       "|\\.(generic_)?string\\(\\)|\\bpath(_from)?\\([^()]*\\.toStdString\\(\\)"));
    return found;
}

bool mayDiffer(const QString &path)
{
    return path.startsWith(QLatin1String("core/platform/")) || path.startsWith(QLatin1String("ui/platform/"));
}

QStringList faultsOf(const std::vector<Source> &sources)
{
    QStringList faults;
    for (const Source &source : sources) {
        const auto match = notPortable().match(source.text);
        if (match.hasMatch() && !mayDiffer(source.path))
            faults << source.path + QStringLiteral(": ") + match.captured();
    }
    return faults;
}
} // namespace

/// What differs between systems stands behind core/platform and ui/platform.
class TestPortability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_what_is_not_portable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("a header of POSIX") << QStringLiteral("#include <unistd.h>") << true;
        QTest::newRow("a system header") << QStringLiteral("#include <sys/resource.h>") << true;
        QTest::newRow("DBus") << QStringLiteral("#include <QDBusMessage>") << true;
        QTest::newRow("a system") << QStringLiteral("#ifdef __linux__") << true;
        QTest::newRow("GCC alone") << QStringLiteral("__builtin_shuffle(a, b, c)") << true;
        QTest::newRow("what replaces a device") << QStringLiteral("QSaveFile target(file);") << true;
        QTest::newRow("a narrow name") << QStringLiteral("say(file.string())") << true;
        QTest::newRow("a name of bytes") << QStringLiteral("fs::path(name.toStdString())") << true;
        QTest::newRow("both compilers") << QStringLiteral("__builtin_shufflevector(a, b, 0, 4)") << false;
        QTest::newRow("UTF-8") << QStringLiteral("utf8_from_path(file)") << false;
        QTest::newRow("a library") << QStringLiteral("#include <zlib.h>\n#include <QFile>") << false;
    }
    void finds_what_is_not_portable()
    {
        QFETCH(QString, text);
        QTEST(!faultsOf({{QStringLiteral("core/data/a.cpp"), text}}).isEmpty(), "found");
        QVERIFY(faultsOf({{QStringLiteral("core/platform/a.cpp"), text}}).isEmpty());
    }

    void the_project_is_portable()
    {
        const QStringList faults = faultsOf(sourcesOfTheProject());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
};

DELTASCOPE_TEST(TestPortability)
#include "test_portability.moc"
