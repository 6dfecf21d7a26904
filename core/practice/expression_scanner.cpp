// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/expression_scanner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <locale>
#include <sstream>

namespace deltascope {

namespace {
constexpr int largest_exponent = 9999; ///< beyond it a number is 0 or too large whatever its digits

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool is_decimal_mark(char32_t c)
{
    return c == U'.' || c == U',';
}

bool is_minus(char32_t c)
{
    return c == U'-' || c == U'\u2212';
}

bool is_blank(char32_t c)
{
    constexpr std::u32string_view blanks = U" \t\u00a0\u2009\u202f";
    return blanks.find(c) != blanks.npos;
}

// Stands in numbers that are shown, so that no line ends in them; copied from there it comes along.
constexpr char32_t joiner = U'\u2060';

constexpr std::u32string_view raised_digits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
constexpr char32_t raised_minus = U'⁻';
constexpr char32_t raised_plus = U'⁺';

bool is_raised(char32_t c)
{
    return c == raised_minus || c == raised_plus || raised_digits.find(c) != raised_digits.npos;
}

std::optional<TokenKind> operator_of(char32_t c)
{
    switch (c) {
    case U'+':
        return TokenKind::Plus;
    case U'*':
    case U'·':
    case U'×':
        return TokenKind::Times;
    case U'/':
        return TokenKind::Divide;
    case U'^':
        return TokenKind::Power;
    case U'(':
        return TokenKind::Open;
    case U')':
        return TokenKind::Close;
    default:
        return is_minus(c) ? std::optional(TokenKind::Minus) : std::nullopt;
    }
}

struct Character
{
    char32_t code = 0;
    std::size_t byte = 0;
};

/// The bytes of the character that begins with this one; 0 when none can.
std::size_t length_of(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// Decodes UTF-8; a fault at the first byte that does not belong.
std::variant<std::vector<Character>, ExpressionFault> decoded(std::string_view text)
{
    std::vector<Character> characters;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = length_of(first);
        if (length == 0 || length > text.size() - at)
            return ExpressionFault{ExpressionError::NotUtf8, characters.size(), at};
        char32_t code = length == 1 ? first : first & (0x7fU >> length);
        for (std::size_t next = 1; next < length; ++next) {
            const auto byte = static_cast<unsigned char>(text[at + next]);
            if ((byte & 0xc0) != 0x80)
                return ExpressionFault{ExpressionError::NotUtf8, characters.size(), at};
            code = code << 6 | (byte & 0x3fU);
        }
        if (code != joiner)
            characters.push_back({code, at});
        at += length;
    }
    characters.push_back({0, text.size()});
    return characters;
}

/// Thrown within this file alone, and caught by scan_expression().
struct ScanError
{
    ExpressionFault fault;
};

class Scanner
{
public:
    explicit Scanner(const std::vector<Character> &characters)
        : characters_(characters)
    {
    }

    std::vector<ExpressionToken> scan()
    {
        std::vector<ExpressionToken> tokens;
        for (; at_ + 1 < characters_.size();)
            if (is_blank(code()))
                ++at_;
            else
                tokens.push_back(next());
        tokens.push_back(token(TokenKind::End));
        return tokens;
    }

private:
    char32_t code(std::size_t ahead = 0) const
    {
        return characters_[std::min(at_ + ahead, characters_.size() - 1)].code;
    }

    ExpressionToken token(TokenKind kind) const
    {
        ExpressionToken made;
        made.kind = kind;
        made.character = at_;
        made.byte = characters_[at_].byte;
        return made;
    }

    [[noreturn]] void fail(ExpressionError error) const
    {
        throw ScanError{{error, at_, characters_[at_].byte}};
    }

    ExpressionToken next()
    {
        if (is_digit(code()) || (is_decimal_mark(code()) && is_digit(code(1))))
            return number();
        if (is_raised(code()))
            return superscript();
        const std::optional<TokenKind> kind = operator_of(code());
        if (!kind)
            fail(is_decimal_mark(code()) ? ExpressionError::NumberExpected
                                         : ExpressionError::UnknownCharacter);
        const ExpressionToken made = token(*kind);
        ++at_;
        return made;
    }

    ExpressionToken number()
    {
        ExpressionToken made = token(TokenKind::Number);
        std::string mantissa;
        int decimals = 0;
        bool point = false;
        for (; is_digit(code()) || is_decimal_mark(code()); ++at_) {
            if (is_decimal_mark(code())) {
                if (point)
                    fail(ExpressionError::SecondDecimalMark);
                point = true;
                mantissa += '.';
                continue;
            }
            mantissa += static_cast<char>(code());
            decimals += point ? 1 : 0;
            made.significant_digits += code() != U'0' || made.significant_digits > 0 ? 1 : 0;
        }
        made.whole = !point && code() != U'e' && code() != U'E';
        const int exponent = exponent_here();
        made.last_place = exponent - decimals;
        const std::optional<double> value = decimal_value(mantissa, exponent);
        if (!value)
            throw ScanError{{ExpressionError::TooLarge, made.character, made.byte}};
        made.value = *value;
        return made;
    }

    // After the digits: e and a whole number, or nothing, which counts as 0.
    int exponent_here()
    {
        if (code() != U'e' && code() != U'E')
            return 0;
        ++at_;
        const bool negative = is_minus(code());
        if (negative || code() == U'+')
            ++at_;
        if (!is_digit(code()))
            fail(ExpressionError::ExponentExpected);
        int exponent = 0;
        for (; is_digit(code()); ++at_)
            exponent = std::min(largest_exponent, exponent * 10 + static_cast<int>(code() - U'0'));
        return negative ? -exponent : exponent;
    }

    ExpressionToken superscript()
    {
        ExpressionToken made = token(TokenKind::Superscript);
        const bool negative = code() == raised_minus;
        if (negative || code() == raised_plus)
            ++at_;
        if (raised_digits.find(code()) == raised_digits.npos)
            fail(ExpressionError::ExponentExpected);
        int exponent = 0;
        for (; raised_digits.find(code()) != raised_digits.npos; ++at_)
            exponent =
                std::min(largest_exponent, exponent * 10 + static_cast<int>(raised_digits.find(code())));
        made.value = negative ? -exponent : exponent;
        return made;
    }

    const std::vector<Character> &characters_;
    std::size_t at_ = 0;
};
} // namespace

std::optional<double> decimal_value(const std::string &mantissa, int exponent)
{
    std::istringstream stream(mantissa + "e" + std::to_string(exponent));
    stream.imbue(std::locale::classic());
    double value = 0;
    stream >> value;
    // A stream reports what is too small as it does what is too large, but leaves a value near 0 for it.
    if (stream.fail() && std::abs(value) > 1)
        return std::nullopt;
    return value;
}

std::variant<std::vector<ExpressionToken>, ExpressionFault> scan_expression(std::string_view text)
{
    const auto characters = decoded(text);
    if (const auto *fault = std::get_if<ExpressionFault>(&characters))
        return *fault;
    try {
        return Scanner(std::get<std::vector<Character>>(characters)).scan();
    } catch (const ScanError &error) {
        return error.fault;
    }
}

} // namespace deltascope
