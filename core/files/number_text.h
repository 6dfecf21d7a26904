// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <string>

namespace deltascope {

/// The shortest decimal text that reads back as exactly this number: "0.1", "3e-15", "nan". Always with a
/// point, whatever the locale.
template <class Number>
std::string number_text(Number number)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

} // namespace deltascope
