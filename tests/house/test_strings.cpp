// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/strings.h"
#include "tests/suite.h"

#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace deltascope;

namespace {
/// How often the code of a source says what it means.
qsizetype count(const QString &code, const QRegularExpression &what)
{
    qsizetype times = 0;
    for (auto found = what.globalMatch(code); found.hasNext(); found.next())
        ++times;
    return times;
}

// A comment may show a call; none has code before it on its line.
QString withoutComments(QString text)
{
    static const QRegularExpression comment(QStringLiteral("^\\s*//.*$"),
                                            QRegularExpression::MultilineOption);
    return text.remove(comment);
}

// With a string, which lupdate reads; a name of a string would escape it.
const QRegularExpression callWithString(
    QStringLiteral("\\b(?:tr\\s*\\(|(?:translate|QT_TRANSLATE_NOOP)\\s*\\(\\s*\"[^\"]*\"\\s*,)\\s*\""));
const QRegularExpression
    callWithName(QStringLiteral("(?<!QString |Message )\\b(?:\\w+::)?tr\\s*\\(\\s*+(?!\"|const char)"));

QStringList sources()
{
    QStringList paths;
    for (const char *layer : {"core", "ui", "app"}) {
        QDirIterator files(QStringLiteral(DELTASCOPE_SOURCES "/") + QString::fromLatin1(layer),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
    }
    return paths;
}

QString codeOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? withoutComments(QString::fromUtf8(file.readAll())) : QString();
}

// Contexts that stand beside each of their strings.
const QStringList writtenOut = {QStringLiteral("Practice"), QStringLiteral("ChoiceHelp")};

QString line(const Translatable &string)
{
    return string.context + QStringLiteral(": ") + string.source;
}
} // namespace

/// What the program says to a person can be translated.
class TestStrings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_found = findStrings();
        QVERIFY2(m_found.strings.size() > 500, "lupdate has found next to nothing");
    }

    void counts_calls_in_code()
    {
        const QString code =
            withoutComments(QStringLiteral("a(tr(\"x\"));\n  // tr(\"y\")\n B::tr(\n    \"z\");\n"
                                           "const auto attr(\"no\"); p.translate(0, 1);"));
        QCOMPARE(count(code, callWithString), qsizetype(2));
        QCOMPARE(
            count(QStringLiteral("tr(name); X::tr(\"s\"); static Message tr(const char *s)"), callWithName),
            qsizetype(1));
    }

    void lupdate_finds_every_call()
    {
        QHash<QString, qsizetype> found;
        for (const Translatable &string : m_found.strings)
            for (const QString &file : string.files)
                ++found[file];
        QStringList faults;
        for (const QString &path : sources())
            if (const qsizetype calls = count(codeOf(path), callWithString); calls != found.value(path))
                faults
                    << QStringLiteral("%1: %2 calls, %3 found").arg(path).arg(calls).arg(found.value(path));
        QCOMPARE(faults, QStringList());
    }

    void every_call_has_its_string_in_place()
    {
        QStringList faults;
        for (const QString &path : sources())
            if (count(codeOf(path), callWithName) > 0)
                faults << path;
        QCOMPARE(faults, QStringList());
    }

    // Otherwise the program asks in another context than the one that lupdate has noted.
    void every_context_is_a_class_that_translates()
    {
        QStringList faults;
        for (const QString &complaint : m_found.complaints)
            if (!complaint.contains(
                    QLatin1String("deltascope::Message"))) // whose tr() is of core, which has no Qt
                faults << complaint;
        for (const Translatable &string : m_found.strings)
            if (!string.context.startsWith(QLatin1String("deltascope::")) &&
                !writtenOut.contains(string.context))
                faults << line(string);
        QCOMPARE(faults, QStringList());
    }

    void rules_of_the_equations_are_among_them()
    {
        QFile index(QStringLiteral(DELTASCOPE_SOURCES "/resources/equations/index.json"));
        QVERIFY(index.open(QIODevice::ReadOnly));
        static const QRegularExpression rule(QStringLiteral("\"rule\": *\"([^\"]*)\""));
        QSet<QString> found;
        for (const Translatable &string : m_found.strings)
            if (string.context == QLatin1String("deltascope::EquationLibrary"))
                found.insert(string.source);
        QStringList missed;
        qsizetype rules = 0;
        for (auto each = rule.globalMatch(QString::fromUtf8(index.readAll())); each.hasNext(); ++rules)
            if (const QString text = each.next().captured(1); !found.contains(text))
                missed << text;
        QVERIFY(rules > 50);
        QCOMPARE(missed, QStringList());
    }

    // English needs no file for anything else.
    void english_has_every_plural()
    {
        QStringList needed, given;
        for (const Translatable &string : m_found.strings)
            if (string.plural)
                needed << line(string);
        for (const Translatable &string :
             stringsOf(QStringLiteral(DELTASCOPE_SOURCES "/resources/translations/deltascope_en.ts")))
            if (string.translations.size() == 2 && !string.translations.contains(QString()))
                given << line(string);
        needed.sort();
        given.sort();
        QCOMPARE(given, needed);
    }

private:
    FoundStrings m_found;
};

DELTASCOPE_TEST(TestStrings)
#include "test_strings.moc"
