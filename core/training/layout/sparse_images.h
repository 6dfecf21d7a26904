// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/training/kernels/aligned_array.h"
#include "core/training/kernels/kernels.h"

#include <memory>

namespace deltascope {

/// Images as training reads them: of each one the list of the pixels that are not 0. Four fifths of a
/// handwritten digit is paper, for which there is nothing to add up. Immutable; share it between threads.
///
/// Training visits the images at random, and then the memory is what it waits for: each list is one piece, as
/// short as can be, and can be asked for before it is needed.
class SparseImages
{
public:
    /// The 784 pixels can be taken in 8 blocks of 98, as many as keep their rows of W¹ in the first-level
    /// cache.
    static constexpr int blocks = 8;

    /// The list of one image.
    struct List
    {
        const std::uint16_t *end;   ///< [blocks]: where in the list the pixels behind a block begin
        const std::uint16_t *pixel; ///< [count], ascending
        const std::uint8_t *byte;   ///< [count]: x⁰ is byte / 255; whole registers can be read from here
        int count;                  ///< pixels that are not 0
    };

    /// Of all images of data, which is not needed afterwards.
    explicit SparseImages(const Dataset &data)
        : SparseImages(data, 0, data.size())
    {
    }
    /// Of the images first … first + count − 1.
    SparseImages(const Dataset &data, int first, int count);

    /// How many images there are.
    int size() const { return static_cast<int>(labels_.size()); }
    /// The digit of one image, 0 … 9; index is 0 … size() − 1, here and below.
    std::uint8_t label(int index) const { return labels_[static_cast<std::size_t>(index)]; }
    /// Valid as long as this object.
    List list(int index) const
    {
        const std::uint16_t *end = memory_.data() + begin_[static_cast<std::size_t>(index)];
        const std::uint16_t *pixel = end + blocks;
        const int count = end[blocks - 1];
        return {end, pixel, reinterpret_cast<const std::uint8_t *>(pixel + count), count};
    }
    /// Where list() of that image lies.
    kernels::Memory memory(int index) const
    {
        const std::uint32_t *begin = &begin_[static_cast<std::size_t>(index)];
        return {memory_.data() + begin[0], static_cast<int>(sizeof(std::uint16_t) * (begin[1] - begin[0]))};
    }
    /// Has the memory fetch what memory() and label() of that image will need.
    void prefetch(int index) const
    {
        __builtin_prefetch(&labels_[static_cast<std::size_t>(index)]);
        __builtin_prefetch(&begin_[static_cast<std::size_t>(index)]);
    }

private:
    std::vector<std::uint8_t> labels_;
    std::vector<std::uint32_t> begin_;   ///< the list of image n begins at memory_[begin_[n]]
    AlignedArray<std::uint16_t> memory_; ///< ends, pixels and bytes of an image, and those of the next one
};

/// A training set in both its forms: the images, and the lists that the kernels read. Immutable and shared.
struct TrainingImages
{
    std::shared_ptr<const Dataset> data;       ///< never null
    std::shared_ptr<const SparseImages> lists; ///< of all its images

    /// Takes some 30 ms for 60 000 images.
    explicit TrainingImages(std::shared_ptr<const Dataset> images)
        : data(std::move(images))
        , lists(std::make_shared<const SparseImages>(*data))
    {
    }

    /// How many images there are.
    int size() const { return data->size(); }
};

} // namespace deltascope
