// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

#include <optional>
#include <string_view>

namespace deltascope {

// Level 8: all numbers are printed, and one step was worked out by a wrong rule. The steps have letters.

/// A slip of the pass of a sheet, by its seed, that can be found with what is printed on it; none where there
/// is none. The parts of the sheet are chosen.
std::optional<Slip> choose_slip(const Sheet &sheet);

/// What the slip gives in the place of value_from(); that where the mistake cannot be made.
double value_with(const Slip &slip, const Working &working, const Entry &entry);

/// 'A' for the first step of the sheet.
char letter_of(const Sheet &sheet, Asked term);

/// The step that an answer names: its letter, or its term as trace or as the page calls it.
std::optional<Asked> step_named(const Sheet &sheet, std::string_view answer);

} // namespace deltascope
