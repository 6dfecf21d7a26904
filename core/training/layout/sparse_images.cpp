// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/layout/sparse_images.h"

#include "core/network/types.h"

#include <algorithm>
#include <cstring>

namespace deltascope {

namespace {
constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::size_t block_size = pixel_count / SparseImages::blocks;
constexpr std::size_t room_to_read = kernels::unpacked_together; // behind the last byte

// Writes where the pixels of each block end; returns how many there are.
std::size_t fill_ends(std::span<const std::uint8_t> image, std::uint16_t *end)
{
    std::size_t count = 0;
    for (std::size_t block = 0; block < SparseImages::blocks; ++block) {
        const auto pixels = image.subspan(block * block_size, block_size);
        count += block_size - static_cast<std::size_t>(std::ranges::count(pixels, 0));
        end[block] = static_cast<std::uint16_t>(count);
    }
    return count;
}

// Eight bytes of paper are skipped at once; of others, each is written, and overwritten by the next if it was
// paper.
void fill_list(std::span<const std::uint8_t> image, std::size_t count, std::uint16_t *pixel)
{
    auto *byte = reinterpret_cast<std::uint8_t *>(pixel + count);
    std::size_t found = 0;
    for (std::size_t i = 0; i < image.size(); i += word_size) {
        std::uint64_t word = 0;
        std::memcpy(&word, &image[i], word_size);
        if (word == 0)
            continue;
        for (std::size_t j = i; j < i + word_size && found < count; ++j) {
            pixel[found] = static_cast<std::uint16_t>(j);
            byte[found] = image[j];
            found += image[j] != 0;
        }
    }
}
} // namespace

SparseImages::SparseImages(const Dataset &data, int first, int count)
    : labels_(data.labels.begin() + first, data.labels.begin() + first + count)
    , begin_(1, 0)
{
    begin_.reserve(labels_.size() + 1);
    std::vector<std::uint16_t> ends(labels_.size() * blocks);
    for (std::size_t n = 0; n < labels_.size(); ++n) {
        const std::size_t pixels = fill_ends(data.image(first + static_cast<int>(n)), &ends[n * blocks]);
        begin_.push_back(begin_.back() + static_cast<std::uint32_t>(blocks + pixels + (pixels + 1) / 2));
    }
    memory_ = AlignedArray<std::uint16_t>(begin_.back() + room_to_read);
    for (std::size_t n = 0; n < labels_.size(); ++n) {
        std::uint16_t *memory = memory_.data() + begin_[n];
        std::copy_n(&ends[n * blocks], blocks, memory);
        fill_list(data.image(first + static_cast<int>(n)), ends[n * blocks + blocks - 1], memory + blocks);
    }
}

} // namespace deltascope
