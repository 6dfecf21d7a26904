// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/training/aligned_array.h"
#include "core/training/kernels.h"

#include <memory>

namespace deltascope {

/// Images as the kernels read them: of each one the list of the pixels that are not 0. Four fifths of a
/// handwritten digit is paper, for which there is nothing to add up. Immutable; share it between threads.
class ImageLists
{
public:
    /// The 784 pixels can be taken in 8 blocks of 98, as many as keep their rows of W¹ in the first-level
    /// cache.
    static constexpr int blocks = 8;

    explicit ImageLists(const Dataset &data)
        : ImageLists(data, 0, data.size())
    {
    }
    /// Of the images first … first + count − 1.
    ImageLists(const Dataset &data, int first, int count);

    int size() const { return static_cast<int>(labels_.size()); }
    std::uint8_t label(int index) const { return labels_[static_cast<std::size_t>(index)]; }
    /// The pixels of one image in some blocks: those from block first · 98 on, and before block end · 98.
    /// Valid as long as this object.
    kernels::PixelList list(int index, int first, int end) const
    {
        const std::uint32_t *block = &begin_[static_cast<std::size_t>(index) * blocks];
        return {pixel_.data() + block[first], value_.data() + block[first],
                static_cast<int>(block[end] - block[first])};
    }

    /// Has the memory fetch what label() and list() of that image will need.
    void prefetch(int index) const
    {
        __builtin_prefetch(&labels_[static_cast<std::size_t>(index)]);
        __builtin_prefetch(&begin_[static_cast<std::size_t>(index) * blocks]);
    }

private:
    std::vector<std::uint8_t> labels_;
    std::vector<std::uint32_t> begin_; ///< block b of image n begins at the entry begin_[n * blocks + b]
    AlignedArray<std::uint16_t> pixel_;
    AlignedArray<float> value_;
};

} // namespace deltascope
