// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/history.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// The learning curves as text: the line "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,
/// hidden_slope,output_slope,images_seen" (without the break), then a line for each epoch.
/// Numbers read back exactly. Sessions and the command line's --history share it.
std::string to_csv(const std::vector<EpochRecord> &history);

/// Reads what to_csv() writes, also without the last three columns, which then are NaN, NaN and 0. Nothing
/// for any other text, nor for one whose epochs do not go up from line to line.
std::optional<std::vector<EpochRecord>> history_from_csv(std::string_view text);

} // namespace deltascope
