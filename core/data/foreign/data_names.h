// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/mnist.h"

#include <filesystem>
#include <optional>
#include <string>

namespace deltascope {

// What the names of people's files tell of what is in them.

/// The set that a file belongs to by its name: t10k, test, val; train.
std::optional<Split> split_of(const std::filesystem::path &file);

/// What is left of a file's name without what tells images from labels and training from test:
/// emnist-letters of emnist-letters-train-images-idx3-ubyte.gz. Files of one data set have it in common.
std::string data_set_of(const std::filesystem::path &file);

/// What the labels of images are called, and the reverse: train-labels-idx1-ubyte of
/// train-images-idx3-ubyte. Empty for a name that does not tell which of both it is.
std::string partner_of(const std::filesystem::path &file);

/// Whether it ends as text tables do, gzipped or not.
bool is_table(const std::filesystem::path &file);

/// Whether it is called as IDX files are.
bool is_idx_by_name(const std::filesystem::path &file);

/// Whether a folder is called as a part of a data set is: as one of its files, or train, test, images,
/// labels. Programs that unpack files one by one make such folders.
bool is_part_by_name(const std::filesystem::path &folder);

/// The file without the ending of gzip.
std::filesystem::path unpacked(const std::filesystem::path &file);

/// Whether a file lies beside what was unpacked from it, as torchvision leaves them.
bool is_unpacked_already(const std::filesystem::path &file);

} // namespace deltascope
