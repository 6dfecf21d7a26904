// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"
#include "core/practice/task.h"

#include <optional>

namespace deltascope {

// The pass with a slip, as forward(), backward() and updated() make it without one; no slip: exactly those.
// The slip is defined for the network, as offered_slips() says.

/// forward() with the slip where it is a forward one.
Pass<double> forward_with(const Network<double> &network, const Vector<double> &x0, const Vector<double> &y,
                          const std::optional<Slip> &slip);
/// Fills the backward terms of a pass that forward_with() has made. rate is η, which a W² updated too early
/// was updated with.
void backward_with(const Network<double> &network, Pass<double> &pass, double rate,
                   const std::optional<Slip> &slip);
/// The pass of a task with the slip; what was computed before it is that of the task, bit for bit.
Pass<double> pass_with(const Task &task, const Slip &slip);

} // namespace deltascope
