// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

namespace deltascope {

/// Whether a word needs no quotation marks in a shell that takes these signs, letters and digits as they are.
inline bool is_plain_word(std::string_view word, std::string_view signs)
{
    return !word.empty() && std::ranges::all_of(word, [signs](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               signs.find(c) != signs.npos;
    });
}

} // namespace deltascope
