// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/expression.h"

#include <optional>
#include <vector>

namespace deltascope {

/// The smallest parts of an expression.
enum class TokenKind { Number, Plus, Minus, Times, Divide, Power, Superscript, Open, Close, End };

/// One of them, and where it stands.
struct ExpressionToken
{
    TokenKind kind = TokenKind::End; ///< says which of the rest hold
    std::size_t character = 0;       ///< where it begins, as in ExpressionFault
    std::size_t byte = 0;            ///< the same place in the UTF-8 text
    double value = 0;                ///< of a number, or the exponent that raised digits say
    int significant_digits = 0;      ///< of a number
    int last_place = 0;              ///< of a number: its last digit counts 10 to this power
    bool whole = false;              ///< of a number: digits alone
};

/// The tokens of a text, the last of them End; or what cannot be one.
std::variant<std::vector<ExpressionToken>, ExpressionFault> scan_expression(std::string_view text);

/// mantissa · 10^exponent with a mantissa of decimal digits and at most one point, rounded once; nothing when
/// it is too large for a double. Knows no locale.
std::optional<double> decimal_value(const std::string &mantissa, int exponent);

} // namespace deltascope
