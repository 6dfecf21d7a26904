// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_marking.h"

#include "core/practice/slip/slipped_pass.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltascope {

namespace {
int largest(const Vector<double> &values)
{
    Eigen::Index place = 0;
    values.cwiseAbs().maxCoeff(&place);
    return static_cast<int>(place);
}

/// The number of the pass, or of the update by so large a step.
double number_at(const Task &task, const Entry &entry, double rate)
{
    if (entry.term == Asked::after_W2)
        return *value_before(task, entry) - rate * task.pass.dW2(entry.row, entry.column);
    return right_value(task, entry);
}

/// What arithmetic in another order leaves is none.
double difference(double a, double b)
{
    constexpr double rounding = 1e-9;
    const double apart = std::abs(a - b);
    return apart <= rounding * std::max(std::abs(a), std::abs(b)) ? 0 : apart;
}

/// By the rule, from what stands before it.
double by_rule(const Working &working, const Task &slipped, const Entry &entry)
{
    return entry.term == Asked::after_W2 ? number_at(slipped, entry, slipped.rate)
                                         : value_from(working, entry);
}
} // namespace

SlipEvidence slip_evidence(const Task &task, const Slip &slip, StepId step)
{
    const Pass<double> pass = pass_with(task, slip);
    const Task slipped = {task.network, pass, task.rate, task.fixed_biases};
    const Working working = working_of(slipped);
    const Asked term = term_of(step);
    const bool by_output = term == Asked::dW2 || term == Asked::after_W2;
    const int column = !is_matrix(term) ? 0 : largest(by_output ? pass.delta2 : pass.delta1);
    const double rate = rate_with(task.rate, slip);
    SlipEvidence most;
    std::array<double, 3> most_telling = {-1, -1, -1};
    const int rows = shape_of(task.network.parameters, term).rows;
    for (int row = 0; row < rows; ++row) {
        const Entry at = {term, row, column};
        const SlipEvidence here = {at, number_at(slipped, at, rate), by_rule(working, slipped, at),
                                   number_at(task, at, task.rate)};
        const std::array telling = {difference(here.shown, here.by_rule), difference(here.shown, here.right),
                                    std::abs(here.shown)};
        if (telling > most_telling) {
            most = here;
            most_telling = telling;
        }
    }
    return most;
}

SlipMark mark_slip(const Task &task, const Slip &slip, const Slip &named)
{
    SlipMark mark;
    mark.evidence = slip_evidence(task, slip, named.step);
    if (named.step == slip.step) {
        mark.verdict = named.mistake == slip.mistake ? SlipVerdict::Right : SlipVerdict::StepRight;
        const Pass<double> other = pass_with(task, named);
        mark.named_value = number_at({task.network, other, task.rate, task.fixed_biases}, mark.evidence.at,
                                     rate_with(task.rate, named));
    } else {
        mark.verdict = named.step > slip.step ? SlipVerdict::EarlierDeviates : SlipVerdict::NothingYet;
    }
    return mark;
}

} // namespace deltascope
