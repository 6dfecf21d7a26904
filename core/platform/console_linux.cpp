// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/console.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace deltascope {

std::vector<std::string> utf8_arguments(int argc, const char *const argv[])
{
    return {argv + (argc > 0 ? 1 : 0), argv + argc};
}

void print_utf8() {}

bool stderr_is_terminal()
{
    return isatty(STDERR_FILENO) != 0;
}

std::string shell_word(const std::string &word)
{
    const auto is_plain = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               std::string_view("_-+.,:/=@%").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, is_plain))
        return word;
    const bool has_apostrophe = word.find('\'') != word.npos;
    if (has_apostrophe && word.find_first_of("\"$`\\!") == word.npos)
        return '"' + word + '"';
    std::string text = "'";
    for (const char each : word)
        text += each == '\'' ? std::string("'\\''") : std::string(1, each);
    return text += '\'';
}

} // namespace deltascope
