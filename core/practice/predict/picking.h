// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/types.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace deltascope {

/// How many answers there are to choose from at most.
inline constexpr int most_choices = 4;

/// Another number for each seed and place, with all its bits mixed: splitmix64.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t place);

/// An entry whose sign can be seen: not nearly zero beside the largest or, as often where there are any,
/// exactly zero. values are finite and not empty.
int telling_entry(const Vector<double> &values, std::uint64_t seed);

/// The largest of the scores beside some that are noticeably smaller, spread over all of these.
struct Contest
{
    int winner = 0;              ///< entry of the largest score
    std::vector<int> candidates; ///< ascending, the winner among them
    int right = 0;               ///< its place among the candidates
};

/// None where no score is noticeably smaller than the largest. scores are finite; most is 2 or more.
std::optional<Contest> contest(const Vector<double> &scores, int most);

} // namespace deltascope
