// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/inputs.h"

#include <QString>

namespace deltascope {

/// How a network wants its inputs, as the window names it: "normalised as in PyTorch: (x − 0.1307)/0.3081".
QString inputsText(Inputs inputs);
/// What has become of them in the open network; empty for plain ones.
QString foldedText(Inputs inputs);

} // namespace deltascope
