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
/// As far apart as can be seen in a few digits.
bool is_seen_apart(double a, double b)
{
    constexpr double share = 0.01;
    return difference(a, b) >= share * std::max(std::abs(a), std::abs(b)) && difference(a, b) > 0;
}

/// Whether one shows what the most telling number of its step shows.
bool tells_as_much(const SlipEvidence &one, const SlipEvidence &most)
{
    if (difference(most.shown, most.by_rule) > 0)
        return is_seen_apart(one.shown, one.by_rule);
    return difference(most.shown, most.right) == 0 || is_seen_apart(one.shown, one.right);
}

/// A pass with a slip, and where its numbers differ from those of the rule.
class Evidence
{
public:
    Evidence(const Task &task, const Slip &slip)
        : task_(task)
        , pass_(pass_with(task, slip))
        , rate_(rate_with(task.rate, slip))
    {
    }

    SlipEvidence at(const Entry &entry) const
    {
        return {entry, number_at(slipped_, entry, rate_), by_rule(working_, slipped_, entry),
                number_at(task_, entry, task_.rate)};
    }
    SlipEvidence most_telling(Asked term) const;

private:
    const Task &task_;
    Pass<double> pass_;
    double rate_;
    Task slipped_ = {task_.network, pass_, task_.rate, task_.fixed_biases};
    Working working_ = working_of(slipped_);
};

SlipEvidence Evidence::most_telling(Asked term) const
{
    const bool by_output = term == Asked::dW2 || term == Asked::after_W2;
    const int column = !is_matrix(term) ? 0 : largest(by_output ? pass_.delta2 : pass_.delta1);
    SlipEvidence most;
    std::array<double, 3> most_telling = {-1, -1, -1};
    const int rows = shape_of(task_.network.parameters, term).rows;
    for (int row = 0; row < rows; ++row) {
        const SlipEvidence here = at({term, row, column});
        const std::array telling = {difference(here.shown, here.by_rule), difference(here.shown, here.right),
                                    std::abs(here.shown)};
        if (telling > most_telling) {
            most = here;
            most_telling = telling;
        }
    }
    return most;
}

bool is_made_at(Asked term, Mistake mistake)
{
    return term == Asked::after_W2 || std::ranges::any_of(mistake_rows(), [&](const MistakeRow &row) {
               return row.term == term && row.mistake == mistake;
           });
}

/// What the named mistake gives in the place of a number.
double named_value(const Task &task, const Slip &named, const SlipEvidence &evidence)
{
    if (!is_made_at(term_of(named.step), named.mistake))
        return named.mistake == Mistake::SignReversed ? -evidence.by_rule : 2 * evidence.by_rule;
    const Pass<double> other = pass_with(task, named);
    return number_at({task.network, other, task.rate, task.fixed_biases}, evidence.at,
                     rate_with(task.rate, named));
}
} // namespace

SlipEvidence slip_evidence(const Task &task, const Slip &slip, StepId step,
                           const std::optional<Entry> &looked_at)
{
    const Asked term = term_of(step);
    const Evidence evidence(task, slip);
    const SlipEvidence most = evidence.most_telling(term);
    if (!looked_at || looked_at->term != term)
        return most;
    const SlipEvidence there = evidence.at(*looked_at);
    return tells_as_much(there, most) ? there : most;
}

SlipMark mark_slip(const Task &task, const Slip &slip, const Slip &named,
                   const std::optional<Entry> &looked_at)
{
    SlipMark mark;
    mark.evidence = slip_evidence(task, slip, named.step, looked_at);
    if (named.step == slip.step) {
        mark.verdict = named.mistake == slip.mistake ? SlipVerdict::Right : SlipVerdict::StepRight;
        mark.named_value = named_value(task, named, mark.evidence);
        const bool tells = is_seen_apart(mark.named_value, mark.evidence.shown);
        if (looked_at && mark.verdict == SlipVerdict::StepRight && !tells)
            return mark_slip(task, slip, named);
    } else {
        mark.verdict = named.step > slip.step ? SlipVerdict::EarlierDeviates : SlipVerdict::NothingYet;
    }
    return mark;
}

} // namespace deltascope
