// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <vector>

namespace deltascope {

/// In what order hidden units are looked at.
enum class UnitOrder {
    Index,
    Outgoing,   ///< ‖row j of W²‖, largest first
    Activation, ///< x¹ⱼ, largest first
    Similarity  ///< each followed by the most similar of those that are left, by the angle between columns of
                ///< W¹
};

/// The hidden units 0 … K − 1 in this order; equals keep the order of their indices. x1 are the activations
/// of one example, needed for Activation alone. Similarity takes 784 K² operations; the others next to none.
std::vector<int> ordered_units(const Parameters<float> &parameters, UnitOrder order,
                               const Vector<double> &x1 = {});

} // namespace deltascope
