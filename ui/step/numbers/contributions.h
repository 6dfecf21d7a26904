// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/display_precision.h"
#include "ui/step/numbers/step_numbers.h"

namespace deltascope {

/// Σᵢ w¹ᵢⱼ x⁰ᵢ of hidden unit j; inputs of 0, which are pixels without ink, add nothing and are left out.
Contributions pixelContributions(const InspectedPass &open, int unit, int mostRows);
/// Σⱼ w²ⱼₖ x¹ⱼ of output k.
Contributions unitContributions(const InspectedPass &open, int output, int mostRows);
/// Σₖ w²ⱼₖ δ²ₖ of hidden unit j, of which the first arrived are summed.
Contributions outputContributions(const InspectedPass &open, int unit, int arrived);
/// The terms of the loss, one for each output.
Contributions lossContributions(const InspectedPass &open, int arrived);

/// Σₖ w²ⱼₖ δ²ₖ, all of it.
double backwardSum(const InspectedPass &open, int unit);
double pixelSum(const InspectedPass &open, int unit);
double unitSum(const InspectedPass &open, int output);

/// In how many digits the sum is to be shown so that what is made of it can be recomputed.
DisplayPrecision digitsWithBias(double sum, double bias, double result);
DisplayPrecision digitsScaled(double sum, double slope, double result);

} // namespace deltascope
