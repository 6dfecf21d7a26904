// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_text.h"

#include "app/cli/text.h"
#include "core/network/term_values.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace deltascope::cli {

namespace {
constexpr std::size_t few_entries = 10; // all of them are shown
constexpr std::size_t shown_entries = 5;
const std::string indent = "      ";

std::string_view heading(Phase phase)
{
    switch (phase) {
    case Phase::Forward:
        return "FORWARD: what does the network answer?";
    case Phase::Backward:
        return "BACKWARD: who is to blame for the error?";
    case Phase::Update:
        return "UPDATE: change the parameters";
    }
    return {};
}

std::string shape_text(const Shape &shape)
{
    const std::string rows = std::to_string(shape.rows);
    return shape.columns == 1 ? rows + " numbers" : rows + "×" + std::to_string(shape.columns) + " numbers";
}

/// The entry at a place, counted row after row as the convention writes the term.
TermEntry entry_at(Term term, const Shape &shape, int place, Convention convention)
{
    return transposed_in(convention, {term, place / shape.columns, place % shape.columns});
}

std::string entries_text(const Task &task, Term term, Convention convention)
{
    const Shape shape = shape_of(term, task.network.sizes(), convention);
    const auto value = [&](int place) {
        return value_of(task.network, task.pass, entry_at(term, shape, place, convention));
    };
    std::vector<int> order(static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.columns));
    std::iota(order.begin(), order.end(), 0);
    const std::size_t shown = order.size() <= few_entries ? order.size() : shown_entries;
    const bool all = shown == order.size();
    if (!all)
        std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(shown), {},
                                  [&](int place) { return std::pair(-std::abs(value(place)), place); });
    std::string text = indent + shape_text(shape) + (all ? "\n" : ", the largest:\n");
    for (const int place : std::span(order).first(shown))
        text += indent + "  " +
                left_aligned(plain_name(entry_at(term, shape, place, convention), convention), 18) +
                right_aligned(short_number(value(place)), 14) + "\n";
    return text;
}

std::string loss_text(const Pass<double> &pass)
{
    return indent + "L = " + short_number(pass.loss) + "\n";
}

// η ‖∇L‖² over the parameters that the update changes: what it promises to lower the loss by.
double promised(const Task &task)
{
    const Pass<double> &pass = task.pass;
    const double fixed = task.fixed_biases ? pass.db1.squaredNorm() + pass.db2.squaredNorm() : 0;
    return task.rate * (pass.gradient_squared_norm() - fixed);
}

std::string update_text(const Task &task)
{
    return indent + "η = " + short_number(task.rate) +
           ", ‖∇L‖² = " + short_number(promised(task) / task.rate) +
           (task.fixed_biases ? ", biases stay\n" : "\n");
}

std::string after_text(const Task &task)
{
    const double loss_after = right_value(task, {Asked::after_loss});
    return indent + "L after = " + short_number(loss_after) + ", a change of " +
           short_number(loss_after - task.pass.loss) + "; −η‖∇L‖² promised " + short_number(-promised(task)) +
           "\n";
}

std::string value_text(const Task &task, Term made, Convention convention)
{
    switch (made) {
    case Term::loss:
        return loss_text(task.pass);
    case Term::theta:
        return update_text(task);
    case Term::loss_after:
        return after_text(task);
    default:
        return entries_text(task, made, convention);
    }
}

// What φ or φ′ is, where the step needs it.
std::string_view function_text(StepId step, const Functions &functions)
{
    const ActivationFacts &output = facts(functions.output);
    switch (step) {
    case StepId::x1:
        return facts(functions.hidden).formula;
    case StepId::delta1:
        return facts(functions.hidden).derivative;
    case StepId::x2:
        return output.componentwise ? output.formula : std::string_view(); // softmax is its component form
    case StepId::delta2:
        return facts(functions.cost).cancels_phi_prime && output.componentwise ? std::string_view()
                                                                               : output.derivative;
    default:
        return {};
    }
}

std::string opening(const Network<double> &network, const Pass<double> &pass)
{
    const std::string text = network_text(network.sizes(), network.functions) + "\n";
    if (!network.sizes().reads_digits())
        return text;
    Eigen::Index label = 0;
    Eigen::Index answer = 0;
    pass.y.maxCoeff(&label);
    pass.x2.maxCoeff(&answer);
    return text + "The right answer is " + std::to_string(label) + "; the network reads " +
           std::to_string(answer) + ".\n";
}

std::string equation_text(const Step &step, const Sizes &sizes, Convention convention)
{
    const bool reads_numbers = step.id == StepId::x0 && !sizes.has_picture();
    const std::string_view equation = reads_numbers ? "x⁰ = the inputs" : step.equation;
    const std::string_view component = reads_numbers ? "x⁰ᵢ = input i" : step.component;
    std::string text = indent + written(equation, convention).append("\n");
    if (component != equation)
        text.append(indent).append(written(component, convention)).append("\n");
    return text;
}
} // namespace

std::string trace_text(const Task &task, Convention convention)
{
    std::string text = opening(task.network, task.pass);
    std::optional<Phase> phase;
    int number = 0;
    for (const Step &step : steps(task.network.functions)) {
        if (phase != step.phase)
            text.append("\n").append(heading(step.phase)).append("\n");
        phase = step.phase;
        text += "\n" + right_aligned(std::to_string(++number), 4) + "  " + std::string(step.title) + "\n";
        text += equation_text(step, task.network.sizes(), convention);
        if (const auto function = function_text(step.id, task.network.functions); !function.empty())
            text.append(indent).append(written(function, convention)).append("\n");
        text += value_text(task, step.makes, convention);
    }
    return text;
}

} // namespace deltascope::cli
