// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_text.h"

#include "core/practice/hints.h"
#include "core/practice/questions.h"
#include "core/practice/slip/slip_sentences.h"
#include "core/practice/slip/slipped_rule.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/practice/asked_numbers.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"

#include <QStringList>

#include <array>
#include <cmath>

namespace deltascope {

namespace {
constexpr int shownDigits = 5;
constexpr int fewDigits = 3;
constexpr int mostDigits = 10;
constexpr int columnGap = 12; // pixels

/// The context of the sentences.
class SlipText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SlipText)
};

// A loss has no sign.
QString shown(const Entry &at, double value)
{
    const bool isLoss = at.term == Asked::loss || at.term == Asked::after_loss;
    return isLoss ? number(value, shownDigits) : signedNumber(value, shownDigits);
}

bool isSame(double a, double b)
{
    constexpr double rounding = 1e-9;
    return std::abs(a - b) <= rounding * std::max(std::abs(a), std::abs(b));
}

QString earlierText(const SlipEvidence &evidence)
{
    const QString follows =
        SlipText::tr("%1 = %2 is what the rule of this step makes of the numbers before it.")
            .arg(nameOf(evidence.at), shown(evidence.at, evidence.shown));
    if (isSame(evidence.shown, evidence.right))
        return follows + QLatin1Char(' ') + SlipText::tr("An earlier step already deviates.");
    return follows + QLatin1Char(' ') +
           SlipText::tr("In the right pass it is %1: an earlier step already deviates.")
               .arg(shown(evidence.at, evidence.right));
}

QString deviation(const SlipEvidence &evidence)
{
    return SlipText::tr("%1 is %2 here; by the rule it is %3.")
        .arg(nameOf(evidence.at), shown(evidence.at, evidence.shown), shown(evidence.at, evidence.by_rule));
}

QString rule(std::string_view plain)
{
    return notationOf(QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size())));
}

// Both rules, with the space after them, where the wrong one is a formula.
QString whatStoodThere(const Slip &slip, const Functions &functions)
{
    const std::string_view wrong = slipped_rule(functions, slip);
    if (wrong.empty())
        return {};
    const std::string_view right =
        slip.step == StepId::update ? "θ ← θ − η ∂Lₙ/∂θ" : rule_of(functions, term_of(slip.step));
    return SlipText::tr("It was computed by %1 in place of %2.").arg(rule(wrong), rule(right)) +
           QLatin1Char(' ');
}

// The product written out, unless it is the number itself.
QString productText(const InspectedPass &open, const SlipEvidence &evidence)
{
    const auto digits = [](double value) { return shownNumber(value, shownDigits).toStdString(); };
    const QString product = QString::fromStdString(hint_product(open.task(), evidence.at, digits));
    const QString result = shown(evidence.at, evidence.by_rule);
    const QString there = shown(evidence.at, evidence.shown);
    return product == shownNumber(evidence.by_rule, shownDigits)
               ? SlipText::tr("By the rule, %1 = %2; here it is %3.").arg(nameOf(evidence.at), result, there)
               : SlipText::tr("By the rule, %1 = %2 = %3; here it is %4.")
                     .arg(nameOf(evidence.at), product, result, there);
}

// Two numbers that differ have as many digits as it takes to see that.
std::array<QString, 2> shownBeside(double slipped, double right, int digits, bool isSigned)
{
    const auto shownWith = [isSigned](double value, int significant) {
        return isSigned ? signedNumber(value, significant) : number(value, significant);
    };
    while (digits < mostDigits && !isSame(slipped, right) &&
           shownWith(slipped, digits) == shownWith(right, digits))
        ++digits;
    return {shownWith(slipped, digits), shownWith(right, digits)};
}

// A loss has no sign.
QString row(const QString &name, double slipped, double right, SlipTable table, bool isSigned)
{
    const auto [number, rightNumber] =
        shownBeside(slipped, right, table == SlipTable::Wide ? shownDigits : fewDigits, isSigned);
    const QString marked = number == rightNumber ? number : QStringLiteral("<b>%1</b>").arg(number);
    const QString cell = QStringLiteral("<td align=\"right\" style=\"padding-left:%2px\">%1</td>");
    const QString numbers = cell.arg(marked).arg(columnGap) + cell.arg(rightNumber).arg(columnGap);
    return table == SlipTable::Stacked
               ? QStringLiteral("<tr><td colspan=\"2\">%1</td></tr><tr>%2</tr>").arg(name, numbers)
               : QStringLiteral("<tr><td>%1</td>%2</tr>").arg(name, numbers);
}

QString head(SlipTable table)
{
    const QString first = table == SlipTable::Stacked ? QString() : QStringLiteral("<td></td>");
    const QString slipped = table == SlipTable::Wide ? SlipText::tr("with the slip") : SlipText::tr("slip");
    const QString right = table == SlipTable::Wide ? SlipText::tr("right pass") : SlipText::tr("right");
    return QStringLiteral("<tr>%1<td align=\"right\">%2</td><td align=\"right\">%3</td></tr>")
        .arg(first, slipped, right);
}

QString learningText(SlipLearning learning)
{
    switch (learning) {
    case SlipLearning::Diverges:
        return SlipText::tr("With the slip the training diverges: the numbers grow without bounds.");
    case SlipLearning::None:
        return SlipText::tr("With the slip the network does not learn.");
    case SlipLearning::Little:
        return SlipText::tr("With the slip the network learns little.");
    case SlipLearning::Learns:
        break;
    }
    return SlipText::tr("With the slip the network still learns.");
}

QString endOf(const SlipCurve &curve, bool ofImages)
{
    if (!ofImages)
        return number(curve.losses.back(), shownDigits - 1);
    return SlipText::tr("%1 (%2 of these images read right)")
        .arg(number(curve.losses.back(), shownDigits - 1), percent(curve.read_right.back(), 1));
}
} // namespace

QString slipStepName(StepId step)
{
    return step == StepId::update ? SlipText::tr("update")
                                  : worded(QString::fromStdString(symbol(term_of(step))));
}

QString slipName(const Slip &slip)
{
    return SlipText::tr("%1: %2", "step, mistake")
        .arg(slipStepName(slip.step), practiceSentence(words_of(slip.mistake)));
}

QString slipReply(const SlipMark &mark, const Slip &slip, const Functions &functions)
{
    switch (mark.verdict) {
    case SlipVerdict::Right:
        return SlipText::tr("Right: %1.").arg(slipName(slip)) + QLatin1Char(' ') +
               whatStoodThere(slip, functions) + deviation(mark.evidence);
    case SlipVerdict::StepRight:
        return SlipText::tr("The step is right, the mistake is not.") + QLatin1Char(' ') +
               deviation(mark.evidence) + QLatin1Char(' ') +
               SlipText::tr("With the mistake that you named it would be %1.")
                   .arg(shown(mark.evidence.at, mark.named_value));
    case SlipVerdict::EarlierDeviates:
        return SlipText::tr("Not this step.") + QLatin1Char(' ') + earlierText(mark.evidence);
    case SlipVerdict::NothingYet:
        return SlipText::tr("Not this step.") + QLatin1Char(' ') +
               SlipText::tr("%1 = %2 is what the rule gives: up to here everything is right.")
                   .arg(nameOf(mark.evidence.at), shown(mark.evidence.at, mark.evidence.shown));
    }
    return {};
}

QString slipShown(const SlipEvidence &evidence, const Slip &slip, const Functions &functions)
{
    return SlipText::tr("It was this: %1.").arg(slipName(slip)) + QLatin1Char(' ') +
           whatStoodThere(slip, functions) + deviation(evidence);
}

QString slipHint(const InspectedPass &open, const SlipEvidence &evidence, int level)
{
    const StepId step = open.slip->step;
    if (level == 1)
        return is_forward(*open.slip) ? SlipText::tr("It is on the way forward.")
               : step == StepId::update
                   ? SlipText::tr("It is after the gradients: they are all right.")
                   : SlipText::tr(
                         "It is on the way back: the loss is still right. The gradient check tells from "
                         "which gradient on they are wrong.");
    if (level == 2)
        return SlipText::tr("Work out %1 yourself. The rule: %2")
            .arg(nameOf(evidence.at), rule(rule_of(open.functions(), evidence.at.term)));
    return productText(open, evidence);
}

QString slipComparison(const InspectedPass &slipped, const InspectedPass &right,
                       const SelectedIndices &chosen, SlipTable table)
{
    QString rows;
    for (StepId step = slipped.slip->step; step <= StepId::db1;
         step = static_cast<StepId>(static_cast<int>(step) + 1)) {
        const Selection at = chosen.numberOf(facts(step).makes);
        rows += row(notationHtml(nameOf(at)), valueAt(slipped, at), valueAt(right, at), table,
                    step != StepId::loss);
    }
    const Selection weight = chosen.numberOf(Term::W2);
    rows += row(SlipText::tr("%1 after").arg(notationHtml(nameOf(weight))), updatedValue(slipped, weight),
                updatedValue(right, weight), table, true);
    const Selection loss = chosen.numberOf(Term::loss_after);
    rows += row(SlipText::tr("loss after"), valueAt(slipped, loss), valueAt(right, loss), table, false);
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">%1%2</table>").arg(head(table), rows);
}

QString slipOutcome(const SlipCurve &slipped, const SlipCurve &right, const Slip &slip,
                    const SlipTraining &training)
{
    const SlipLearning learning = learning_of(slipped, right, training);
    const bool ofImages = training.inputs.rows() > 1;
    QStringList said{learningText(learning)};
    if (learning != SlipLearning::Diverges)
        said << SlipText::tr("At the end the loss is %1 with the slip and %2 without it.")
                    .arg(endOf(slipped, ofImages), endOf(right, ofImages));
    if (learning == SlipLearning::None && ofImages)
        said << SlipText::tr("One and the same answer for every image would read %1 right.")
                    .arg(percent(share_by_one_answer(training), 1));
    said << practiceSentence(effect_of(slip.mistake));
    return said.join(QLatin1Char(' '));
}

} // namespace deltascope
