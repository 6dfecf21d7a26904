// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/idx_array.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace deltascope {

/// Where the images of a set are, and its labels.
struct SetSource
{
    /// Of files.
    enum class Kind { Idx, Csv, Pictures };
    Kind kind = Kind::Idx;             ///< of them
    std::filesystem::path images;      ///< a file, or the folder of folders of pictures
    std::filesystem::path labels = {}; ///< of IDX files, and of tables that have their labels in another one
    IdxArray image_array = {};         ///< of IDX files
    IdxArray label_array = {};         ///< of IDX files
};

/// Where a data set is.
struct DataSources
{
    std::optional<SetSource> train = {}; ///< to train on
    std::optional<SetSource> test = {};  ///< to test with
};

/// Finds the sets of a folder, whatever the files are called, by their content; or those that files belong
/// to: of one file, with its neighbours of the same data set; of two to four, just those. A folder with one
/// folder that holds the data is as good. Throws DataError: no data, images without labels and the reverse,
/// numbers of them that differ, several data sets.
DataSources find_data(const std::vector<std::filesystem::path> &paths);

} // namespace deltascope
