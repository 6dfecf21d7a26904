// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/image_lists.h"

#include "core/network/types.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace deltascope {

namespace {
constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr auto x0_of_byte = [] {
    std::array<float, 256> values{};
    for (std::size_t byte = 0; byte < values.size(); ++byte)
        values[byte] = static_cast<float>(byte) / 255;
    return values;
}();

constexpr std::size_t block_size = pixel_count / ImageLists::blocks;

// Eight bytes of paper are skipped at once; of others, each is written, and overwritten by the next if it was
// paper.
std::size_t fill_list(std::span<const std::uint8_t> image, std::uint16_t *pixel, float *value,
                      std::size_t room)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < image.size(); i += word_size) {
        std::uint64_t word = 0;
        std::memcpy(&word, &image[i], word_size);
        if (word == 0)
            continue;
        for (std::size_t j = i; j < i + word_size && found < room; ++j) {
            pixel[found] = static_cast<std::uint16_t>(j);
            value[found] = x0_of_byte[image[j]];
            found += image[j] != 0;
        }
    }
    return found;
}
} // namespace

ImageLists::ImageLists(const Dataset &data, int first, int count)
    : labels_(data.labels.begin() + first, data.labels.begin() + first + count)
    , begin_(1, 0)
{
    begin_.reserve(labels_.size() * blocks + 1);
    for (int n = first; n < first + count; ++n)
        for (std::size_t block = 0; block < blocks; ++block) {
            const auto pixels = data.image(n).subspan(block * block_size, block_size);
            const auto paper = static_cast<std::size_t>(std::ranges::count(pixels, 0));
            begin_.push_back(begin_.back() + static_cast<std::uint32_t>(block_size - paper));
        }
    pixel_ = AlignedArray<std::uint16_t>(begin_.back());
    value_ = AlignedArray<float>(begin_.back());
    for (std::size_t n = 0, next = 0; next < begin_.back(); ++n)
        next += fill_list(data.image(first + static_cast<int>(n)), pixel_.data() + next, value_.data() + next,
                          begin_[(n + 1) * blocks] - next);
}

} // namespace deltascope
