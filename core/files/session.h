// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"
#include "core/training/record/history.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace deltascope {

/// A network with everything that is known about how it was made.
struct Session
{
    Network<float> network;
    TrainingSettings settings; ///< hidden_units and functions are those of network
    int epochs = 0;            ///< trained so far
    std::optional<double> test_accuracy;
    std::vector<EpochRecord> history;
};

/// Opens a session, or another program's network of the same shape. It is a safetensors file with the tensors
///
///   W1 [784,K], b1 [K], W2 [K,10], b2 [10]                                as save_session() writes them, or
///   0.weight [K,784], 0.bias [K], 2.weight [10,K], 2.bias [10]            as PyTorch's nn.Sequential names
///   them,
///
/// and no others, K from 1 to 1024, all values finite. What its metadata do not say is taken from fallback (φ
/// and the cost) or left as in a new TrainingSettings. Throws DataError for any other file.
Session load_session(const std::filesystem::path &file, const Functions &fallback);

/// Writes a session atomically: the tensors of its parameters, all else as texts in the metadata. settings' K
/// and functions are not looked at; network's are written. Throws DataError when writing fails and
/// std::invalid_argument when a parameter is not finite.
void save_session(const std::filesystem::path &file, const Session &session);

} // namespace deltascope
