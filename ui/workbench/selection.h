// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

namespace deltascope {

/// One number of the notation: an entry of a vector (column 0) or of a matrix, or a scalar (row and column
/// 0).
struct Selection
{
    Term term = Term::x2;
    int row = 0;
    int column = 0;

    bool operator==(const Selection &) const = default;
};

} // namespace deltascope
