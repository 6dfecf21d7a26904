// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/practice_reply.h"

#include "core/practice/hints.h"
#include "core/practice/levels.h"
#include "core/practice/questions.h"
#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/practice/asked_numbers.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace deltascope {

namespace {
constexpr int hintDigits = 6;
constexpr int wholeDigits = 12;  // fewer than a double has: no rounding error of the sums before is told
constexpr double nothing = 1e-9; // of the right value: what rounding leaves of a difference of equals
constexpr std::size_t mostNames = 12;

/// The context of the sentences.
class PracticeText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::PracticeText)
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString equation(const Entry &entry, double value)
{
    return QStringLiteral("%1 = %2").arg(nameOf(entry), exactNumber(asShown(value, wholeDigits)));
}

QString resultOf(const Expression &answer, double expected, int digits)
{
    const bool isNothing = std::abs(answer.value) < nothing * std::abs(expected);
    return exactNumber(asShown(isNothing ? 0 : answer.value, digits));
}

QString namesOf(const std::vector<Entry> &entries)
{
    QStringList names;
    for (const Entry &entry : entries)
        names.append(nameOf(entry));
    return names.join(QStringLiteral(", "));
}

QString rightText(const Verdict &verdict, const Entry &entry, const Expression &answer)
{
    const QString whole = PracticeText::tr("Right. In full, %1.").arg(equation(entry, verdict.expected));
    if (!answer.plain)
        return whole + QLatin1Char(' ') +
               PracticeText::tr("Your expression gives %1.")
                   .arg(resultOf(answer, verdict.expected, wholeDigits));
    return whole;
}

QString wrongText(const Verdict &verdict, const Entry &entry, const Expression &answer)
{
    if (verdict.more_digits)
        return PracticeText::tr("That is right as far as it goes. Please give one more digit.");
    QString said =
        answer.plain
            ? PracticeText::tr("Not yet.")
            : PracticeText::tr("Not yet; this gives %1.").arg(resultOf(answer, verdict.expected, hintDigits));
    const QString sentence = practiceSentence(verdict.sentence(entry.term));
    if (!sentence.isEmpty())
        return said + QLatin1Char(' ') + sentence;
    return said + QLatin1Char(' ') +
           PracticeText::tr("This is none of the usual mistakes. Which numbers did you start from?");
}

QString namesOfHint(const Task &task, const Entry &entry)
{
    const std::vector<HintNumber> numbers = hint_numbers(task, entry);
    QStringList names;
    for (const HintNumber &hint : numbers) {
        if (static_cast<std::size_t>(names.size()) == mostNames)
            break;
        names.append(nameOf(Selection{hint.term, hint.row, hint.column}));
    }
    const int more = static_cast<int>(numbers.size()) - static_cast<int>(names.size());
    const QString listed = names.join(QStringLiteral(", "));
    return more > 0 ? PracticeText::tr("With %1 and %n more; they are lit up.", nullptr, more).arg(listed)
                    : PracticeText::tr("With %1; they are lit up.").arg(listed);
}
} // namespace

QString nameOf(const Entry &entry)
{
    const QString name = nameOf(selectionOf(entry));
    const bool isNew = is_after(entry.term) && !is_scalar(entry.term);
    return isNew ? PracticeText::tr("%1 after").arg(name) : name;
}

QString practiceSentence(std::string_view english)
{
    return english.empty() ? QString()
                           : worded(QCoreApplication::translate("Practice", std::string(english).c_str()));
}

PracticeReply replyTo(const ExpressionFault &fault)
{
    const QString sentence = practiceSentence(deltascope::sentence(fault.error));
    if (fault.error == ExpressionError::Empty)
        return {PracticeReply::Kind::Unreadable, sentence};
    return {PracticeReply::Kind::Unreadable,
            PracticeText::tr("At character %1: %2").arg(fault.character + 1).arg(sentence)};
}

PracticeReply replyTo(const Verdict &verdict, const Entry &entry, const Expression &answer)
{
    if (!verdict.right)
        return {PracticeReply::Kind::Wrong, wrongText(verdict, entry, answer)};
    if (verdict.follows_from.empty())
        return {PracticeReply::Kind::Right, rightText(verdict, entry, answer)};
    return {PracticeReply::Kind::Right,
            PracticeText::tr("Right from here: it follows from your own %1, which was not right. With the "
                             "right numbers it is %2.")
                .arg(namesOf(verdict.follows_from), equation(entry, verdict.expected))};
}

PracticeReply replyToPrediction(bool right, const Entry &entry, double value)
{
    const QString shown = equation(entry, value);
    return {right ? PracticeReply::Kind::Right : PracticeReply::Kind::Shown,
            (right ? PracticeText::tr("You predicted it: %1.")
                   : PracticeText::tr("That is not so: %1. Which factor decides it?"))
                .arg(shown)};
}

PracticeReply shownReply(const Entry &entry, double value)
{
    return {PracticeReply::Kind::Shown, PracticeText::tr("Here it is: %1.").arg(equation(entry, value))};
}

QString levelTitle(int number)
{
    return QStringLiteral("%1 · %2").arg(number).arg(practiceSentence(level(number).title));
}

QString levelSentence(int number)
{
    return PracticeText::tr("From the next step on, level %1.").arg(levelTitle(number));
}

QString lastLevelSentence()
{
    return PracticeText::tr("After this pass, level %1.").arg(levelTitle(last_level));
}

QString hintText(const Task &task, const Entry &entry, int level)
{
    switch (level) {
    case 1:
        return PracticeText::tr("The rule: %1")
            .arg(notationOf(text(rule_of(task.network.functions, entry.term))));
    case 2:
        return namesOfHint(task, entry);
    default:
        return PracticeText::tr("Work out %1").arg(text(hint_product(task, entry, [](double value) {
            return shownNumber(value, hintDigits).toStdString();
        })));
    }
}

} // namespace deltascope
