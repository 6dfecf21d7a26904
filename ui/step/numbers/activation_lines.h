// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/worked_equation.h"
#include "ui/step/pass/inspected_pass.h"

namespace deltascope {

/// "x¹₁₄ = φ(z¹₁₄) = 1 / (1 + e^1.103) = 0.2492"; x names x1 or x2.
WorkedEquation activationLine(const InspectedPass &open, const Selection &x);

/// "φ′(z¹₁₄) = x¹₁₄ (1 − x¹₁₄) = 0.2492 (1 − 0.2492) = 0.1871", φ′ in so many digits; slope names
/// phi_prime_z1 or phi_prime_z2.
WorkedEquation slopeLine(const InspectedPass &open, const Selection &slope, int digits);

} // namespace deltascope
