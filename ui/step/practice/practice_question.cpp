// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/practice_question.h"

#include "core/practice/questions.h"
#include "ui/step/practice/practice_reply.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltascope {

namespace {
/// The context of the questions.
class PracticeQuestions
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::PracticeQuestions)
};
} // namespace

PracticeQuestion ruleQuestion(const Functions &functions, Asked term, std::uint64_t seed)
{
    PracticeQuestion question;
    question.text = PracticeQuestions::tr("Which rule was that?");
    const std::array<Asked, 4> choices = rule_choices(functions, term, seed);
    for (const Asked choice : choices) {
        const std::string_view rule = rule_of(functions, choice);
        question.options.append(QString::fromUtf8(rule.data(), static_cast<qsizetype>(rule.size())));
    }
    question.right = static_cast<int>(std::ranges::find(choices, term) - choices.begin());
    return question;
}

PracticeQuestion wordQuestion(std::size_t number, std::uint64_t seed)
{
    const WordQuestion &asked = word_questions()[number];
    PracticeQuestion question;
    question.text = practiceSentence(asked.question);
    for (const std::string_view answer : asked.answers) // the right one first
        question.options.append(practiceSentence(answer));
    question.right = static_cast<int>(seed % static_cast<std::uint64_t>(question.options.size()));
    question.options.move(0, question.right);
    return question;
}

std::size_t wordQuestionCount()
{
    return word_questions().size();
}

} // namespace deltascope
