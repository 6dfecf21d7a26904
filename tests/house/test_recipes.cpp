// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost.h"
#include "tests/suite.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace deltascope;

namespace {
constexpr int mostFilesOfAFunction = 5;

QString pathOf(const QString &name)
{
    return QStringLiteral(DELTASCOPE_SOURCES) + QLatin1Char('/') + name;
}

QString textOf(const QString &name)
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString textFrom(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

// The numbered lines under "### A cost", each of which begins with its files.
QStringList recipe(const QString &heading)
{
    const QString all = textOf(QStringLiteral("CONTRIBUTING.md"));
    const auto from = all.indexOf(QStringLiteral("### ") + heading + QLatin1Char('\n'));
    const QString section = from < 0 ? QString() : all.mid(from + 4);
    const QString own = section.left(section.indexOf(QStringLiteral("\n##")));
    static const QRegularExpression line(QStringLiteral("^[0-9]+\\. (`.*)$"),
                                         QRegularExpression::MultilineOption);
    QStringList lines;
    for (auto found = line.globalMatch(own); found.hasNext();)
        lines << found.next().captured(1);
    return lines;
}

// What stands in backquotes and is a path.
QStringList filesIn(const QString &line)
{
    static const QRegularExpression name(QStringLiteral("`([A-Za-z0-9_./-]+/[A-Za-z0-9_.-]+)`"));
    QStringList files;
    for (auto found = name.globalMatch(line); found.hasNext();)
        files << found.next().captured(1);
    return files;
}

const QStringList headings = {QStringLiteral("An activation"), QStringLiteral("A cost"),
                              QStringLiteral("A step"),        QStringLiteral("A setting"),
                              QStringLiteral("A panel page"),  QStringLiteral("A term picture"),
                              QStringLiteral("A language")};
} // namespace

/// The recipes of CONTRIBUTING.md, and whether each function that there is has followed its own.
class TestRecipes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_recipe_names_files_that_are_there_data()
    {
        QTest::addColumn<QString>("heading");
        for (const QString &heading : headings)
            QTest::newRow(qPrintable(heading)) << heading;
    }
    void every_recipe_names_files_that_are_there()
    {
        QFETCH(QString, heading);
        const QStringList lines = recipe(heading);
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines) {
            QVERIFY2(!filesIn(line).isEmpty(), qPrintable(line));
            for (const QString &file : filesIn(line))
                QVERIFY2(QFileInfo::exists(pathOf(file)), qPrintable(file));
        }
    }

    void functions_take_few_files()
    {
        isShort(recipe(headings[0]).size());
        isShort(recipe(headings[1]).size());
    }

    // An equation of the activation in either layer, and of its slope where δ has that as a factor.
    void every_activation_has_its_equations_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("componentwise");
        for (const Activation activation : output_activations)
            QTest::newRow(to_string(activation).data())
                << textFrom(to_string(activation)) << facts(activation).componentwise;
    }
    void every_activation_has_its_equations()
    {
        QFETCH(QString, name);
        QFETCH(bool, componentwise);
        QStringList files = {QStringLiteral("x2/phi_%1").arg(name)};
        if (componentwise)
            files << QStringLiteral("x1/phi_%1").arg(name) << QStringLiteral("delta1/phi_prime_%1").arg(name)
                  << QStringLiteral("delta2/phi_prime_%1").arg(name);
        isTypeset(files);
    }

    void every_cost_has_its_equations_data()
    {
        QTest::addColumn<QString>("name");
        for (const Cost cost : all_costs)
            QTest::newRow(to_string(cost).data()) << textFrom(to_string(cost));
    }
    void every_cost_has_its_equations()
    {
        QFETCH(QString, name);
        isTypeset(
            {QStringLiteral("loss/%1_vector").arg(name), QStringLiteral("loss/%1_component").arg(name)});
        QVERIFY(textOf(QStringLiteral("resources/equations/index.json"))
                    .contains(QStringLiteral("\"cost\": \"%1\"").arg(name)));
    }

    // Beside the readable code and the kernels, which must agree, an outside program has computed it.
    void every_function_has_golden_passes()
    {
        const QString golden = textOf(QStringLiteral("tests/core/network/golden/passes.txt"));
        for (const Activation output : output_activations)
            QVERIFY(golden.contains(QLatin1Char(' ') + textFrom(to_string(output)) + QLatin1Char(' ')));
        for (const Cost cost : all_costs)
            QVERIFY(golden.contains(QLatin1Char(' ') + textFrom(to_string(cost)) + QLatin1Char(' ')));
    }

private:
    static void isShort(qsizetype files)
    {
        QVERIFY2(files > 0 && files <= mostFilesOfAFunction, qPrintable(QString::number(files)));
    }

    static void isTypeset(const QStringList &files)
    {
        const QString index = textOf(QStringLiteral("resources/equations/index.json"));
        for (const QString &file : files) {
            QVERIFY2(index.contains(QStringLiteral("\"%1\"").arg(file)), qPrintable(file));
            for (const char *ending : {".tex", ".svg"})
                QVERIFY2(QFileInfo::exists(
                             pathOf(QStringLiteral("resources/equations/") + file + QLatin1String(ending))),
                         qPrintable(file));
        }
    }
};

DELTASCOPE_TEST(TestRecipes)
#include "test_recipes.moc"
