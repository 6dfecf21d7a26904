// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/aligned_array.h"
#include "core/training/layout/gathered_batch.h"

namespace deltascope {

/// Sorts the pixels of some images by pixel instead of by image.
class PixelMajorBatch
{
public:
    /// Of the images first … first + count − 1 of the batch, kernels::most_ink at the most, which become the
    /// images 0 … count − 1 of the result. Valid until the next call.
    kernels::InkByPixel sort(const GatheredBatch &batch, int first, int count);

private:
    AlignedArray<kernels::Ink> ink_; ///< 0.4 MiB, made when it is first needed: small networks never sort
    AlignedArray<std::uint32_t> count_;
};

} // namespace deltascope
