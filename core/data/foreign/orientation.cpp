// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/orientation.h"

#include "core/image_size.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, all_image_changes.size()> names = {
    "none", "transposed", "inverted", "transposed_inverted", "turned_left", "turned_right", "upside_down"};
constexpr int last = image_side - 1;
constexpr std::size_t looked_at = 1000; // images
constexpr int middle_grey = 128;

bool inverts(ImageChange change)
{
    return change == ImageChange::Inverted || change == ImageChange::TransposedInverted;
}

/// The pixel that comes to row y, column x.
int source_of(ImageChange change, int y, int x)
{
    const auto at = [](int row, int column) { return row * image_side + column; };
    switch (change) {
    case ImageChange::Transposed:
    case ImageChange::TransposedInverted:
        return at(x, y);
    case ImageChange::TurnedLeft:
        return at(x, last - y);
    case ImageChange::TurnedRight:
        return at(last - x, y);
    case ImageChange::UpsideDown:
        return at(last - y, last - x);
    default:
        return at(y, x);
    }
}
} // namespace

std::string_view to_string(ImageChange change)
{
    return names[static_cast<std::size_t>(change)];
}

std::optional<ImageChange> image_change_from(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end()
               ? std::nullopt
               : std::optional(all_image_changes[static_cast<std::size_t>(found - names.begin())]);
}

void change_images(std::span<std::uint8_t> pixels, ImageChange change)
{
    if (change == ImageChange::None)
        return;
    std::array<int, pixel_count> sources = {};
    for (int y = 0; y < image_side; ++y)
        for (int x = 0; x < image_side; ++x)
            sources[static_cast<std::size_t>(y * image_side + x)] = source_of(change, y, x);
    const int flipped = inverts(change) ? 0xff : 0;
    std::array<std::uint8_t, pixel_count> before = {};
    for (std::size_t first = 0; first + pixel_count <= pixels.size(); first += pixel_count) {
        const auto image = pixels.subspan(first, pixel_count);
        std::ranges::copy(image, before.begin());
        std::ranges::transform(sources, image.begin(), [&](int source) {
            return static_cast<std::uint8_t>(before[static_cast<std::size_t>(source)] ^ flipped);
        });
    }
}

void change_images(ForeignData &data, ImageChange change)
{
    change_images(data.train.pixels, change);
    change_images(data.test.pixels, change);
    change_images(data.unlabelled.pixels, change);
}

bool has_light_borders(const LabelledImages &images)
{
    std::int64_t above = 0; // middle grey, summed over the pixels at the borders
    for (std::size_t i = 0; i < std::min(looked_at, images.size()); ++i)
        for (int along = 0; along < image_side; ++along)
            for (const int pixel :
                 {along, last * image_side + along, along * image_side, along * image_side + last})
                above += images.pixels[i * pixel_count + static_cast<std::size_t>(pixel)] - middle_grey;
    return above > 0;
}

} // namespace deltascope
