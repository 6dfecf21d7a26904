// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"

#include <string>
#include <string_view>

namespace deltascope::cli {

// What several commands print for people to read, the same in every locale.

/// On a terminal: back to the beginning of the line, and nothing in it.
inline constexpr std::string_view to_empty_line = "\r\x1b[K";

/// Six significant digits, with a power of ten where it is shorter: "0.0123457", "3.2e-15".
std::string short_number(double number);
/// With three significant digits: "0.0321".
std::string rounded_number(double number);
/// "95.42 %" of 0.9542.
std::string percent(double fraction);

/// "784 → 30 sigmoid → 10 sigmoid, quadratic cost".
std::string network_text(const Sizes &sizes, const Functions &functions);

/// Spaces before or after the text, to a width in characters, of which some take several bytes.
std::string right_aligned(std::string_view text, int width);
std::string left_aligned(std::string_view text, int width);

} // namespace deltascope::cli
