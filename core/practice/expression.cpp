// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/expression.h"

#include "core/practice/expression_scanner.h"
#include "core/practice/translated.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
using Tokens = std::vector<ExpressionToken>;

/// Thrown within this file alone, and caught by read_expression().
struct ParseError
{
    ExpressionFault fault;
};

[[noreturn]] void fail(ExpressionError error, const ExpressionToken &at)
{
    throw ParseError{{error, at.character, at.byte}};
}

/// A recursive descent, a function for each line of the grammar.
class Parser
{
public:
    explicit Parser(const Tokens &tokens)
        : next_(tokens.begin())
    {
    }

    double parse()
    {
        const double value = sum();
        if (next_->kind == TokenKind::Close)
            fail(ExpressionError::UnopenedParenthesis, *next_);
        if (next_->kind != TokenKind::End)
            fail(ExpressionError::OperatorExpected, *next_);
        return value;
    }

private:
    /// One level deeper for as long as it lives.
    class Deeper
    {
    public:
        Deeper(int &depth, const ExpressionToken &at)
            : depth_(depth)
        {
            if (depth_ >= deepest_expression)
                fail(ExpressionError::TooDeep, at);
            ++depth_;
        }
        ~Deeper() { --depth_; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        int &depth_;
    };

    const ExpressionToken &take() { return *next_++; }
    bool at(TokenKind kind) const { return next_->kind == kind; }

    static double finite(double value, const ExpressionToken &at)
    {
        if (std::isnan(value))
            fail(ExpressionError::NoRealNumber, at);
        if (std::isinf(value))
            fail(ExpressionError::TooLarge, at);
        return value;
    }

    double sum()
    {
        double value = product();
        while (at(TokenKind::Plus) || at(TokenKind::Minus)) {
            const ExpressionToken &sign = take();
            const double right = product();
            value = finite(sign.kind == TokenKind::Plus ? value + right : value - right, sign);
        }
        return value;
    }

    double product()
    {
        double value = signed_power();
        while (at(TokenKind::Times) || at(TokenKind::Divide)) {
            const ExpressionToken &sign = take();
            const double right = signed_power();
            if (sign.kind == TokenKind::Divide && right == 0)
                fail(ExpressionError::DivisionByZero, sign);
            value = finite(sign.kind == TokenKind::Times ? value * right : value / right, sign);
        }
        return value;
    }

    double signed_power()
    {
        if (!at(TokenKind::Plus) && !at(TokenKind::Minus))
            return power();
        const ExpressionToken &sign = take();
        const Deeper deeper(depth_, sign);
        const double value = signed_power();
        return sign.kind == TokenKind::Minus ? -value : value;
    }

    double power()
    {
        const double base = operand();
        if (at(TokenKind::Superscript)) {
            const ExpressionToken &raised = take();
            return raise(base, raised.value, raised);
        }
        if (!at(TokenKind::Power))
            return base;
        const ExpressionToken &sign = take();
        const Deeper deeper(depth_, sign);
        return raise(base, signed_power(), sign);
    }

    static double raise(double base, double exponent, const ExpressionToken &at)
    {
        if (base == 0 && exponent < 0)
            fail(ExpressionError::DivisionByZero, at);
        return finite(std::pow(base, exponent), at);
    }

    double operand()
    {
        if (at(TokenKind::Number))
            return take().value;
        if (!at(TokenKind::Open))
            fail(ExpressionError::NumberExpected, *next_);
        const ExpressionToken &open = take();
        const Deeper deeper(depth_, open);
        const double value = sum();
        if (at(TokenKind::End))
            fail(ExpressionError::UnclosedParenthesis, open);
        if (!at(TokenKind::Close))
            fail(ExpressionError::OperatorExpected, *next_);
        take();
        return value;
    }

    Tokens::const_iterator next_;
    int depth_ = 0;
};

/// The tokens from first on are those of "· 10 ^ −4" or "· 10⁻⁴": returns the power; nothing otherwise.
std::optional<int> power_of_ten(Tokens::const_iterator first, Tokens::const_iterator end)
{
    const auto count = end - first;
    if (count < 3 || first[0].kind != TokenKind::Times || !first[1].whole || first[1].value != 10)
        return std::nullopt;
    if (count == 3 && first[2].kind == TokenKind::Superscript)
        return static_cast<int>(first[2].value);
    if (first[2].kind != TokenKind::Power)
        return std::nullopt;
    const bool has_sign =
        count == 5 && (first[3].kind == TokenKind::Minus || first[3].kind == TokenKind::Plus);
    const ExpressionToken &exponent = *(end - 1);
    if ((count != 4 && !has_sign) || !exponent.whole || exponent.value > 999)
        return std::nullopt;
    const int power = static_cast<int>(exponent.value);
    return has_sign && first[3].kind == TokenKind::Minus ? -power : power;
}

/// Says of a value how precisely it was typed, where it was typed as one number.
void describe_number(Expression &expression, const Tokens &tokens)
{
    auto first = tokens.begin();
    const auto end = tokens.end() - 1; // without End
    if (first->kind == TokenKind::Plus || first->kind == TokenKind::Minus)
        ++first;
    if (first->kind != TokenKind::Number)
        return;
    const std::optional<int> power = first + 1 == end ? 0 : power_of_ten(first + 1, end);
    if (!power)
        return;
    expression.plain = true;
    expression.significant_digits = first->significant_digits;
    expression.unit = decimal_value("1", first->last_place + *power).value_or(0);
}
} // namespace

std::variant<Expression, ExpressionFault> read_expression(std::string_view text)
{
    if (text.size() > longest_expression)
        return ExpressionFault{ExpressionError::TooLong, 0, 0};
    const auto scanned = scan_expression(text);
    if (const auto *fault = std::get_if<ExpressionFault>(&scanned))
        return *fault;
    const Tokens &tokens = std::get<Tokens>(scanned);
    if (tokens.size() == 1)
        return ExpressionFault{ExpressionError::Empty, tokens[0].character, tokens[0].byte};
    try {
        Expression expression;
        expression.value = Parser(tokens).parse();
        describe_number(expression, tokens);
        return expression;
    } catch (const ParseError &error) {
        return error.fault;
    }
}

std::string_view sentence(ExpressionError error)
{
    switch (error) {
    case ExpressionError::Empty:
        return QT_TRANSLATE_NOOP("Practice", "Nothing was typed.");
    case ExpressionError::TooLong:
        return QT_TRANSLATE_NOOP("Practice", "This is too long.");
    case ExpressionError::NotUtf8:
    case ExpressionError::UnknownCharacter:
        return QT_TRANSLATE_NOOP(
            "Practice", "This character cannot be used here: only digits, + − · / ^ and parentheses can.");
    case ExpressionError::NumberExpected:
        return QT_TRANSLATE_NOOP("Practice", "A number is missing here.");
    case ExpressionError::OperatorExpected:
        return QT_TRANSLATE_NOOP("Practice", "A sign such as + or · is missing here.");
    case ExpressionError::SecondDecimalMark:
        return QT_TRANSLATE_NOOP("Practice", "This number has a second decimal mark.");
    case ExpressionError::ExponentExpected:
        return QT_TRANSLATE_NOOP("Practice", "The exponent is missing here.");
    case ExpressionError::UnopenedParenthesis:
        return QT_TRANSLATE_NOOP("Practice", "This parenthesis was never opened.");
    case ExpressionError::UnclosedParenthesis:
        return QT_TRANSLATE_NOOP("Practice", "This parenthesis is never closed.");
    case ExpressionError::TooDeep:
        return QT_TRANSLATE_NOOP("Practice", "Parentheses or signs are nested too deeply here.");
    case ExpressionError::DivisionByZero:
        return QT_TRANSLATE_NOOP("Practice", "This divides by 0.");
    case ExpressionError::NoRealNumber:
        return QT_TRANSLATE_NOOP("Practice", "The result is not a real number.");
    case ExpressionError::TooLarge:
        return QT_TRANSLATE_NOOP("Practice", "This number is too large.");
    }
    return {};
}

std::string to_string(const ExpressionFault &fault)
{
    return "at character " + std::to_string(fault.character + 1) + ": " + std::string(sentence(fault.error));
}

} // namespace deltascope
