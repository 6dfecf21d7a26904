// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"

#include <cstddef>
#include <vector>

namespace deltascope {

/// The relative error of the central difference against ε. From the right it falls as ε², by which the chord
/// leaves the tangent; further left it rises as 1/ε, because the rounding of the two losses stays as it is
/// while their difference shrinks.
struct EpsilonCurve
{
    std::vector<double> epsilons; ///< from 10⁻¹² to 1, evenly on a logarithmic scale
    std::vector<double> errors;   ///< GradientCheck::relative_error of each; 0 where nothing differs
    /// Where the error is least: the index around which, half a decade to either side and apart from kinks,
    /// the largest error is smallest. A single error can be small by chance.
    std::size_t best = 0;

    /// There is an error anywhere.
    bool has_errors() const;
};

/// In double; see gradient_check.h for what index may be. Costs about 200 losses.
EpsilonCurve epsilon_curve(const Network<double> &network, const Pass<double> &pass, const TermEntry &index);

} // namespace deltascope
