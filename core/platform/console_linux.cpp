// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/console.h"

#include <unistd.h>

namespace deltascope {

std::vector<std::string> utf8_arguments(int argc, const char *const argv[])
{
    return {argv + (argc > 0 ? 1 : 0), argv + argc};
}

bool stderr_is_terminal()
{
    return isatty(STDERR_FILENO) != 0;
}

} // namespace deltascope
