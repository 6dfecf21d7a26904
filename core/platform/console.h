// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace deltascope {

/// The words of the command line as UTF-8, without the program's name. argc and argv are those of main().
/// Bytes that are no UTF-8 stay as they are where the system hands over bytes.
std::vector<std::string> utf8_arguments(int argc, const char *const argv[]);

/// What the program prints is shown as UTF-8, and arrives in files as it was written, byte for byte.
void print_utf8();

/// Whether somebody reads stderr as it is written, and escape sequences move the cursor there.
bool stderr_is_terminal();

/// One word of a command, as the system's shell takes it: in quotation marks where it needs them.
std::string shell_word(const std::string &word);

} // namespace deltascope
