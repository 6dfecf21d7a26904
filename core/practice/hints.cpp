// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/hints.h"

#include "core/practice/mistakes.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
using Show = std::function<std::string(double)>;

void add_vector(std::vector<HintNumber> &numbers, Term term, Eigen::Index size)
{
    for (int row = 0; row < size; ++row)
        numbers.push_back({term, row, 0});
}

/// w x for each summand of z, and b.
std::vector<HintNumber> numbers_of_z(Term W, Term b, Term x, const Vector<double> &inputs, int unit)
{
    std::vector<HintNumber> numbers;
    for (int from = 0; from < inputs.size(); ++from)
        if (inputs[from] != 0) {
            numbers.push_back({W, from, unit});
            numbers.push_back({x, from, 0});
        }
    numbers.push_back({b, unit, 0});
    return numbers;
}

std::vector<HintNumber> numbers_of_delta1(const Task &task, int unit)
{
    std::vector<HintNumber> numbers;
    for (int k = 0; k < task.pass.delta2.size(); ++k) {
        numbers.push_back({Term::W2, unit, k});
        numbers.push_back({Term::delta2, k, 0});
    }
    numbers.push_back({Term::phi_prime_z1, unit, 0});
    return numbers;
}

/// A number as a factor or a summand, in parentheses where a sign would stand beside another.
std::string enclosed(const Show &show, double value)
{
    return value < 0 ? "(" + show(value) + ")" : show(value);
}

std::string product(const Show &show, double a, double b)
{
    return enclosed(show, a) + "·" + enclosed(show, b);
}

struct Summand
{
    double size;
    std::string text;
};

/// The summands with + between them; of many the largest and "…".
std::string sum(std::vector<Summand> summands)
{
    const auto most = static_cast<std::size_t>(most_summands);
    const bool all = summands.size() <= most;
    if (!all) {
        std::ranges::stable_sort(summands, std::ranges::greater{}, &Summand::size);
        summands.resize(most);
    }
    std::string text;
    for (const Summand &summand : summands)
        text += (text.empty() ? "" : " + ") + summand.text;
    return all ? text : text + " + …";
}

std::string z_text(const Show &show, const Vector<double> &weights, const Vector<double> &x, double b)
{
    std::vector<Summand> summands;
    for (Eigen::Index i = 0; i < x.size(); ++i)
        if (x[i] != 0)
            summands.push_back({std::abs(weights[i] * x[i]), product(show, weights[i], x[i])});
    const std::string text = sum(std::move(summands));
    return (text.empty() ? "" : text + " + ") + enclosed(show, b);
}

std::string power_text(const Show &show, double exponent)
{
    return "e^" + (exponent < 0 ? "(" + show(exponent) + ")" : show(exponent));
}

std::string softmax_text(const Show &show, const Vector<double> &z, int unit)
{
    std::vector<Summand> powers;
    for (const double entry : z)
        powers.push_back({entry, power_text(show, entry)});
    return power_text(show, z[unit]) + " / (" + sum(std::move(powers)) + ")";
}

std::string phi_text(const Show &show, Activation activation, const Vector<double> &layer, int unit)
{
    const double z = layer[unit];
    switch (activation) {
    case Activation::Sigmoid:
        return "1 / (1 + " + power_text(show, -z) + ")";
    case Activation::Tanh:
        return "tanh(" + show(z) + ")";
    case Activation::Linear:
        return show(z);
    case Activation::Softmax:
        return softmax_text(show, layer, unit);
    default:
        return "φ(" + show(z) + ")";
    }
}

std::string loss_text(const Show &show, const Functions &functions, const Vector<double> &x2,
                      const Vector<double> &y)
{
    std::vector<Summand> summands;
    const auto log_part = [&](double target, double x) {
        if (target != 0)
            summands.push_back({std::abs(target * std::log(x)), enclosed(show, target) + "·ln " + show(x)});
    };
    for (Eigen::Index k = 0; k < y.size(); ++k)
        if (functions.cost == Cost::Quadratic) {
            summands.push_back({std::abs(x2[k] - y[k]), "(" + show(x2[k]) + " − " + show(y[k]) + ")²"});
        } else {
            log_part(y[k], x2[k]);
            if (functions.cost == Cost::CrossEntropy)
                log_part(1 - y[k], 1 - x2[k]);
        }
    return (functions.cost == Cost::Quadratic ? "½·(" : "−(") + sum(std::move(summands)) + ")";
}

std::string delta2_text(const Show &show, const Task &task, int output)
{
    const Pass<double> &pass = task.pass;
    const std::string error = show(pass.x2[output]) + " − " + show(pass.y[output]);
    const Vector<double> slopes = working_of(task).slope2;
    return slopes.size() == 0 ? error : "(" + error + ")·" + enclosed(show, slopes[output]);
}

std::string delta1_text(const Show &show, const Task &task, int unit)
{
    const Vector<double> &delta2 = task.pass.delta2;
    std::vector<Summand> summands;
    for (Eigen::Index k = 0; k < delta2.size(); ++k) {
        const double weight = task.network.parameters.W2(unit, k);
        summands.push_back({std::abs(weight * delta2[k]), product(show, weight, delta2[k])});
    }
    const double slope = phi_prime(task.network.functions.hidden, task.pass.z1[unit]);
    return "(" + sum(std::move(summands)) + ")·" + enclosed(show, slope);
}

std::string loss_after_text(const Show &show, const Task &task)
{
    const Functions &functions = task.network.functions;
    const Pass<double> after =
        forward<double>({functions, parameters_after(task)}, task.pass.x0, task.pass.y);
    return loss_text(show, functions, after.x2, after.y);
}
} // namespace

std::vector<HintNumber> hint_numbers(const Task &task, const Entry &entry)
{
    const auto &[term, row, column] = entry;
    std::vector<HintNumber> numbers;
    switch (term) {
    case Asked::z1:
        return numbers_of_z(Term::W1, Term::b1, Term::x0, task.pass.x0, row);
    case Asked::x1:
        return {{Term::z1, row, 0}};
    case Asked::z2:
        return numbers_of_z(Term::W2, Term::b2, Term::x1, task.pass.x1, row);
    case Asked::x2:
        if (facts(task.network.functions.output).componentwise)
            return {{Term::z2, row, 0}};
        add_vector(numbers, Term::z2, task.pass.z2.size());
        return numbers;
    case Asked::loss:
        add_vector(numbers, Term::x2, task.pass.x2.size());
        add_vector(numbers, Term::y, task.pass.y.size());
        return numbers;
    case Asked::delta2:
        numbers = {{Term::x2, row, 0}, {Term::y, row, 0}};
        if (working_of(task).slope2.size() > 0)
            numbers.push_back({Term::phi_prime_z2, row, 0});
        return numbers;
    case Asked::delta1:
        return numbers_of_delta1(task, row);
    case Asked::dW2:
        return {{Term::x1, row, 0}, {Term::delta2, column, 0}};
    case Asked::db2:
        return {{Term::delta2, row, 0}};
    case Asked::dW1:
        return {{Term::x0, row, 0}, {Term::delta1, column, 0}};
    case Asked::db1:
        return {{Term::delta1, row, 0}};
    case Asked::after_W1:
        return {{Term::W1, row, column}, {Term::eta, 0, 0}, {Term::dW1, row, column}};
    case Asked::after_b1:
        return {{Term::b1, row, 0}, {Term::eta, 0, 0}, {Term::db1, row, 0}};
    case Asked::after_W2:
        return {{Term::W2, row, column}, {Term::eta, 0, 0}, {Term::dW2, row, column}};
    case Asked::after_b2:
        return {{Term::b2, row, 0}, {Term::eta, 0, 0}, {Term::db2, row, 0}};
    case Asked::after_loss:
        numbers = {{Term::theta, 0, 0}};
        add_vector(numbers, Term::y, task.pass.y.size());
        return numbers;
    }
    return numbers;
}

std::string hint_product(const Task &task, const Entry &entry, const Show &show)
{
    const auto &[term, row, column] = entry;
    const Pass<double> &pass = task.pass;
    const Parameters<double> &parameters = task.network.parameters;
    const Functions &functions = task.network.functions;
    switch (term) {
    case Asked::z1:
        return z_text(show, parameters.W1.col(row), pass.x0, parameters.b1[row]);
    case Asked::x1:
        return phi_text(show, functions.hidden, pass.z1, row);
    case Asked::z2:
        return z_text(show, parameters.W2.col(row), pass.x1, parameters.b2[row]);
    case Asked::x2:
        return phi_text(show, functions.output, pass.z2, row);
    case Asked::loss:
        return loss_text(show, functions, pass.x2, pass.y);
    case Asked::delta2:
        return delta2_text(show, task, row);
    case Asked::delta1:
        return delta1_text(show, task, row);
    case Asked::dW2:
        return product(show, pass.x1[row], pass.delta2[column]);
    case Asked::db2:
        return show(pass.delta2[row]);
    case Asked::dW1:
        return product(show, pass.x0[row], pass.delta1[column]);
    case Asked::db1:
        return show(pass.delta1[row]);
    case Asked::after_loss:
        return loss_after_text(show, task);
    default:
        break;
    }
    const double before = *value_before(task, entry);
    const bool stays = task.fixed_biases && !is_matrix(term);
    return stays ? show(before)
                 : show(before) + " − " + product(show, task.rate, gradient_for(working_of(task), entry));
}

} // namespace deltascope
