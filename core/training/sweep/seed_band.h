// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/history.h"
#include "core/training/sweep/luck.h"

#include <vector>

namespace deltascope {

/// Where runs that differ in their seed alone stand after an epoch.
struct BandPoint
{
    int epoch = 0;             ///< its number
    int runs = 0;              ///< that have come so far
    Spread test_loss;          ///< worst is the smallest, as in every Spread
    Spread test_accuracy;      ///< 0 … 1
    double train_loss = 0;     ///< the median
    double train_accuracy = 0; ///< the median
    double seconds = 0;        ///< of training up to here, their median
    double images = 0;         ///< seen up to here, their median; 0 where it is not known
};

/// A point for each epoch that at least half of the runs have come to, and three of them. Histories begin
/// with epoch 0.
std::vector<BandPoint> band_of(const std::vector<History> &runs);

} // namespace deltascope
