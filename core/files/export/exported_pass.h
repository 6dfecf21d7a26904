// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"

#include <filesystem>
#include <optional>
#include <string>

namespace deltascope {

/// How a pass is written for other programs.
enum class PassFormat { Safetensors, Csv, Json };

/// By the end of the file's name, .safetensors, .csv or .json in letters of any size; none for any other.
std::optional<PassFormat> pass_format_of(const std::filesystem::path &file);

/// A pass, complete, with the network that it is of.
struct ExportedPass
{
    const Network<double> &network; ///< that the pass is of
    const Pass<double> &pass;       ///< with its backward terms
    std::string example;            ///< which one it is of, for people: "test image 12"
};

/// Writes the network's parameters and every term of the pass under the names of the notation, in double
/// precision, atomically:
///
///   .safetensors   tensors of F64: a scalar [], a vector [n], a matrix [rows, columns]; what follows as
///   metadata .csv           a row for each number: term, row, column (both counted from 0, empty where there
///   is none),
///                  value; what follows in lines that begin with #
///   .json          one object; a matrix is a list of its rows
///
/// Beside them the functions by their names, the formula of the loss (its ½ and its sum; no mean over the
/// outputs), the example, and the units of which x¹ⱼ is held by hand. What belongs to no pass is left out: η,
/// θ and the loss after an update. Throws DataError when writing fails.
void export_pass(const std::filesystem::path &file, PassFormat format, const ExportedPass &exported);

} // namespace deltascope
