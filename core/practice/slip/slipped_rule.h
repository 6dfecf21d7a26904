// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"

#include <string_view>

namespace deltascope {

/// The wrong rule as a formula of one component, as rule_of() has the right one, "δ²ₖ = x²ₖ − yₖ"; W as
/// inputs×units, activations x. Empty where only words can say it, as φ of the other layer.
std::string_view slipped_rule(const Functions &functions, const Slip &slip);

} // namespace deltascope
