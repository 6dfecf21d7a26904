// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/layout/image_lists.h"

#include <memory>

namespace deltascope {

/// A training set in both its forms: the images, and the lists that the kernels read. Immutable and shared.
struct TrainingImages
{
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const ImageLists> lists;

    /// Takes some 30 ms for 60 000 images.
    explicit TrainingImages(std::shared_ptr<const Dataset> images)
        : data(std::move(images))
        , lists(std::make_shared<const ImageLists>(*data))
    {
    }

    int size() const { return data->size(); }
};

} // namespace deltascope
