// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/progress.h"

#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// A heading and one line for each kind of step that was tried, in the order of the walk:
///
///   step,right_first_tries,wrong_first_tries,mistakes
///   delta1,3,2,M2 1;M9 2
///
/// each mistake with how often it was seen. The last line may be "slip", for the level that looks for one.
std::string to_csv(const Progress &progress);

/// What to_csv() wrote; nothing for any other text. Lines may end in CR LF.
std::optional<Progress> progress_from_csv(std::string_view csv);

} // namespace deltascope
