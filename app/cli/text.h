// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace deltascope::cli {

// Numbers and columns for people to read, the same in every locale.

/// Six significant digits, with a power of ten where it is shorter: "0.0123457", "3.2e-15".
std::string short_number(double number);

/// "95.42 %" of 0.9542.
std::string percent(double fraction);

/// Spaces before or after the text, to a width in characters, of which some take several bytes.
std::string right_aligned(std::string_view text, int width);
std::string left_aligned(std::string_view text, int width);

} // namespace deltascope::cli
