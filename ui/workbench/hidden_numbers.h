// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/selection.h"

#include <algorithm>
#include <vector>

namespace deltascope {

/// Numbers of one step that are the user's to work out: nothing on screen may tell them. Of the update they
/// are new values, under the names of the parameters; the old ones stay in sight.
struct HiddenNumbers
{
    StepId step = StepId::x0;
    std::vector<Selection> numbers;
    bool sums = false;            ///< the products that they are the sum of, and that sum, are hidden too
    std::vector<Selection> hints; ///< what they are made of, to be lit up
    bool loss = false;            ///< a later step asks for the loss, so that none before may tell it
    bool whole = false; ///< all that the step makes is hidden, and going on shows it instead of leaving

    bool empty() const { return numbers.empty(); }
    /// Whether all numbers of the term are hidden.
    bool containsAll(Term term) const
    {
        const bool isParameter = term == Term::W1 || term == Term::b1 || term == Term::W2 || term == Term::b2;
        return whole && (step == StepId::update ? isParameter : facts(step).makes == term);
    }
    /// A gradient's entry is hidden with its column, where the same factors give the same number again.
    bool contains(const Selection &number) const
    {
        if (whole)
            return containsAll(number.term);
        const bool isColumn = number.term == Term::dW1 || number.term == Term::dW2;
        return std::ranges::any_of(numbers, [&](const Selection &hidden) {
            return hidden == number ||
                   (isColumn && hidden.term == number.term && hidden.column == number.column);
        });
    }
    bool hasHint(const Selection &number) const { return std::ranges::find(hints, number) != hints.end(); }

    bool operator==(const HiddenNumbers &) const = default;
};

} // namespace deltascope
