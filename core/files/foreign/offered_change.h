// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/orientation.h"
#include "core/network/parameters.h"

namespace deltascope {

/// A change of the images that a data set seems to need.
struct OfferedChange
{
    ImageChange change = ImageChange::None; ///< None: they are as they should be
    std::optional<double> as_is = {}; ///< 0 … 1 of its first digits that a known network reads as they are
    std::optional<double> changed = {}; ///< and changed; both nothing where its classes are no digits
};

/// Digits are given to a known network as they are, transposed, turned and inverted: a change is offered
/// where it reads far more of them so. Of other classes EMNIST's name tells, and borders full of ink.
OfferedChange offered_change(const ForeignData &data, const Network<float> &known);

} // namespace deltascope
