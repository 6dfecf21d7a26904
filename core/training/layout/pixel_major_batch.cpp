// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/layout/pixel_major_batch.h"

#include "core/network/types.h"

#include <algorithm>

namespace deltascope {

// Each pixel has room for all images, so that no counting must come first.
kernels::InkByPixel PixelMajorBatch::sort(const GatheredBatch &batch, int first, int count)
{
    if (ink_.size() == 0) {
        ink_ = AlignedArray<kernels::Ink>(std::size_t{pixel_count} * kernels::ink_stride);
        count_ = AlignedArray<std::uint32_t>(pixel_count);
    }
    std::fill_n(count_.data(), pixel_count, 0U);
    kernels::Ink *ink = ink_.data();
    std::uint32_t *counts = count_.data();
    for (int block = 0; block < batch.blocks(); ++block) {
        const kernels::PixelList *images = batch.block(block).images + first;
        for (int n = 0; n < count; ++n) {
            const kernels::PixelList image = images[n];
            for (int i = 0; i < image.count; ++i) {
                const std::size_t pixel = image.pixel[i];
                ink[pixel * kernels::ink_stride + counts[pixel]++] = {static_cast<std::uint32_t>(n),
                                                                      image.value[i]};
            }
        }
    }
    return {ink_.data(), count_.data()};
}

} // namespace deltascope
