// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/layout/sparse_images.h"

#include <span>

namespace deltascope {

/// The pixel lists of a batch, gathered for the kernels, in blocks of pixels: the whole batch is added up
/// over one block after the other, so that the rows of W¹ for a block stay in the first-level cache.
class GatheredBatch
{
public:
    /// Empty. The kernels are those that will read it, and outlive it.
    explicit GatheredBatch(const kernels::Kernels &kernels)
        : kernels_(&kernels)
    {
    }

    /// blocks divides SparseImages::blocks. following are images that come next, to be fetched from memory
    /// meanwhile; may be empty. Valid until the next call, and as long as images.
    void gather(const SparseImages &images, std::span<const std::int32_t> batch,
                std::span<const std::int32_t> following, int blocks);

    /// How many images were gathered.
    int size() const { return size_; }
    /// As gather() was given.
    int blocks() const { return blocks_; }
    /// The lists of one block of pixels; index is 0 … blocks() − 1. Of the first, the images that follow.
    kernels::Batch block(int index) const;
    /// How many pixels of the batch are not 0.
    int ink() const { return ink_; }
    /// x⁰, [size()][784], when so many of the pixels are ink that products with all of it are faster than
    /// with lists; otherwise null.
    const float *dense() const { return dense_ ? x0_.data() : nullptr; }

private:
    void unpack(const SparseImages &images, std::span<const std::int32_t> batch);
    void fill_x0();

    const kernels::Kernels *kernels_;
    int blocks_ = 1;
    int ink_ = 0;
    int size_ = 0;
    AlignedArray<kernels::PixelList> lists_; ///< [blocks_][size_]
    AlignedArray<std::uint8_t> labels_;      ///< arrays share no cache line with those of another thread
    AlignedArray<kernels::Memory> upcoming_;
    AlignedArray<float> values_; ///< of all lists
    bool dense_ = false;
    AlignedArray<float> x0_; ///< made when it is first needed
};

/// The number of blocks for panels of that many units.
int blocks_for(int units);

} // namespace deltascope
