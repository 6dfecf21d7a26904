// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace deltascope {

/// What an activation, a cost or an initialisation is, and when one would choose it, in a few sentences for
/// those who meet it first. By its name in files and on the command line: "sigmoid", "cross_entropy", "he".
/// Empty for a name that is not known.
QString choiceHelp(std::string_view name);

} // namespace deltascope
