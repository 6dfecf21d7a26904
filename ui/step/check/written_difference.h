// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"

#include <QString>

namespace deltascope {

/// A central difference as it is written out. Whoever takes the two losses and ε as they are shown, computes
/// (above − below) / 2ε and rounds to the digits of the quotient gets the quotient as it is shown.
struct WrittenDifference
{
    QString above;    ///< Lₙ(θ + ε)
    QString below;    ///< Lₙ(θ − ε), in as many digits
    QString epsilon;  ///< exact
    QString quotient; ///< with its sign
    int digits = 0;   ///< that the quotient is shown in
};

/// check is one in double, with this ε. The quotient has up to six digits: fewer where the losses would need
/// more than a calculator has, down to one, for which all digits of a double may be needed.
WrittenDifference writtenDifference(const GradientCheck &check, double epsilon);

} // namespace deltascope
