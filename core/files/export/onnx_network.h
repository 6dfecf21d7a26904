// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <filesystem>

namespace deltascope {

/// Whether this program was built with ONNX's library.
bool can_write_onnx();

/// Writes the network as an ONNX model of operator set 13, atomically: the input "x0" [1, inputs], of a
/// picture the pixels in 0 … 1 row by row, the output "x2" [1, outputs], and between them "z1", "x1" and
/// "z2"; initializers are W1 [inputs, K], b1 [K], W2 [K, outputs] and b2 [outputs]. Gemm computes x W + b, as
/// ONNX writes a row of inputs. What the inputs of a network from elsewhere were normalised by is folded into
/// W1 and b1 already. Throws DataError when writing fails, and std::logic_error where can_write_onnx() is
/// false.
void write_onnx(const std::filesystem::path &file, const Network<float> &network);

} // namespace deltascope
