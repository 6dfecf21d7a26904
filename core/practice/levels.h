// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace deltascope {

/// The nine levels of help, from all shown to all blank: backward fading, which leaves out the last step
/// first.
///
///   0 all shown                      5 δ¹ and what each output sends back blank too
///   1 a prediction before each step  6 δ² blank too
///   2 the update blank               7 the forward pass blank too
///   3 all gradients blank too        8 find the rule that is wrong
///   4 δ¹ blank too, its sum shown
struct Level
{
    std::string_view title; ///< a few English words. Context "Practice" for translation.
    /// The first term in the order of the walk that is blank; all after it are too. Nothing where all is
    /// shown.
    std::optional<Asked> blank_from;
    bool predicts;    ///< the direction (direction_of()) is asked for before each term is shown
    bool hides_sum;   ///< the shares w²ⱼₖδ²ₖ that δ¹ is the sum of are blank with it
    bool finds_slips; ///< find the slip

    /// Whether the student is to find this term.
    bool hides(Asked term) const { return blank_from && term >= *blank_from; }
};

inline constexpr int level_count = 9;              ///< 0 … 8
inline constexpr int last_level = level_count - 1; ///< the hardest

/// The level of this number, from 0 to last_level.
const Level &level(int number);

/// The terms that it hides, in the order of the walk.
std::vector<Asked> hidden_terms(const Level &level);

/// Moves a student from level to level: up after three right first tries in a row at one kind of step, down
/// after two wrong ones in a row. A move forgets what was counted.
class Fading
{
public:
    static constexpr int right_to_move_up = 3;   ///< first tries in a row
    static constexpr int wrong_to_move_down = 2; ///< first tries in a row

    /// The levels are those from 0 to highest.
    explicit Fading(int level = 0, int highest = last_level);

    /// Where the student is, 0 … highest.
    int level() const { return level_; }
    /// Sets it by hand, limited to 0 … highest.
    void choose(int level);
    /// The first try at one number of a step; returns whether the level moved.
    bool record_first_try(StepId step, bool right);

private:
    int level_;
    int highest_;
    /// Right first tries in a row, or as a negative number wrong ones.
    std::map<StepId, int> in_a_row_;
};

} // namespace deltascope
