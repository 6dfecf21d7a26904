// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deltascope {

/// What labels are called, by the label as a file has it.
using ClassNames = std::map<std::string, std::string, std::less<>>;

/// The names of a well-known data set's classes, told from the names of its file and of the folders above it:
/// Fashion-MNIST, KMNIST, EMNIST. Empty for any other. labels are those that occur.
ClassNames known_names(const std::filesystem::path &file, const std::vector<std::string> &labels);

/// Whether that file, by its name, is EMNIST's, whose images are stored column by column.
bool is_emnist(const std::filesystem::path &file);

/// The names in a text file: a line for each label, in order; or the label, then its name or, in a file that
/// is called a mapping, its character codes, as in EMNIST's. Throws DataError for one that cannot be read.
ClassNames names_in(const std::filesystem::path &file, const std::vector<std::string> &labels);

/// Those in a file beside the data: labels.txt, classes.txt, class_names.txt, names.txt, or EMNIST's
/// …-mapping.txt, of the data set that file belongs to. Empty where there is none; throws as names_in() does.
ClassNames names_beside(const std::filesystem::path &file, const std::vector<std::string> &labels);

} // namespace deltascope
