// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

namespace deltascope {

/// The entries of a term where they lie, in the network or in a pass of it, row after row; they live as long
/// as both. Null for what neither keeps: scalars, φ′, ∂x²/∂z² and θ. Of a gradient or a δ empty before
/// backward().
const double *entries(const Network<double> &network, const Pass<double> &pass, Term term);

/// One number of a pass, φ′ and ∂x²/∂z² included; entry lies within the shape of its term. Throws
/// std::invalid_argument for η, θ and the loss after the update, which belong to no pass.
double value_of(const Network<double> &network, const Pass<double> &pass, const TermEntry &entry);

} // namespace deltascope
