// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/sheet_text.h"

#include "core/practice/slip/slip_sentences.h"
#include "core/practice/working.h"
#include "core/practice/worksheet/sheet_marking.h"
#include "core/practice/worksheet/sheet_slip.h"
#include "ui/theme/notation.h"

namespace deltascope {

namespace {
QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Term termOf(Asked term)
{
    return *term_from(text(to_string(term)).section(QLatin1Char('.'), -1).toStdString());
}
} // namespace

QString SheetText::name(Term term, int row, int column) const
{
    const TermFacts &about = facts(term);
    const int first = m_sheet.setting.first_index;
    QString indices;
    if (about.rows != Axis::None)
        indices = QString::number(row + first);
    if (is_matrix(term))
        indices += QLatin1Char(',') + QString::number(column + first);
    return notationOf(text(about.entry)).replace(QLatin1Char('#'), QStringLiteral("_{%1}").arg(indices));
}

QString SheetText::name(const Entry &entry) const
{
    const QString plain = name(termOf(entry.term), entry.row, entry.column);
    return is_after(entry.term) ? tr("new %1").arg(plain) : plain;
}

QString SheetText::equals(const SheetNumber &number) const
{
    return name(number.entry) + QStringLiteral(" = ") + key(number);
}

QString SheetText::given(double number)
{
    return notationOf(QString::fromStdString(given_text(number)));
}

QString SheetText::sentBack(int unit) const
{
    const auto weights = m_sheet.network.parameters.W2.row(unit);
    const Vector<double> &delta2 = m_sheet.pass.delta2;
    const double sum = without_residue(weights.dot(delta2), weights.cwiseAbs().dot(delta2.cwiseAbs()));
    return QStringLiteral("Σ_{k} w^{2}_{%1,k} δ^{2}_{k} = %2")
        .arg(QString::number(unit + m_sheet.setting.first_index), given(sum));
}

QString SheetText::key(const SheetNumber &number) const
{
    return notationOf(QString::fromStdString(key_of(m_sheet, number)));
}

QString SheetText::slip() const
{
    const std::string_view words = words_of(m_sheet.slip->mistake);
    return QCoreApplication::translate("Practice", std::string(words).c_str());
}

QString SheetText::letter(Asked term) const
{
    return QString(QLatin1Char(letter_of(m_sheet, term)));
}

bool SheetText::asks(bool (*which)(const SheetNumber &)) const
{
    for (const SheetStep &step : m_sheet.steps)
        for (const SheetNumber &number : step.numbers)
            if (number.blank > 0 && which(number))
                return true;
    return false;
}

QStringList SheetText::rules() const
{
    const Functions &functions = m_sheet.network.functions;
    QStringList lines;
    if (m_sheet.slip)
        return slipRules();
    if (asks([](const SheetNumber &number) { return number.sign; }))
        return {tr("Do not calculate: look at the signs and circle +, 0 or −. Of a new weight, bias or loss "
                   "circle + if it becomes larger and − if it becomes smaller.")};
    if (m_sheet.blanks() > 0)
        lines << tr(
            "Round each answer, and go on with the rounded number. Do not round on the way to it. A 5 "
            "that is left over rounds away from zero.");
    if (asks([](const SheetNumber &number) { return !is_after(number.entry.term); }))
        lines << tr("Answers have %1 significant digits.").arg(paper_rounding.digits);
    const bool asksForLoss =
        asks([](const SheetNumber &number) { return number.entry.term == Asked::after_loss; });
    if (asks([](const SheetNumber &number) { return is_after(number.entry.term); }))
        lines << (asksForLoss ? tr("New weights, biases and the new loss have %1 digits after the point.")
                              : tr("New weights and biases have %1 digits after the point."))
                     .arg(paper_rounding_after.digits);
    if (m_sheet.blanks() > 0)
        lines << tr("An answer is right if it has all these digits; the last of them may be one off.");
    if (slope_has_x_form(functions.hidden) && asks([](const SheetNumber &number) {
            return number.entry.term == Asked::delta1 || number.entry.term == Asked::delta2;
        }))
        lines << tr("Take φ′ from the rounded activation.");
    if (asksForLoss)
        lines << tr("For the new loss go forward once more with the new numbers, and round the loss alone.");
    return lines;
}

QStringList SheetText::slipRules() const
{
    QStringList lines = {
        tr("In one of the steps, a wrong rule was used for every number. All other steps follow from the "
           "numbers before them by their rules. Numbers are rounded to %1 significant digits, those of the "
           "update to %2 after the point.")
            .arg(paper_rounding.digits)
            .arg(paper_rounding_after.digits)};
    if (m_sheet.is_part())
        lines << tr("z¹ and z², which are sums over a whole layer, are right.");
    return lines << tr("Which step is it, and what was done instead?");
}

QString SheetText::noBlanks(int number, int level)
{
    return tr("Sheet %1 has nothing to fill in: what level %2 asks for is too small on it. Choose another "
              "image, a "
              "larger η or another level.")
        .arg(number)
        .arg(level);
}

QString SheetText::phase(Phase phase) const
{
    return phase == Phase::Forward ? tr("Forward") : phase == Phase::Backward ? tr("Backward") : tr("Update");
}

} // namespace deltascope
