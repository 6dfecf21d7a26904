// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/foreign_data.h"

#include <array>
#include <optional>
#include <string_view>

namespace deltascope {

/// What makes images of a file upright, white on black.
enum class ImageChange {
    None,
    Transposed, ///< column by column, as EMNIST is stored
    Inverted,   ///< black on white
    TransposedInverted,
    TurnedLeft,
    TurnedRight,
    UpsideDown
};
inline constexpr std::array all_image_changes = {ImageChange::None,       ImageChange::Transposed,
                                                 ImageChange::Inverted,   ImageChange::TransposedInverted,
                                                 ImageChange::TurnedLeft, ImageChange::TurnedRight,
                                                 ImageChange::UpsideDown}; ///< in the order of ImageChange

/// Of the command line and of files: "transposed".
std::string_view to_string(ImageChange change);
/// The change of that name; none for any other text.
std::optional<ImageChange> image_change_from(std::string_view name);

/// Changes images of 784 bytes each where they are.
void change_images(std::span<std::uint8_t> pixels, ImageChange change);
/// The same for all sets.
void change_images(ForeignData &data, ImageChange change);

/// Whether most images have ink all around, as black on white has when it is taken for white on black.
bool has_light_borders(const LabelledImages &images);

} // namespace deltascope
