// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/rounding.h"

#include <array>
#include <cmath>
#include <string_view>

namespace deltascope {

namespace {
constexpr double binary_error = 1e-13; ///< beside the number: what a 5 in double arithmetic may lack
constexpr double residue = 1e-13;      ///< beside the summands: what is left of a sum that is 0
constexpr double smallest = 1e-290;    ///< below it powers of ten are beyond a double
constexpr int most_given = 10;
constexpr int smallest_plain = -4; ///< 0.0001234 is written out, 1.234·10⁻⁵ is not
constexpr int largest_plain = 6;
constexpr std::string_view minus_sign = "−";
constexpr std::string_view times_ten = "·10";
constexpr std::string_view raised_minus = "⁻";
constexpr std::array<std::string_view, 10> raised_digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// digits · 10^exponent, the size of a number.
struct Decimal
{
    std::string digits; ///< at least one
    int exponent = 0;   ///< of the last of them
};

int first_place(double value)
{
    return static_cast<int>(std::floor(std::log10(std::abs(value))));
}

/// value / 10^place. A power of ten up to 10²² is exact, so it is multiplied or divided by, never by 10⁻ⁿ.
double scaled(double value, int place)
{
    return place < 0 ? value * std::pow(10.0, -place) : value / std::pow(10.0, place);
}

double last_digits(double value, int place)
{
    return std::round(scaled(value, place) * (1 + binary_error));
}

/// The place of the last digit that is kept.
int last_place(Rounding rounding, double value)
{
    if (rounding.counts == Rounding::Counts::Decimals)
        return -rounding.digits;
    const int place = first_place(value) - rounding.digits + 1;
    // 0.99996 has one digit more in front once it is rounded; log10 may be off by one at a power of ten.
    const double size = std::abs(last_digits(value, place));
    return size >= std::pow(10.0, rounding.digits)        ? place + 1
           : size < std::pow(10.0, rounding.digits - 1.0) ? place - 1
                                                          : place;
}

std::string raised(int number)
{
    std::string text(number < 0 ? raised_minus : "");
    for (const char digit : std::to_string(std::abs(number)))
        text += raised_digits[static_cast<std::size_t>(digit - '0')];
    return text;
}

std::string written_out(Decimal number)
{
    if (number.exponent >= 0)
        return number.digits + std::string(static_cast<std::size_t>(number.exponent), '0');
    const auto decimals = static_cast<std::size_t>(-number.exponent);
    if (number.digits.size() <= decimals)
        number.digits.insert(0, decimals + 1 - number.digits.size(), '0');
    return number.digits.insert(number.digits.size() - decimals, ".");
}

std::string with_power(Decimal number)
{
    const int power = number.exponent + static_cast<int>(number.digits.size()) - 1;
    if (number.digits.size() > 1)
        number.digits.insert(1, ".");
    return number.digits.append(times_ten) + raised(power);
}

std::string text_of(const Decimal &number)
{
    const int first = number.exponent + static_cast<int>(number.digits.size()) - 1;
    const bool plain = first >= smallest_plain && first < largest_plain && number.exponent <= 0;
    return plain || number.digits == "0" ? written_out(number) : with_power(number);
}

std::string signed_text(double value, const std::string &size)
{
    return value < 0 ? std::string(minus_sign) + size : size;
}

void replace_all(std::string &text, std::string_view part, std::string_view by)
{
    for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += by.size())
        text.replace(at, part.size(), by);
}

Decimal decimal_of(Rounding rounding, double value)
{
    const int place = last_place(rounding, value);
    return {std::to_string(std::llround(std::abs(last_digits(value, place)))), place};
}
} // namespace

double rounded_to(Rounding rounding, double value)
{
    if (std::abs(value) < smallest)
        return 0;
    if (!std::isfinite(value))
        return value;
    const int place = last_place(rounding, value);
    const double digits = last_digits(value, place);
    if (digits == 0)
        return 0;
    return place < 0 ? digits / std::pow(10.0, -place) : digits * std::pow(10.0, place);
}

double without_residue(double sum, double size)
{
    return std::abs(sum) < residue * std::abs(size) ? 0 : sum;
}

double last_digit(Rounding rounding, double rounded)
{
    const bool is_zero = std::abs(rounded) < smallest;
    if (is_zero && rounding.counts == Rounding::Counts::Significant)
        return 0;
    return std::pow(10.0, last_place(rounding, rounded));
}

std::string paper_text(Rounding rounding, double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "?" : signed_text(value, "∞");
    if (rounding.counts == Rounding::Counts::Decimals)
        return signed_text(rounded_to(rounding, value), written_out(decimal_of(rounding, value)));
    return std::abs(value) < smallest ? "0" : signed_text(value, text_of(decimal_of(rounding, value)));
}

std::string data_text(Rounding rounding, double value)
{
    std::string text = paper_text(rounding, value);
    replace_all(text, minus_sign, "-");
    replace_all(text, times_ten, "e");
    replace_all(text, raised_minus, "-");
    for (std::size_t digit = 0; digit < raised_digits.size(); ++digit)
        replace_all(text, raised_digits[digit], std::to_string(digit));
    return text;
}

std::string given_text(double value)
{
    if (std::abs(value) < smallest || !std::isfinite(value))
        return paper_text(paper_rounding, value);
    Decimal number = decimal_of({Rounding::Counts::Significant, most_given}, value);
    while (number.digits.size() > 1 && number.digits.back() == '0') {
        number.digits.pop_back();
        ++number.exponent;
    }
    // 40 is written out, and not as 4·10¹.
    while (number.exponent > 0 && number.exponent + static_cast<int>(number.digits.size()) <= largest_plain) {
        number.digits += '0';
        --number.exponent;
    }
    return signed_text(value, text_of(number));
}

} // namespace deltascope
