// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

namespace deltascope {

// The backpropagated gradient of one number θ against the central difference (Lₙ(θ + ε) − Lₙ(θ − ε)) / 2ε.
// θ is an entry of W1, b1, W2 or b2, or of z1 or z2, whose derivative is its δ; within its shape. The
// functions below throw std::invalid_argument for any other term.
//
// Each of the two losses is that of a forward pass, computed by φ and the cost of the page. Only what θ feeds
// is computed again: from z¹ⱼ + x⁰ᵢ Δw¹ᵢⱼ follow x¹ⱼ and, by w²ⱼₖ Δx¹ⱼ, every z²ₖ; w²ⱼₖ moves one z²ₖ by
// x¹ⱼ Δw²ⱼₖ; then all of x² and Lₙ. That is O(outputs) a loss, whatever the number of inputs and units.

/// Relative errors from here on are no agreement: not even two digits are the same.
inline constexpr double differing_error = 1e-2;

/// What a gradient check of one number finds.
struct GradientCheck
{
    double backpropagated = 0; ///< ∂Lₙ/∂θ of the pass; of a z its δ
    double loss_above = 0;     ///< Lₙ(θ + ε)
    double loss_below = 0;     ///< Lₙ(θ − ε)
    double numerical = 0;      ///< (Lₙ(θ + ε) − Lₙ(θ − ε)) / 2ε
    /// |a − b| / max(|a|, |b|, 10⁻⁶ g), where a and b are the backpropagated and the numerical derivative and
    /// g is the largest |δ|.
    double relative_error = 0;
    /// How far off the rounding of the two losses can put the difference, to first order: u S / ε, where u is
    /// half the distance from 1 to the next number, and S is Lₙ plus what reaches it of the roundings of z²,
    /// x² and, where θ feeds a hidden unit, z¹ⱼ and x¹ⱼ: each number times its derivative.
    double resolution = 0;
    /// The difference cannot tell: both derivatives are below the resolution, or they do not differ by more
    /// than rounding explains and it leaves fewer than two digits to compare; or a loss is not finite.
    bool unresolved = false;
    /// A ReLU switches between θ − ε and θ + ε: the loss has a kink there, and no derivative to compare
    /// with.
    bool kink = false;
    TermEntry kink_at; ///< its z1 or z2; of several the first

    /// There is a derivative, and the difference can tell it.
    bool is_comparable() const { return !kink && !unresolved; }
    /// They are comparable, and differ.
    bool differs() const { return is_comparable() && relative_error >= differing_error; }
};

/// The value of an entry of W1, b1, W2 or b2.
double parameter_value(const Parameters<double> &parameters, const TermEntry &index);

/// The entry ∂Lₙ/∂θ that backward() has made in pass; of a z its δ.
double gradient_value(const Pass<double> &pass, const TermEntry &index);

/// Lₙ, in double, when this one number is set to value and all that does not depend on it stays. pass is a
/// pass of network.
double loss_with(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                 double value);

/// The gradient of a pass of network, through backward(), against the central difference, both losses of
/// which are computed in Scalar: double, as on a calculator, or long double, which leaves more digits on
/// machines that have more. epsilon > 0.
template <class Scalar = long double>
GradientCheck check_gradient(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                             double epsilon);

} // namespace deltascope
