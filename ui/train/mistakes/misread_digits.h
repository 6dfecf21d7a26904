// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"
#include "ui/train/mistakes/confusion_cell.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace deltascope {

/// A test digit and what a network makes of it.
struct ReadDigit
{
    int index = 0; ///< in the test set
    int label = 0;
    int answer = 0;
    std::array<float, digit_count> x2{};
};

/// What a network was measured to do with the test set.
struct Measurement
{
    std::uint64_t run = 0;
    double epochs = 0;                      ///< of its run, when it was
    std::shared_ptr<const Evaluation> test; ///< null: nothing has been measured
    std::shared_ptr<const Parameters<float>> parameters;
    Functions functions;
    bool finite = true; ///< otherwise test is meaningless
};

/// "After epoch 3", or within an epoch "At epoch 3.51".
QString momentText(double epochs);

/// The digits that lie in a cell of the matrix of one measurement.
struct CellDigits
{
    Measurement measurement;
    ConfusionCell cell;
    std::vector<ReadDigit> digits;
};

/// Those that are most confidently wrong first, that is, in the order of the output that the answer has; in a
/// cell of right answers, the least sure first. data: the test set that was measured. Milliseconds to some
/// tenths of a second; may be called on any thread.
CellDigits digitsInCell(const Measurement &measurement, const Dataset &data, const ConfusionCell &cell);

} // namespace deltascope
