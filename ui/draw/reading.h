// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/likeness.h"
#include "core/data/normalise.h"
#include "core/network/parameters.h"

namespace deltascope {

/// What a network makes of an image: its answer and the next best.
struct Reading
{
    int digit = 0;
    double value = 0; ///< the output x² of that digit
    int runnerUp = 0;
    double runnerUpValue = 0;
    bool unlike = false; ///< the image is unlike the digits of the training set, whatever the outputs say

    /// No output stands out: the largest is below one half, or the second is close behind it.
    bool unsure() const { return value < 0.5 || value - runnerUpValue < 0.25; }
};

Reading readingOf(const Vector<float> &x2);
Reading readingOf(const Network<float> &network, const DigitImage &image);

/// A drawing on its way to the network. Nothing in it when the paper is empty.
struct DrawingReadings
{
    Ink ink;
    std::optional<NormalisedDigit> digit;
    DigitImage whole{};    ///< the paper as it lies, shrunk
    Reading normalised;    ///< of digit->image
    Reading notNormalised; ///< of whole

    bool blank() const { return !digit.has_value(); }
};

/// likeness may be null: then nothing is said to be unlike a digit.
DrawingReadings readingsOf(const Network<float> &network, const Ink &ink, const Likeness *likeness = nullptr);

} // namespace deltascope
