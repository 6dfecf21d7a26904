// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

namespace deltascope {

inline constexpr int parts_of_layer = 2; ///< inputs, units and outputs on a sheet of a large network

/// Sets inputs, units and outputs of a sheet whose network and pass are there: all of a hand-sized network;
/// of one that reads pictures a few by the seed, with ink under the inputs and a δ that is worth asking for.
void choose_parts(Sheet &sheet);

/// The numbers of a term that are on the sheet, in the order in which its convention writes them; none where
/// the term cannot be worked out from a part of the network.
std::vector<Entry> entries_on(const Sheet &sheet, Asked term);

} // namespace deltascope
