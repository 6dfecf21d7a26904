// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/console.h"

#include "core/platform/plain_word.h"

#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <shellapi.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace deltascope {

namespace {
std::string utf8_from(std::wstring_view text)
{
    const auto length = static_cast<int>(text.size());
    const auto convert = [&](std::string &to) {
        return WideCharToMultiByte(CP_UTF8, 0, text.data(), length, to.data(), static_cast<int>(to.size()),
                                   nullptr, nullptr);
    };
    std::string utf8;
    utf8.resize(static_cast<std::size_t>(convert(utf8)));
    convert(utf8);
    return utf8;
}
} // namespace

// main()'s words are bytes of the code page, which lacks most characters.
std::vector<std::string> utf8_arguments(int, const char *const[])
{
    int count = 0;
    const std::unique_ptr<LPWSTR, decltype(&LocalFree)> words(CommandLineToArgvW(GetCommandLineW(), &count),
                                                              LocalFree);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i)
        arguments.push_back(utf8_from(words.get()[i]));
    return arguments;
}

void print_utf8()
{
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    static const UINT before = GetConsoleOutputCP(); // of the window, which outlives the program
    if (before != 0 && SetConsoleOutputCP(CP_UTF8))
        std::atexit([] { SetConsoleOutputCP(before); });
}

bool stderr_is_terminal()
{
    const HANDLE console = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode = 0;
    return GetConsoleMode(console, &mode) &&
           SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

// Between quotation marks only these themselves stand for something else, and backslashes before them. What
// stands between two % cmd replaces all the same.
std::string shell_word(const std::string &word)
{
    if (is_plain_word(word, "_-+.:/\\"))
        return word;
    std::string text = "\"";
    std::size_t backslashes = 0;
    for (const char each : word) {
        if (each == '"')
            text.append(backslashes + 1, '\\');
        backslashes = each == '\\' ? backslashes + 1 : 0;
        text += each;
    }
    return text.append(backslashes, '\\') += '"';
}

} // namespace deltascope
