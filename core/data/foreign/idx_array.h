// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/labelled_images.h"
#include "core/data/foreign/read_progress.h"

#include <optional>
#include <string>

namespace deltascope {

/// What an IDX file of any element type announces, whatever it is called:
///
///   00 00, type (08 bytes, 09 signed bytes, 0B shorts, 0C ints, 0D floats, 0E doubles), number of
///   dimensions, each dimension in 4 bytes, then the numbers; all of it big-endian, gzipped or not
struct IdxArray
{
    std::uint8_t type = 0;            ///< IDX's code
    std::vector<std::uint32_t> shape; ///< one to four sizes

    /// Images: n × height × width, n × 1 × height × width, n × height × width × 1, or n × pixels of squares.
    bool is_images() const;
    /// Labels: n, n × 1, or n × 8 as QMNIST's, whose first column is the label.
    bool is_labels() const;
    /// For messages: "60000×28×28".
    std::string shape_text() const;
    /// How many images or labels there are.
    std::uint64_t count() const { return shape.front(); }
    int height() const; ///< of images
    int width() const;  ///< of images
};

/// Nothing for a file that is not IDX. Throws DataError for one that cannot be read at all.
std::optional<IdxArray> idx_array_in(const std::filesystem::path &file);

/// The images of a file that idx_array_in() has found; no labels. Throws DataError: a size that cannot be
/// fitted, no image or too many, numbers that are no pixels, fewer or more bytes than announced. Memory grows
/// with what the file really holds.
LabelledImages idx_images(const std::filesystem::path &file, const IdxArray &array,
                          const ReadProgress &progress = {});

/// The labels of a file that idx_array_in() has found. Throws DataError as idx_images() does.
Labels idx_labels(const std::filesystem::path &file, const IdxArray &array);

} // namespace deltascope
