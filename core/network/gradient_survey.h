// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"

#include <array>
#include <functional>
#include <optional>
#include <span>

namespace deltascope {

/// The gradient checks of many numbers, summed up: all of them belong to one of the first six counts.
struct GradientSurvey
{
    /// How many decades of relative errors are told apart.
    static constexpr int decade_count = 17;

    int checked = 0;    ///< all
    int equal = 0;      ///< both derivatives are the same double, as 0 and 0 where the pixel is 0
    int agreeing = 0;   ///< to at least two digits, and not equal
    int differing = 0;  ///< GradientCheck::differs()
    int unresolved = 0; ///< too small for the difference, and not at a kink
    int kinks = 0;      ///< without a derivative to compare with
    /// decades[d]: relative errors from 10⁻ᵈ⁻¹ to below 10⁻ᵈ, the first with all above, the last with all
    /// below it; of agreeing and differing ones.
    std::array<int, decade_count> decades{};
    double max_relative_error = 0;    ///< of what could be compared
    double max_resolution = 0;        ///< of all
    std::optional<TermEntry> worst;   ///< where max_relative_error is, the last of several
    GradientCheck worst_check;        ///< there
    std::optional<TermEntry> differs; ///< the first that does
    std::optional<TermEntry> kink;    ///< the first number whose nudge meets a kink
    TermEntry kink_at;                ///< the z of that kink

    /// Counts one more.
    void add(const TermEntry &number, const GradientCheck &check);
};

/// How many entries the terms have.
int entry_count(std::span<const Term> terms, const Sizes &sizes);

/// Checks every entry of the terms, one after the other, with losses in Scalar, double or long double; see
/// gradient_check.h for the terms that can be and for the conditions. goes_on is called now and then with how
/// many are done; when it says no, the survey ends early, and checked is less than entry_count(). Callable on
/// any thread.
///
/// Where a pixel is 0 and so is the backpropagated gradient nothing is computed: x⁰ᵢ Δw¹ᵢⱼ = 0 moves nothing,
/// both losses are Lₙ itself, and the gradients are exactly 0.
template <class Scalar = double>
GradientSurvey check_gradients(const Network<double> &network, const Pass<double> &pass,
                               std::span<const Term> terms, double epsilon,
                               const std::function<bool(int)> &goes_on = {});

} // namespace deltascope
