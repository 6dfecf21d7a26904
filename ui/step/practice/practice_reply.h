// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/expression.h"
#include "core/practice/marking.h"

#include <QString>

namespace deltascope {

/// The reply to an answer.
struct PracticeReply
{
    enum class Kind { None, Unreadable, Wrong, Right, Shown };

    Kind kind = Kind::None;
    QString text; ///< whole sentences
};

/// The name of a number in the notation; "w^{2}_{0,1} after" for a new parameter.
QString nameOf(const Entry &entry);

/// A sentence of core/practice in the user's language.
QString practiceSentence(std::string_view english);

PracticeReply replyTo(const ExpressionFault &fault);
PracticeReply replyTo(const Verdict &verdict, const Entry &entry, const Expression &answer);
PracticeReply replyToPrediction(bool right, const Entry &entry, double value);
PracticeReply shownReply(const Entry &entry, double value);
/// "Level 5 now: δ¹ with its sum."
QString levelSentence(int level);
/// The same for the last one, which looks for a slip.
QString lastLevelSentence();
/// "2 · The update"
QString levelTitle(int level);

/// The hint of a level from 1 to 3: the rule, the names of the numbers, the product.
QString hintText(const Task &task, const Entry &entry, int level);

} // namespace deltascope
