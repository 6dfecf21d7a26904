// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

namespace deltascope {

/// What a gradient check of one parameter finds.
struct GradientCheck
{
    double backpropagated = 0; ///< ∂Lₙ/∂θ of the pass
    double numerical = 0;      ///< (L(θ + ε) − L(θ − ε)) / 2ε
    /// |a − b| / max(|a|, |b|, 10⁻⁶ g), where a and b are the two above and g is the largest |δ|: far below
    /// it a difference quotient has no digits left to compare.
    double relative_error = 0;
    /// A ReLU switches between θ − ε and θ + ε: the loss has a kink there, and no derivative to compare
    /// with.
    bool kink = false;
};

/// A parameter is an entry of W1, b1, W2 or b2, within its shape; the functions below throw
/// std::invalid_argument for any other term.
double parameter_value(const Parameters<double> &parameters, const TermEntry &index);

/// The entry ∂Lₙ/∂θ of a parameter that backward() has made in pass.
double gradient_value(const Pass<double> &pass, const TermEntry &index);

/// Lₙ when this one parameter is set to value and all others stay. pass is a pass of network. Costs O(K):
/// only what the parameter feeds is computed again.
double loss_with(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                 double value);

/// The gradient of a pass of network, through backward(), against the central difference, which is evaluated
/// in extended precision; epsilon > 0.
GradientCheck check_gradient(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                             double epsilon);

} // namespace deltascope
