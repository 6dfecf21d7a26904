// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/task.h"

#include <cmath>

namespace deltascope {

namespace {
constexpr double nearly_zero = 1e-3;     ///< beside the largest of its term
constexpr double smallest_number = 1e-9; ///< below it nothing is asked
constexpr double smallest_change = 1e-5; ///< beside the parameter that is changed

double largest_size(const Vector<double> &values)
{
    return values.cwiseAbs().maxCoeff();
}

/// The largest |entry| of a term; of a gradient for what the update changes.
double largest_of_term(const Task &task, Asked term)
{
    const Pass<double> &pass = task.pass;
    switch (term) {
    case Asked::z1:
        return largest_size(pass.z1);
    case Asked::x1:
        return largest_size(pass.x1);
    case Asked::z2:
        return largest_size(pass.z2);
    case Asked::x2:
        return largest_size(pass.x2);
    case Asked::delta2:
    case Asked::db2:
    case Asked::after_b2:
        return largest_size(pass.delta2);
    case Asked::delta1:
    case Asked::db1:
    case Asked::after_b1:
        return largest_size(pass.delta1);
    case Asked::dW2: // the largest product of a column and a row is that of their largest entries
    case Asked::after_W2:
        return largest_size(pass.x1) * largest_size(pass.delta2);
    case Asked::dW1:
    case Asked::after_W1:
        return largest_size(pass.x0) * largest_size(pass.delta1);
    case Asked::loss:
    case Asked::after_loss:
        return 0;
    }
    return 0;
}
} // namespace

Parameters<double> parameters_after(const Task &task)
{
    Parameters<double> after = updated(task.network.parameters, task.pass, task.rate);
    if (task.fixed_biases) {
        after.b1 = task.network.parameters.b1;
        after.b2 = task.network.parameters.b2;
    }
    return after;
}

Network<double> after_updates(Network<double> network, const Vector<double> &x0, const Vector<double> &y,
                              double rate, int updates, bool fixed_biases)
{
    for (int update = 0; update < updates && network.parameters.all_finite(); ++update) {
        const Pass<double> pass = backpropagate(network, x0, y);
        network.parameters = parameters_after({network, pass, rate, fixed_biases});
    }
    return network;
}

double right_value(const Task &task, const Entry &entry)
{
    const auto &[term, row, column] = entry;
    const Pass<double> &pass = task.pass;
    const double before = value_before(task, entry).value_or(0);
    const double bias_rate = task.fixed_biases ? 0 : task.rate;
    switch (term) {
    case Asked::z1:
        return pass.z1[row];
    case Asked::x1:
        return pass.x1[row];
    case Asked::z2:
        return pass.z2[row];
    case Asked::x2:
        return pass.x2[row];
    case Asked::loss:
        return pass.loss;
    case Asked::delta2:
        return pass.delta2[row];
    case Asked::delta1:
        return pass.delta1[row];
    case Asked::dW2:
        return pass.dW2(row, column);
    case Asked::db2:
        return pass.db2[row];
    case Asked::dW1:
        return pass.dW1(row, column);
    case Asked::db1:
        return pass.db1[row];
    case Asked::after_W1:
        return before - task.rate * pass.dW1(row, column);
    case Asked::after_b1:
        return before - bias_rate * pass.db1[row];
    case Asked::after_W2:
        return before - task.rate * pass.dW2(row, column);
    case Asked::after_b2:
        return before - bias_rate * pass.db2[row];
    case Asked::after_loss:
        return forward<double>({task.network.functions, parameters_after(task)}, pass.x0, pass.y).loss;
    }
    return 0;
}

std::optional<double> value_before(const Task &task, const Entry &entry)
{
    const Parameters<double> &parameters = task.network.parameters;
    switch (entry.term) {
    case Asked::after_W1:
        return parameters.W1(entry.row, entry.column);
    case Asked::after_b1:
        return parameters.b1[entry.row];
    case Asked::after_W2:
        return parameters.W2(entry.row, entry.column);
    case Asked::after_b2:
        return parameters.b2[entry.row];
    case Asked::after_loss:
        return task.pass.loss;
    default:
        return std::nullopt;
    }
}

Direction direction_of(const Task &task, const Entry &entry)
{
    const double value = right_value(task, entry) - value_before(task, entry).value_or(0);
    return value < 0 ? Direction::Negative : value > 0 ? Direction::Positive : Direction::Zero;
}

bool can_be_asked(const Task &task, const Entry &entry)
{
    const double before = value_before(task, entry).value_or(0);
    const double size = std::abs(right_value(task, entry) - before);
    const double rate = is_after(entry.term) ? task.rate : 1;
    return std::isfinite(size) && size >= smallest_number &&
           size >= nearly_zero * rate * largest_of_term(task, entry.term) &&
           size >= smallest_change * std::abs(before);
}

} // namespace deltascope
