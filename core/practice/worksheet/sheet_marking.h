// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/marking.h"
#include "core/practice/worksheet/sheet.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace deltascope {

/// What an answer on paper is.
enum class Mark {
    Right,         ///< the number of the key, or one off in the last of the digits that are asked for
    FollowThrough, ///< right by the student's own earlier answers, one of which at least is wrong
    Wrong
};

/// "right", "follow-through", "wrong".
std::string_view to_string(Mark mark);

/// An answer of one blank, marked.
struct MarkedBlank
{
    const SheetNumber *number = nullptr; ///< of the sheet, which has to stay; never null
    Mark mark = Mark::Wrong;             ///< what the verdict comes to
    Verdict verdict;                     ///< why; expected is near the key's number, which is rounded
};

/// The text in a blank as a number. A blank that asks for a sign takes +, − and 0, and the number is then of
/// the size that the key's has.
std::variant<Expression, ExpressionFault> read_answer(const Sheet &sheet, const SheetNumber &number,
                                                      std::string_view text);

/// By the number of their blanks.
using SheetAnswers = std::map<int, Expression>;

/// Marks the answers of one student, who is taken to have gone on with what they wrote before. The blanks
/// must exist; those without an answer are left out.
std::vector<MarkedBlank> mark_sheet(const Sheet &sheet, const SheetAnswers &answers);

/// What the key has in a blank: "0.1385", or "+".
std::string key_of(const Sheet &sheet, const SheetNumber &number);

/// The same for a program to read: "-0.1385", "4.386e-5", "-".
std::string key_as_data(const Sheet &sheet, const SheetNumber &number);

/// The number as the sheet names it, in plain characters: "δ¹[1]", "∂Lₙ/∂w²[0,1]", "new w¹[0,1]".
std::string name_on(const Sheet &sheet, const Entry &entry);

} // namespace deltascope
