// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/console.h"

#include "core/platform/plain_word.h"

#include <unistd.h>

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
    if (is_plain_word(word, "_-+.,:/=@%"))
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
