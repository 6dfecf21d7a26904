// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slipped_pass.h"

#include "core/practice/slip/slipped_walk.h"

namespace deltascope {

Pass<double> forward_with(const Network<double> &network, const Vector<double> &x0, const Vector<double> &y,
                          const std::optional<Slip> &slip)
{
    Pass<double> pass = forward(network, x0, y);
    if (slip && is_forward(*slip))
        SlippedWalk(network, pass, 0, *slip).go(Asked::z1, Asked::loss);
    return pass;
}

void backward_with(const Network<double> &network, Pass<double> &pass, double rate,
                   const std::optional<Slip> &slip)
{
    if (slip && slip->step > StepId::loss && slip->step < StepId::update) {
        backward(network, pass);
        SlippedWalk(network, pass, rate, *slip).go(Asked::delta2, Asked::db1);
    } else {
        backward(network, pass); // by the rules, from what the forward pass has given
    }
}

Pass<double> pass_with(const Task &task, const Slip &slip)
{
    Pass<double> pass = task.pass;
    SlippedWalk(task.network, pass, task.rate, slip).go(Asked::z1, Asked::db1);
    return pass;
}

} // namespace deltascope
