// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_text.h"

#include "app/cli/text.h"
#include "core/network/steps.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace deltascope::cli {

namespace {
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

/// A term as it lies in memory, row after row; a vector is a matrix of one column.
struct Value
{
    Term term;
    Eigen::Index rows;
    Eigen::Index columns;
    const double *entries;

    template <class Derived>
    Value(Term name, const Eigen::PlainObjectBase<Derived> &matrix)
        : term(name)
        , rows(matrix.rows())
        , columns(matrix.cols())
        , entries(matrix.data())
    {
    }
    std::size_t size() const { return static_cast<std::size_t>(rows * columns); }
};

std::string shape_of(const Value &value)
{
    const std::string rows = std::to_string(value.rows);
    return value.columns == 1 ? rows + " numbers" : rows + "×" + std::to_string(value.columns) + " numbers";
}

std::string place_of(const Value &value, std::size_t entry)
{
    const auto index = static_cast<Eigen::Index>(entry);
    const std::string row = std::to_string(index / value.columns);
    return value.columns == 1 ? "[" + row + "]"
                              : "[" + row + "," + std::to_string(index % value.columns) + "]";
}

std::string entries_text(const Value &value)
{
    std::vector<std::size_t> order(value.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t shown = value.size() <= digit_count ? value.size() : shown_entries;
    const bool all = shown == value.size();
    if (!all)
        std::ranges::partial_sort(
            order, order.begin() + static_cast<std::ptrdiff_t>(shown), {},
            [&](std::size_t entry) { return std::pair(-std::abs(value.entries[entry]), entry); });
    std::string text = indent + shape_of(value) + (all ? "\n" : ", the largest:\n");
    for (const std::size_t entry : std::span(order).first(shown))
        text += indent + "  " + left_aligned(std::string(symbol(value.term)) + place_of(value, entry), 18) +
                right_aligned(short_number(value.entries[entry]), 14) + "\n";
    return text;
}

std::string loss_text(const Pass<double> &pass)
{
    return indent + "L = " + short_number(pass.loss) + "\n";
}

std::string update_text(const Pass<double> &pass, double learning_rate)
{
    return indent + "η = " + short_number(learning_rate) +
           ", ‖∇L‖² = " + short_number(pass.gradient_squared_norm()) + "\n";
}

std::string after_text(const Network<double> &network, const Pass<double> &pass, double learning_rate)
{
    const Network<double> after = {network.functions, updated(network.parameters, pass, learning_rate)};
    const double loss_after = forward(after, pass.x0, pass.y).loss;
    return indent + "L after = " + short_number(loss_after) + ", a change of " +
           short_number(loss_after - pass.loss) + "; −η‖∇L‖² promised " +
           short_number(-learning_rate * pass.gradient_squared_norm()) + "\n";
}

std::string value_text(const Network<double> &network, const Pass<double> &pass, Term made,
                       double learning_rate)
{
    switch (made) {
    case Term::x0:
        return entries_text({made, pass.x0});
    case Term::z1:
        return entries_text({made, pass.z1});
    case Term::x1:
        return entries_text({made, pass.x1});
    case Term::z2:
        return entries_text({made, pass.z2});
    case Term::x2:
        return entries_text({made, pass.x2});
    case Term::delta2:
        return entries_text({made, pass.delta2});
    case Term::delta1:
        return entries_text({made, pass.delta1});
    case Term::dW2:
        return entries_text({made, pass.dW2});
    case Term::db2:
        return entries_text({made, pass.db2});
    case Term::dW1:
        return entries_text({made, pass.dW1});
    case Term::db1:
        return entries_text({made, pass.db1});
    case Term::loss:
        return loss_text(pass);
    case Term::theta:
        return update_text(pass, learning_rate);
    case Term::loss_after:
        return after_text(network, pass, learning_rate);
    default: // no step makes the others
        return {};
    }
}

std::string opening(const Network<double> &network, const Pass<double> &pass)
{
    Eigen::Index label = 0;
    Eigen::Index answer = 0;
    pass.y.maxCoeff(&label);
    pass.x2.maxCoeff(&answer);
    return network_text(network.hidden_units(), network.functions) + "\nThe digit is a " +
           std::to_string(label) + "; the network reads " + std::to_string(answer) + ".\n";
}
} // namespace

std::string trace_text(const Network<double> &network, const Pass<double> &pass, double learning_rate)
{
    std::string text = opening(network, pass);
    std::optional<Phase> phase;
    int number = 0;
    for (const Step &step : steps(network.functions)) {
        if (phase != step.phase)
            text.append("\n").append(heading(step.phase)).append("\n");
        phase = step.phase;
        text += "\n" + right_aligned(std::to_string(++number), 4) + "  " + std::string(step.title) + "\n";
        text.append(indent).append(step.equation).append("\n");
        if (step.component != step.equation)
            text.append(indent).append(step.component).append("\n");
        text += value_text(network, pass, step.makes, learning_rate);
    }
    return text;
}

} // namespace deltascope::cli
