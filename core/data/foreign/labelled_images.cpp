// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/labelled_images.h"

#include "core/data/data_error.h"
#include "core/image_size.h"

#include <algorithm>

namespace deltascope {

bool Labels::add(std::string_view label)
{
    if (last_ >= texts_.size() || texts_[last_] != label)
        last_ = static_cast<std::size_t>(std::ranges::find(texts_, label) - texts_.begin());
    if (last_ == texts_.size()) {
        if (texts_.size() == most_labels)
            return false;
        texts_.emplace_back(label);
    }
    indices_.push_back(static_cast<std::uint16_t>(last_));
    return true;
}

Labels Labels::part(std::size_t first, std::size_t last) const
{
    Labels part;
    part.indices_.assign(indices_.begin() + static_cast<std::ptrdiff_t>(first),
                         indices_.begin() + static_cast<std::ptrdiff_t>(last));
    part.texts_ = texts_;
    return part;
}

std::size_t LabelledImages::size() const
{
    return pixels.size() / pixel_count;
}

void fail_too_many_labels(const std::filesystem::path &file, Message place)
{
    throw DataError(file, std::move(place),
                    Message::tr("more than %1 different labels", {std::to_string(most_labels)}),
                    Message::tr("labels that are classes, as digits or letters are"));
}

} // namespace deltascope
