// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/task.h"

#include <QStringList>

namespace deltascope {

/// A question with four answers to choose from.
struct PracticeQuestion
{
    QString text;
    QStringList options;
    int right = 0;
    std::optional<int> chosen;

    bool isAnswered() const { return chosen.has_value(); }
    bool isRight() const { return chosen == right; }
};

/// "Which rule was that?"; seed says which rules and in which order.
PracticeQuestion ruleQuestion(const Functions &functions, Asked term, std::uint64_t seed);

/// One of the questions in words, about mistakes that numbers do not show; that about when W² is changed
/// (M10) is number 0.
PracticeQuestion wordQuestion(std::size_t number, std::uint64_t seed);
std::size_t wordQuestionCount();

} // namespace deltascope
