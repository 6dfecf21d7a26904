// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/pass.h"

namespace deltascope {

/// Below this loss hardly anything flows back, and there is nothing to be seen in a pass.
inline constexpr float loss_worth_a_pass = 0.05F;

/// The loss of one image, in single precision as in training.
float lossOf(const Network<float> &network, const Dataset &data, int index);

/// The first image from which the network has something to learn: one that it misreads, or whose loss is at
/// least loss_worth_a_pass. The first of all where there is none among the first few hundred, so that nobody
/// waits.
int firstWorthAPass(const Network<float> &network, const Dataset &data);

} // namespace deltascope
