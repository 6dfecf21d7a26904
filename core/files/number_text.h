// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// The shortest decimal text that reads back as exactly this number: "0.1", "3e-15", "nan". Always with a
/// point, whatever the locale.
template <class Number>
std::string number_text(Number number)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

/// The number that text is, all of it, or nothing: no space, no sign +, in range for its type.
template <class Number>
std::optional<Number> number_from(std::string_view text)
{
    Number number = {};
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

} // namespace deltascope
