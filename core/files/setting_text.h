// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

#include <string>
#include <string_view>

namespace deltascope {

/// The value of a setting as files have it, in session metadata and CSV: "0.3", "cross_entropy", "yes". It
/// reads back exactly.
std::string setting_text(Setting setting, const TrainingSettings &settings);

/// Sets it from such a text. False, with nothing changed, for a text that is not expected_of(setting).
bool set_from_text(Setting setting, std::string_view text, TrainingSettings &settings);

} // namespace deltascope
