// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// The most images that a set may have: more lists of dense images would leave 32 bits.
inline constexpr std::uint64_t most_images = 3'000'000;
/// The most different labels that a file may have; more are no classes.
inline constexpr std::size_t most_labels = 1000;
/// The sides that an image may have; each is fitted to 28×28.
inline constexpr int shortest_side = 4;
inline constexpr int longest_side = 64; ///< see shortest_side

/// The labels of images as a file has them: digits, other numbers or words.
class Labels
{
public:
    /// One more. False when it would be one too many to be a class; then nothing is added.
    bool add(std::string_view label);

    /// How many images have one.
    std::size_t size() const { return indices_.size(); }
    /// Of each image, an index of texts().
    const std::vector<std::uint16_t> &indices() const { return indices_; }
    /// The different labels, each once, in the order in which they come first.
    const std::vector<std::string> &texts() const { return texts_; }

    /// Those of the images first … last − 1.
    Labels part(std::size_t first, std::size_t last) const;

private:
    std::vector<std::uint16_t> indices_;
    std::vector<std::string> texts_;
    std::size_t last_ = 0; ///< index that was added last: labels often come in rows
};

/// What a file or a pair of files holds.
struct LabelledImages
{
    std::vector<std::uint8_t> pixels; ///< size() × 784, 0 paper … 255 ink
    Labels labels = {};               ///< none for images that have none
    std::filesystem::path file = {};  ///< the images', for messages
    std::vector<Message> notes = {};  ///< whole sentences: what was made of them

    std::size_t size() const;                           ///< images
    bool empty() const { return pixels.empty(); }       ///< no images
    bool labelled() const { return labels.size() > 0; } ///< as all of them are then
};

/// The error of a file with more than most_labels.
[[noreturn]] void fail_too_many_labels(const std::filesystem::path &file, Message place);

} // namespace deltascope
