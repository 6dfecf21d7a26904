// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/foreign/tensors.h"
#include "core/network/parameters.h"

#include <optional>

namespace deltascope {

/// The network 784 → K → 10 that tensors make up, whatever they are called.
struct TwoLayers
{
    /// In which ways they can be put together, at least one, the likeliest first. Several where shapes and
    /// names leave it open: with K = 10 W² is as wide as it is high, and b¹ as long as b²; with K = 784 W¹
    /// is.
    std::vector<Parameters<double>> readings;
    /// Whole sentences, as of a bias that is missing and so 0.
    std::vector<Message> notes;
    /// 0 … 1, where a number of the file, by its name, says how many images the network reads.
    std::optional<double> accuracy;
};

/// Finds it by the shapes: of W¹, 784×K or K×784, of W², K×10 or 10×K, and of the biases, which may be
/// missing (0 then) and may be rows or columns; K is 1 … 1024. Reads the numbers once it is found. Throws
/// DataError where the tensors are not those of one hidden layer, or a number is infinite, NaN, or beyond
/// float32; path is for what concerns all of them.
TwoLayers two_layers(const std::filesystem::path &path, const ForeignTensors &file);

} // namespace deltascope
