// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"
#include "core/practice/slip/slip.h"
#include "core/practice/task.h"

namespace deltascope {

/// The gradient of pass_with() against the central difference of the losses of forward_with(), in double: it
/// shows a backward slip, and a forward one where the derivative is still that of the rule it replaced.
/// index is an entry of W1, b1, W2, b2, z1 or z2; task.pass is the pass with the slip. Costs two forward
/// passes.
GradientCheck check_with(const Task &task, const Slip &slip, const TermEntry &index, double epsilon);

/// The loss of forward_with() against one number, as loss_with() has it without a slip. It keeps a network of
/// its own.
class LossWith
{
public:
    /// The task may go afterwards.
    LossWith(const Task &task, const Slip &slip);
    /// Lₙ when this one parameter, or entry of z1 or z2, is set to value; what slips before it does not
    /// count.
    double operator()(const TermEntry &index, double value);

private:
    Network<double> network_;
    Vector<double> x0_;
    Vector<double> y_;
    Slip slip_;
};

} // namespace deltascope
