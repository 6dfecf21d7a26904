// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"

#include <string>

namespace deltascope::cli {

/// A pass for people to read: for each step its title, its formula, the shape of what it makes and the
/// entries of that with the largest sizes. The update at the end is one with this learning rate.
std::string trace_text(const Network<double> &network, const Pass<double> &pass, double learning_rate);

} // namespace deltascope::cli
