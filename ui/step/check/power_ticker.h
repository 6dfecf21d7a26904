// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCPAxis;

namespace deltascope {

/// A number of one digit as briefly as can be: "10⁻⁵", "3·10⁻⁶", "0.03".
QString oneDigit(double value);

/// Makes an axis logarithmic, with ticks at powers of ten, about so many of them.
void showPowers(QCPAxis *axis, int ticks);

/// Lets a linear axis of exponents write them as powers of ten.
void showExponentsAsPowers(QCPAxis *axis, int ticks);

} // namespace deltascope
