// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_check.h"

#include "core/practice/slip/slipped_pass.h"
#include "core/practice/slip/slipped_walk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace deltascope {

LossWith::LossWith(const Task &task, const Slip &slip)
    : network_(task.network)
    , x0_(task.pass.x0)
    , y_(task.pass.y)
    , slip_(slip)
{
}

double LossWith::operator()(const TermEntry &index, double value)
{
    if (index.term == Term::z1 || index.term == Term::z2) {
        Pass<double> pass = forward(network_, x0_, y_);
        SlippedWalk(network_, pass, 0, slip_).go_from(index, value);
        return pass.loss;
    }
    Parameters<double> &p = network_.parameters;
    double &parameter = index.term == Term::W1   ? p.W1(index.row, index.column)
                        : index.term == Term::b1 ? p.b1[index.row]
                        : index.term == Term::W2 ? p.W2(index.row, index.column)
                                                 : p.b2[index.row];
    const double before = std::exchange(parameter, value);
    const double loss = forward_with(network_, x0_, y_, slip_).loss;
    parameter = before;
    return loss;
}

GradientCheck check_with(const Task &task, const Slip &slip, const TermEntry &index, double epsilon)
{
    LossWith loss(task, slip);
    const double here = index.term == Term::z1   ? task.pass.z1[index.row]
                        : index.term == Term::z2 ? task.pass.z2[index.row]
                                                 : parameter_value(task.network.parameters, index);
    GradientCheck check;
    check.backpropagated = gradient_value(task.pass, index);
    check.loss_above = loss(index, here + epsilon);
    check.loss_below = loss(index, here - epsilon);
    check.numerical = (check.loss_above - check.loss_below) / (2 * epsilon);
    const double size = std::max(std::abs(check.backpropagated), std::abs(check.numerical));
    const double difference = std::abs(check.backpropagated - check.numerical);
    check.relative_error = size > 0 ? difference / size : 0;
    // Each loss is the end of some hundred roundings; what they leave of the difference, generously.
    constexpr double roundings = 64;
    check.resolution = roundings * std::numeric_limits<double>::epsilon() *
                       std::max(1.0, std::abs(task.pass.loss)) / epsilon;
    check.unresolved = size < check.resolution || !std::isfinite(check.numerical);
    return check;
}

} // namespace deltascope
