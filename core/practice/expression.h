// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace deltascope {

/// A number, or arithmetic with numbers, as a student types it, read.
struct Expression
{
    double value = 0; ///< finite
    /// One number and no arithmetic: "-0.0381", "0,5", "3.2e-4", "3.2·10⁻⁴".
    bool plain = false;
    /// Of a plain number: the digits typed from the first that is not 0 on. "0.10" has 2, "0.0" none.
    int significant_digits = 0;
    /// Of a plain number: what one more in its last digit is worth. 0.01 for "0.10", 10⁻⁵ for "3.2e-4".
    double unit = 0;
};

/// Why a text is refused.
enum class ExpressionError {
    Empty,
    TooLong,
    NotUtf8,
    UnknownCharacter,
    NumberExpected,    ///< an operator, a parenthesis or the end stands where a number should
    OperatorExpected,  ///< two numbers, or a number and a parenthesis, side by side
    SecondDecimalMark, ///< "1,234.5": a point or a comma is a decimal mark, and a number has one
    ExponentExpected,  ///< "3e" without digits
    UnopenedParenthesis,
    UnclosedParenthesis,
    TooDeep,
    DivisionByZero,
    NoRealNumber, ///< a root of a negative number
    TooLarge      ///< beyond what a double holds
};

/// What is wrong with a text, and where.
struct ExpressionFault
{
    ExpressionError error = ExpressionError::Empty; ///< the first that is met
    std::size_t character = 0;                      ///< counted from 0 in Unicode characters
    std::size_t byte = 0;                           ///< the same place in the UTF-8 text
};

inline constexpr std::size_t longest_expression = 400; ///< bytes
inline constexpr int deepest_expression = 32;          ///< parentheses, signs and powers within each other

/// Reads UTF-8 text:
///
///   sum      product { (+ | - | −) product }
///   product  signed { (* | · | × | /) signed }
///   signed   (+ | - | −) signed | power
///   power    operand [ ^ signed | ⁻³ ]    from right to left; −2^2 = −4: a sign before it is applied last
///   operand  number | ( sum )
///   number   digits with at most one . or , anywhere; then perhaps e or E and a whole number
///
/// Blanks may stand between these, nowhere within a number. Everything else is refused, and so are a text
/// that is too long or too deep and a result that is not finite. Never throws; knows no locale.
std::variant<Expression, ExpressionFault> read_expression(std::string_view text);

/// One short English sentence without the place: "A number is missing here." Context "Practice" for
/// translation.
std::string_view sentence(ExpressionError error);

/// "at character 5: …", counted from 1, in English.
std::string to_string(const ExpressionFault &fault);

} // namespace deltascope
