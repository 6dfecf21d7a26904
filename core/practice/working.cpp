// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/working.h"

#include <cmath>

namespace deltascope {

namespace {
void put(Vector<double> &values, Asked term, const Answers &own)
{
    for (auto answer = own.lower_bound({term, 0, 0}); answer != own.end() && answer->first.term == term;
         ++answer)
        values[answer->first.row] = answer->second;
}

Vector<double> slopes_written_with(Activation activation, const Vector<double> &x)
{
    return x.unaryExpr([activation](double entry) { return slope_written_with(activation, entry); });
}

void set_slopes(Working &working, SlopeFrom from)
{
    const Functions &functions = working.functions();
    const auto slopes = [from](Activation activation, const Vector<double> &z, const Vector<double> &x) {
        return from == SlopeFrom::z ? phi_prime(activation, z) : slopes_written_with(activation, x);
    };
    working.slope1 = slopes(functions.hidden, working.z1, working.x1);
    if (!facts(functions.cost).cancels_phi_prime)
        working.slope2 = slopes(functions.output, working.z2, working.x2);
}

Vector<double> delta2_of(const Working &working)
{
    return working.slope2.size() > 0 ? working.error().cwiseProduct(working.slope2).eval() : working.error();
}

/// The gradient of an entry of the parameters after the update, by name.
Entry gradient_entry(const Entry &after)
{
    switch (after.term) {
    case Asked::after_W1:
        return {Asked::dW1, after.row, after.column};
    case Asked::after_b1:
        return {Asked::db1, after.row, 0};
    case Asked::after_W2:
        return {Asked::dW2, after.row, after.column};
    default:
        return {Asked::db2, after.row, 0};
    }
}

/// The update of one parameter; a bias that stays has rate 0.
double rate_of(const Task &task, Asked term)
{
    const bool bias =
        term == Asked::after_b1 || term == Asked::after_b2 || term == Asked::db1 || term == Asked::db2;
    return bias && task.fixed_biases ? 0 : task.rate;
}

/// By how much own gradients and own parameters after the update differ from what the rules make of the rest.
struct OwnChanges
{
    Vector<double> z1; ///< of z¹ with the new parameters
    Vector<double> z2; ///< of z², by b² alone
    std::vector<std::pair<Entry, double>> W2;
};

double own_change(const Working &working, const Entry &entry, double own)
{
    const double rate = rate_of(working.task, entry.term);
    if (is_after(entry.term))
        return own - (*value_before(working.task, entry) - rate * gradient_for(working, entry));
    const auto &[term, row, column] = entry;
    const Vector<double> &delta = term == Asked::dW2 || term == Asked::db2 ? working.delta2 : working.delta1;
    const double by_rule = !is_matrix(term)     ? delta[row]
                           : term == Asked::dW2 ? working.x1[row] * delta[column]
                                                : working.x0()[row] * delta[column];
    return -rate * (own - by_rule);
}

OwnChanges own_changes(const Working &working)
{
    OwnChanges changes = {
        Vector<double>::Zero(working.z1.size()), Vector<double>::Zero(working.z2.size()), {}};
    for (const auto &[entry, own] : working.later) {
        const double change = own_change(working, entry, own);
        switch (entry.term) {
        case Asked::dW1:
        case Asked::after_W1:
            changes.z1[entry.column] += change * working.x0()[entry.row];
            break;
        case Asked::db1:
        case Asked::after_b1:
            changes.z1[entry.row] += change;
            break;
        case Asked::dW2:
        case Asked::after_W2:
            changes.W2.emplace_back(entry, change);
            break;
        default:
            changes.z2[entry.row] += change;
        }
    }
    return changes;
}
/// One output's part of Lₙ. What a target of 0 multiplies does not count, be it infinite.
double loss_of_x2(Cost cost, double x, double y)
{
    if (cost == Cost::Quadratic)
        return (x - y) * (x - y) / 2;
    const auto part = [](double target, double p) { return target == 0 ? 0 : -target * std::log(p); };
    return part(y, x) + (cost == Cost::CrossEntropy ? part(1 - y, 1 - x) : 0);
}
} // namespace

Working working_of(const Task &task)
{
    const Pass<double> &pass = task.pass;
    Working working = {task, pass.z1, pass.x1, pass.z2, pass.x2, pass.delta2, pass.delta1, {}, {}, {}};
    set_slopes(working, SlopeFrom::z);
    return working;
}

Working working_of(const Task &task, const Answers &own, Reach reach, SlopeFrom slope)
{
    const bool all = reach == Reach::AllSteps;
    Working working = working_of(task);
    const Functions &functions = working.functions();
    const Parameters<double> &parameters = working.parameters();
    put(working.z1, Asked::z1, own);
    if (all)
        working.x1 = phi(functions.hidden, working.z1);
    put(working.x1, Asked::x1, own);
    if (all)
        working.z2 = parameters.W2.transpose() * working.x1 + parameters.b2;
    put(working.z2, Asked::z2, own);
    if (all)
        working.x2 = phi(functions.output, working.z2);
    put(working.x2, Asked::x2, own);
    set_slopes(working, slope);
    if (all)
        working.delta2 = delta2_of(working);
    put(working.delta2, Asked::delta2, own);
    if (all)
        working.delta1 = (parameters.W2 * working.delta2).cwiseProduct(working.slope1);
    put(working.delta1, Asked::delta1, own);
    for (const auto &[entry, value] : own)
        if (entry.term >= Asked::dW2 && entry.term != Asked::after_loss)
            working.later[entry] = value;
    return working;
}

double value_from(const Working &working, const Entry &entry)
{
    const auto &[term, row, column] = entry;
    const Parameters<double> &parameters = working.parameters();
    switch (term) {
    case Asked::z1:
        return parameters.W1.col(row).dot(working.x0()) + parameters.b1[row];
    case Asked::x1:
        return activated(working.functions().hidden, working.z1, row);
    case Asked::z2:
        return parameters.W2.col(row).dot(working.x1) + parameters.b2[row];
    case Asked::x2:
        return activated(working.functions().output, working.z2, row);
    case Asked::loss:
        return loss_summands(working.functions(), {working.z2, working.x2}, working.y()).sum();
    case Asked::delta2:
        return delta2_of(working)[row];
    case Asked::delta1:
        return parameters.W2.row(row).dot(working.delta2) * working.slope1[row];
    case Asked::dW2:
        return working.x1[row] * working.delta2[column];
    case Asked::db2:
        return working.delta2[row];
    case Asked::dW1:
        return working.x0()[row] * working.delta1[column];
    case Asked::db1:
        return working.delta1[row];
    case Asked::after_W1:
    case Asked::after_b1:
    case Asked::after_W2:
    case Asked::after_b2:
        return *value_before(working.task, entry) -
               rate_of(working.task, term) * gradient_for(working, entry);
    case Asked::after_loss:
        return loss_summands(working.functions(),
                             outputs_after(working, working.delta2, working.delta1, working.task.rate),
                             working.y())
            .sum();
    }
    return 0;
}

Vector<double> loss_summands(const Functions &functions, const Outputs &outputs, const Vector<double> &y)
{
    const auto &[z2, x2] = outputs;
    if (x2 == phi(functions.output, z2))
        return loss_terms(functions.cost, z2, x2, y);
    Vector<double> summands(y.size());
    for (Eigen::Index k = 0; k < y.size(); ++k)
        summands[k] = loss_of_x2(functions.cost, x2[k], y[k]);
    return summands;
}

double slope_written_with(Activation activation, double x)
{
    switch (activation) {
    case Activation::Sigmoid:
        return x * (1 - x);
    case Activation::Tanh:
        return 1 - x * x;
    default:
        return phi_prime(activation, x);
    }
}

bool slope_has_x_form(Activation activation)
{
    return activation == Activation::Sigmoid || activation == Activation::Tanh;
}

double activated(Activation activation, const Vector<double> &z, Eigen::Index entry)
{
    return phi(activation, z)[entry];
}

double gradient_for(const Working &working, const Entry &after)
{
    const Entry gradient = gradient_entry(after);
    const auto own = working.later.find(gradient);
    return own == working.later.end() ? value_from(working, gradient) : own->second;
}

Outputs outputs_after(const Working &working, const Vector<double> &delta2, const Vector<double> &delta1,
                      double rate)
{
    // w¹ᵢⱼ − η x⁰ᵢ δ¹ⱼ for each i, and b¹ⱼ − η δ¹ⱼ, lower z¹ⱼ by η δ¹ⱼ (‖x⁰‖² + 1); z² likewise.
    const double bias = working.task.fixed_biases ? 0 : 1;
    const OwnChanges own = own_changes(working);
    const Functions &functions = working.functions();
    const Parameters<double> &parameters = working.parameters();
    const Vector<double> z1 =
        working.task.pass.z1 - rate * (working.x0().squaredNorm() + bias) * delta1 + own.z1;
    const Vector<double> x1 = phi(functions.hidden, z1);
    Vector<double> z2 =
        parameters.W2.transpose() * x1 + parameters.b2 - rate * (working.x1.dot(x1) + bias) * delta2 + own.z2;
    for (const auto &[entry, change] : own.W2)
        z2[entry.column] += change * x1[entry.row];
    return {z2, phi(functions.output, z2)};
}

} // namespace deltascope
