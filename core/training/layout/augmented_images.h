// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/layout/sparse_images.h"
#include "core/training/threads/thread_team.h"

#include <optional>

namespace deltascope {

/// Changes training images shortly before they are trained with, some at a time: so that the next epoch's
/// images neither have to be waited for nor to be kept. What becomes of an image depends on the seed, the
/// epoch and the image's number alone. Use from one thread.
class AugmentedImages
{
public:
    /// threads as in TrainingSettings; it changes no image.
    AugmentedImages(std::shared_ptr<const Dataset> data, std::uint64_t seed, int threads);

    /// The images of these numbers as that epoch sees them, in this order. Valid until the next call. About
    /// 4 µs for an image and thread.
    const SparseImages &make(int epoch, std::span<const std::int32_t> numbers);

private:
    std::shared_ptr<const Dataset> data_;
    std::uint64_t seed_;
    ThreadTeam team_;
    Dataset changed_;
    std::optional<SparseImages> lists_;
};

} // namespace deltascope
