// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"
#include "core/practice/task.h"

#include <string>

namespace deltascope::cli {

/// A pass for people to read: for each step its title, its formula, the shape of what it makes and the
/// entries of that with the largest sizes, written down in the convention. The update at the end is the
/// task's.
std::string trace_text(const Task &task, Convention convention);

} // namespace deltascope::cli
