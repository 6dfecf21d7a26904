// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace deltascope::cli {

/// What deltascope-cli --help prints.
std::string help_of(const std::vector<Command> &commands);

/// What deltascope-cli COMMAND --help prints.
std::string help_of(const Command &command);

} // namespace deltascope::cli
