// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/session_extras.h"

#include <filesystem>

namespace deltascope {

/// A network with everything that is known about how it was made.
using Session = SavedRun;

/// Opens a session, or another program's network of the same shape. It is a safetensors file with the tensors
///
///   W1 [m,K], b1 [K], W2 [K,n], b2 [n]                        as save_session() writes them, or
///   0.weight [K,m], 0.bias [K], 2.weight [n,K], 2.bias [n]    as PyTorch's nn.Sequential names them,
///
/// and no others but those of a session's place and of its extras, of sizes that a network can have (see
/// validation_error(Sizes)), all values finite:
///
///   order [n]                                     each number 0 … n − 1 once, in the order of the epoch
///   v_W1 [m,K], v_b1 [K], v_W2 [K,n], v_b2 [n]    the velocity of the updates, where there is one
///
/// The rest of the place is in the metadata. What its metadata do not say is taken from fallback (φ and the
/// cost) or left as in a new TrainingSettings. Throws DataError for any other file.
Session load_session(const std::filesystem::path &file, const Functions &fallback);

/// Writes a session atomically: the tensors of its parameters, all else as texts in the metadata. settings' K
/// and functions are not looked at; network's are written. Throws DataError when writing fails and
/// std::invalid_argument when a parameter is not finite.
void save_session(const std::filesystem::path &file, const Session &session);
/// The same with all else that a window holds.
void save_session(const std::filesystem::path &file, const Session &session, const SessionExtras &extras);

} // namespace deltascope
