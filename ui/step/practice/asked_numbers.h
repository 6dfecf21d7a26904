// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/levels.h"
#include "core/practice/task.h"
#include "ui/step/pass/selected_indices.h"
#include "ui/workbench/hidden_numbers.h"

#include <vector>

namespace deltascope {

/// How many numbers of a term are asked for.
enum class AskedAmount { One, Several, All };

/// Those of several; of all so many of a term that is not small.
inline constexpr int several_entries = 3;
inline constexpr int most_entries = 10;

/// The terms that are asked for at a step: those that the level blanks, or all where it asks for predictions.
/// Of an exercise that names its terms those.
std::vector<Asked> askedTerms(StepId step, const Level &level, const std::vector<Asked> &named);

/// The entries of a term to ask for: what is chosen first, then the largest, as far as they can be asked. Of
/// a matrix those of the chosen column.
std::vector<Entry> entriesOf(const Task &task, Asked term, const SelectedIndices &chosen, AskedAmount amount);

/// Under which name the walk selects an entry; that of a new parameter is the old one's.
Selection selectionOf(const Entry &entry);

/// Whether the products of its sum, and that sum, are hidden with it: where there are few enough to be added
/// by hand, of δ¹ where the level says so.
bool hidesSum(const Task &task, const Entry &entry, const Level &level);

} // namespace deltascope
