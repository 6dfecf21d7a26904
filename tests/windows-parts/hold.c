// SPDX-License-Identifier: GPL-3.0-or-later
// What a virus scanner does: hold FOLDER ENDING SECONDS opens the first file in the folder that has this ending and is not
// empty, as soon as it is there, and lets nobody rename or remove it for so long.
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static HANDLE open_first(const wchar_t *folder, const wchar_t *ending)
{
    wchar_t path[MAX_PATH];
    swprintf(path, MAX_PATH, L"%ls\\*%ls", folder, ending);
    WIN32_FIND_DATAW found;
    const HANDLE search = FindFirstFileW(path, &found);
    if (search == INVALID_HANDLE_VALUE)
        return search;
    FindClose(search);
    if (found.nFileSizeLow == 0)
        return INVALID_HANDLE_VALUE;
    swprintf(path, MAX_PATH, L"%ls\\%ls", folder, found.cFileName);
    return CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
}

static void say(const char *what)
{
    puts(what);
    fflush(stdout);
}

int wmain(int count, wchar_t **words)
{
    if (count != 4)
        return 2;
    say("looking");
    HANDLE held = INVALID_HANDLE_VALUE;
    while (held == INVALID_HANDLE_VALUE) {
        held = open_first(words[1], words[2]);
        Sleep(0);
    }
    say("held");
    Sleep(1000 * _wtoi(words[3]));
    CloseHandle(held);
    say("let go");
    return 0;
}
