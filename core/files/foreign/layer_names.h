// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace deltascope {

/// Whether a weight and a bias are called after the same layer: fc1.weight and fc1.bias, dense/kernel and
/// dense/bias, W1 and b1, weights_1 and biases_1.
bool names_one_layer(std::string_view weight, std::string_view bias);

/// Whether a name says that it is a measured accuracy: accuracy, test_acc, val_accuracy.
bool names_accuracy(std::string_view name);

} // namespace deltascope
