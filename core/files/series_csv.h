// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/bounded_series.h"
#include "core/training/record/setting_changes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// The points of a series as text: the line "epochs,images,seconds,loss,accuracy", then a line for each
/// point. Numbers read back exactly.
std::string to_csv(const std::vector<SeriesPoint> &series);
/// Nothing for any other text, for points whose epochs do not go up or are not finite, and for more points
/// than a series keeps.
std::optional<std::vector<SeriesPoint>> series_from_csv(std::string_view text);

/// What was changed during a run: the line "epochs" with the names of the settings that need no new network,
/// then a line for each change with their values before it.
std::string changes_to_csv(const std::vector<SettingChange> &changes);
/// present are the settings after the last change. Nothing for any other text, nor for one whose epochs go
/// down.
std::optional<std::vector<SettingChange>> changes_from_csv(std::string_view text,
                                                           const TrainingSettings &present);

} // namespace deltascope
