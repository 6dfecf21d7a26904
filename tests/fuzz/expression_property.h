// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/expression.h"

#include <cmath>
#include <string>

namespace deltascope {

/// What holds for read_expression() of any bytes: empty when it does, otherwise what is wrong. A value is
/// finite and its digits are told only of a plain number; a fault has a place within the text; reading again
/// gives the same; and blanks around a text change nothing but the place of a fault.
inline std::string fault_of_expression(std::string_view text)
{
    const auto read = read_expression(text);
    if (const auto *fault = std::get_if<ExpressionFault>(&read)) {
        if (fault->byte > text.size() || fault->character > fault->byte)
            return "a fault outside the text";
        return sentence(fault->error).empty() ? "a fault without a sentence" : std::string();
    }
    const Expression expression = std::get<Expression>(read);
    if (!std::isfinite(expression.value))
        return "a value that is not finite";
    if (expression.significant_digits < 0 || !(expression.unit >= 0))
        return "digits that cannot be";
    if (!expression.plain && (expression.significant_digits != 0 || expression.unit != 0))
        return "digits of what is not a plain number";
    const auto again = read_expression(std::string(" ").append(text).append(" "));
    if (text.size() + 2 <= longest_expression &&
        (!std::holds_alternative<Expression>(again) || std::get<Expression>(again).value != expression.value))
        return "another value between blanks";
    return {};
}

} // namespace deltascope
