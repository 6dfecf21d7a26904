// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/reference.h"

#include "tests/suite.h"
#include "tests/ui/step/step_window.h"
#include "ui/step/numbers/step_numbers.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/theme/notation.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTimer>

using namespace deltascope;

namespace {
constexpr int mostRows = 10;

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

// Braces match, and TeX finds one script of a kind at a time.
QString faultOf(const QString &tex)
{
    if (!isAscii(tex))
        return QStringLiteral("a character that TeX does not know");
    int depth = 0;
    for (const QChar c : tex) {
        depth += c == QLatin1Char('{') ? 1 : c == QLatin1Char('}') ? -1 : 0;
        if (depth < 0)
            break;
    }
    if (depth != 0)
        return QStringLiteral("unbalanced braces");
    static const QRegularExpression twice(
        QStringLiteral(R"(\^\{[^{}]*\}(_\{[^{}]*\})?\^|_\{[^{}]*\}(\^\{[^{}]*\})?_)"));
    return twice.match(tex).hasMatch() ? QStringLiteral("two scripts of a kind") : QString();
}
} // namespace

/// The equation with its numbers, copied as LaTeX.
class TestLatex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        setWeightOrder(Convention::InputsFirst);
        setNotationNames(Names::XPhi);
    }

    void notation_in_tex_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("tex");
        const auto row = [](const char *notation, const char *tex) {
            QTest::newRow(notation) << QString::fromUtf8(notation) << QString::fromUtf8(tex);
        };
        row("δ^{1}_{0}", "\\delta ^{1}_{0}");
        row("−3.63·10^{−15}", "-3.63\\cdot 10^{-15}");
        row("3.2·10⁻⁴", "3.2\\cdot 10^{-4}");
        row("∂L_{n}/∂w^{1}_{293,14}", "\\partial L_{n}/\\partial w^{1}_{293,14}");
        row("φ′(z^{2}_{6})", "\\varphi '(z^{2}_{6})");
        row("ln", "\\ln");
        row("biases stay", "\\text{biases stay}");
        row("before, in full:", "\\text{before}, \\text{in full}:");
        row("200 more:", "200\\ \\text{more}:");
        row("½", "\\tfrac12");
    }
    void notation_in_tex()
    {
        QFETCH(const QString, notation);
        QFETCH(const QString, tex);
        QCOMPARE(notationTex(notation), tex);
    }

    void as_the_screen_writes_it()
    {
        setWeightOrder(Convention::UnitsFirst);
        setNotationNames(Names::ASigma);
        QCOMPARE(notationTex(QStringLiteral("w^{1}_{293,14}")), QStringLiteral("w^{1}_{14,293}"));
        QCOMPARE(notationTex(QStringLiteral("x^{1}_{14}")), QStringLiteral("a^{1}_{14}"));
    }

    // The rows of the table of terms, and their sum, from its menu.
    void a_term_of_a_sum_is_copied()
    {
        StepWindow window;
        window.open(networkOf(6, {}));
        window.walk().goTo(StepId::delta1);
        ContributionTable &table = *window.panel().contributions();
        QVERIFY(table.isVisible());
        const QStringList all = table.latex().split(QLatin1Char('\n'));
        QCOMPARE(all.size(), digit_count + 1);
        const int unit = window.walk().chosen().unit;
        QVERIFY2(all[3].startsWith(QStringLiteral("\\[ w^{2}_{%1,3} \\cdot \\delta ^{2}_{3} = ").arg(unit)),
                 qPrintable(all[3]));
        for (const QString &tex : all)
            QVERIFY2(faultOf(tex).isEmpty(), qPrintable(faultOf(tex) + QStringLiteral(": ") + tex));
        QCOMPARE(table.latexAt(0), QString());
        QCOMPARE(table.latexAt(table.sizeHint().height() - 6), all.last());
        QTimer::singleShot(0, &table, [] {
            const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            menu->actions().last()->trigger();
            QApplication::activePopupWidget()->close();
        });
        const QPoint place(10, table.sizeHint().height() / 2);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.mapToGlobal(place));
        QApplication::sendEvent(&table, &event);
        QCOMPARE(QGuiApplication::clipboard()->text(), table.latex());
    }

    // It was a number alone.
    void the_rest_of_a_long_sum_is_named()
    {
        StepWindow window;
        window.open(networkOf(6, {}));
        window.walk().goTo(StepId::z1);
        const QStringList all = window.panel().contributions()->latex().split(QLatin1Char('\n'));
        const QString &rest = all[all.size() - 2];
        QVERIFY2(rest.contains(QStringLiteral("\\ \\text{more}: ")), qPrintable(rest));
        QVERIFY2(faultOf(rest).isEmpty(), qPrintable(rest));
    }

    void every_line_of_every_step_data() { addAllNetworks(); }
    void every_line_of_every_step()
    {
        QFETCH(const int, hiddenUnits);
        QFETCH(const Functions, functions);
        const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, functions));
        const auto open = inspectPass(network, someExample(), 0.05);
        for (int step = 0; step < step_count; ++step)
            for (const Term parameter : {Term::W1, Term::b1, Term::W2, Term::b2}) {
                const SelectedIndices chosen{300, hiddenUnits / 2, 3, parameter};
                const StepNumbers numbers =
                    stepNumbers(*open, static_cast<StepId>(step), chosen, scaled_substep, mostRows);
                for (const WorkedEquation &line : numbers.lines) {
                    const QString tex = latexOf(line);
                    QVERIFY(tex.startsWith(QStringLiteral("\\[ ")) && tex.endsWith(QStringLiteral(" \\]")));
                    QVERIFY2(faultOf(tex).isEmpty(), qPrintable(faultOf(tex) + QStringLiteral(": ") + tex));
                }
            }
    }
};

DELTASCOPE_TEST(TestLatex)
#include "test_latex.moc"
