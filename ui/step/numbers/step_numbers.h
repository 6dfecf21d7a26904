// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/worked_equation.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pass/selected_indices.h"

#include <vector>

namespace deltascope {

/// One term of a sum.
struct Contribution
{
    QString label;       ///< "6", the index; "106 more" for the sum of those that are not shown
    WorkedEquation line; ///< its factors with their numbers; of the sum of the others that sum
    double value = 0;
};

/// A sum, term by term.
struct Contributions
{
    QChar index;     ///< the letter that runs: k
    QString heading; ///< in the notation: "w^{2}_{14,k} · δ^{2}_{k}"
    std::vector<Contribution> rows;
    int arrived = 0;            ///< rows before this one take part; the others are still to come
    int left = 0;               ///< terms that no row shows
    bool hidesProducts = false; ///< the factors alone are shown
    bool isLong = false;        ///< too many terms to show all of them unless asked to
    double sum = 0;             ///< of the rows that have arrived, and of what is left
    WorkedEquation sumLine;     ///< "Σ = +0.1638"

    int allTerms() const { return static_cast<int>(rows.size()) + (left > 0 ? left - 1 : 0); }
};

/// The equation of a step with the numbers of the chosen component in it.
struct StepNumbers
{
    std::optional<Contributions> contributions;
    QList<WorkedEquation> lines;
};

/// The numbers of the step, at the substep of WalkPosition. Of a long sum the largest terms by size are
/// shown, mostRows of them, and the sum of all others. How many digits: see DisplayPrecision.
StepNumbers stepNumbers(const InspectedPass &open, StepId step, const SelectedIndices &chosen, int substep,
                        int mostRows);

} // namespace deltascope
