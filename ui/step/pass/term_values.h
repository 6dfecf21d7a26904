// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/selection.h"

#include <QString>

namespace deltascope {

/// The number itself. theta is asked for by the parameter that is updated, see updatedValue().
double valueAt(const InspectedPass &open, const Selection &at);

/// The new value of a parameter, θ − η ∂L/∂θ; at names W1, b1, W2 or b2.
double updatedValue(const InspectedPass &open, const Selection &at);

/// The gradient's entry of a parameter, and the parameter of a gradient's entry; anything else as it is.
Selection gradientOf(const Selection &parameter);
Selection parameterOf(const Selection &gradient);

/// "w^{1}_{293,14}", "δ^{2}_{6}", "L_{n}": one number in the notation.
QString nameOf(const Selection &at);
/// "∂L_{n}/∂W^{1}", "δ^{2}": the whole term in the notation.
QString nameOf(Term term);

/// The whole term as the convention writes it, one row per line, full precision with a decimal point; empty
/// where a number is hidden.
QString termAsCsv(const InspectedPass &open, Term term, Convention order = Convention::InputsFirst);

} // namespace deltascope
