// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text.h"

#include <algorithm>
#include <charconv>

namespace deltascope::cli {

namespace {
std::string number(double value, std::chars_format format, int precision)
{
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, format, precision);
    return {text, end};
}

std::string spaces(std::string_view text, int width)
{
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    const auto shown =
        static_cast<int>(text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues)));
    return std::string(static_cast<std::size_t>(std::max(0, width - shown)), ' ');
}
} // namespace

std::string short_number(double value)
{
    return number(value, std::chars_format::general, 6);
}

std::string rounded_number(double value)
{
    return number(value, std::chars_format::general, 3);
}

std::string percent(double fraction)
{
    return number(100 * fraction, std::chars_format::fixed, 2) + " %";
}

std::string network_text(const Sizes &sizes, const Functions &functions)
{
    const auto &[hidden, output, cost] = functions;
    return std::to_string(sizes.inputs) + " → " + std::to_string(sizes.hidden) + " " +
           std::string(to_string(hidden)) + " → " + std::to_string(sizes.outputs) + " " +
           std::string(to_string(output)) + ", " + std::string(to_string(cost)) + " cost";
}

std::string right_aligned(std::string_view text, int width)
{
    return spaces(text, width).append(text);
}

std::string left_aligned(std::string_view text, int width)
{
    return std::string(text) + spaces(text, width);
}

} // namespace deltascope::cli
