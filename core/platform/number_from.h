// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace deltascope {

/// As std::from_chars, which some C++ libraries have for whole numbers alone.
std::from_chars_result read_number(const char *first, const char *last, float &number);
/// The same of a double.
std::from_chars_result read_number(const char *first, const char *last, double &number);
/// The same of a whole number.
std::from_chars_result read_number(const char *first, const char *last, std::integral auto &number)
{
    return std::from_chars(first, last, number);
}

/// The number that text is, all of it, or nothing: no space, no sign +, in range for its type. Always with a
/// point, whatever the locale.
template <class Number>
std::optional<Number> number_from(std::string_view text)
{
    Number number = {};
    const char *end = text.data() + text.size();
    const auto [stop, error] = read_number(text.data(), end, number);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

} // namespace deltascope
