// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/predict/prediction_text.h"

#include "ui/step/pass/term_values.h"
#include "ui/step/practice/practice_reply.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"

namespace deltascope {

namespace {
constexpr int digits = 4;
}

QString questionOf(const Prediction &asked)
{
    return practiceSentence(asked.question).replace(QLatin1String("%1"), nameOf(asked.about));
}

QString choiceOf(const Prediction &asked, int choice, const Example &example)
{
    const PredictionChoice &one = asked.choices[static_cast<std::size_t>(choice)];
    const QString words = practiceSentence(one.words);
    if (!one.index)
        return words;
    const bool isUnit = asked.kind == PredictionKind::LargestUnit;
    return words.arg(isUnit ? QString::number(*one.index) : example.outputName(*one.index));
}

// A sentence need not name every number.
QString reasonOf(const Prediction &asked)
{
    QString reason = practiceSentence(asked.reason).replace(QLatin1String("%1"), nameOf(asked.answer));
    for (std::size_t i = 0; i < asked.numbers.size(); ++i)
        reason.replace(QStringLiteral("%%1").arg(i + 2), shownNumber(asked.numbers[i], digits));
    return reason;
}

QString letterOf(int choice)
{
    return QString(QChar(u'A' + static_cast<char16_t>(choice)));
}

} // namespace deltascope
