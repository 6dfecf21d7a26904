// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistake_formulas.h"

namespace deltascope {

namespace {
bool is_bias(Asked term)
{
    return term == Asked::after_b1 || term == Asked::after_b2;
}

/// A parameter that the update changes at all.
bool is_updated(const Working &working, const Entry &entry)
{
    return !working.task.fixed_biases || !is_bias(entry.term);
}
bool is_bias_not_zero(const Working &working, const Entry &entry)
{
    return is_updated(working, entry) && *value_before(working.task, entry) != 0;
}
bool few_outputs(const Working &working, const Entry &)
{
    return working.y().size() <= most_summands;
}

using W = const Working &;
using E = const Entry &;

/// θ − η ∂θ with another η.
Values with_rate(W w, E e, double rate)
{
    return {*value_before(w.task, e) - rate * gradient_for(w, e)};
}
/// θ − η ∂θ with another ∂θ.
Values with_gradient(W w, E e, double gradient)
{
    return {*value_before(w.task, e) - w.task.rate * gradient};
}

const Vector<double> &deltas_of(W w, E e)
{
    return e.term == Asked::after_b2 ? w.delta2 : w.delta1;
}

/// The summands of the loss after an update with this δ¹ and this rate.
Vector<double> summands_after(W w, const Vector<double> &delta1, double rate)
{
    return loss_summands(w.functions(), outputs_after(w, w.delta2, delta1, rate), w.y());
}
Vector<double> summands_after(W w)
{
    return summands_after(w, w.delta1, w.task.rate);
}

Values loss_with_rate(W w, double rate)
{
    return {summands_after(w, w.delta1, rate).sum()};
}

Values loss_updated_too_early(W w, E)
{
    Vector<double> delta1(w.delta1.size());
    for (Eigen::Index unit = 0; unit < delta1.size(); ++unit)
        delta1[unit] = delta1_with_new_W2(w, unit);
    return {summands_after(w, delta1, w.task.rate).sum()};
}

void add_rows_of_parameter(std::vector<MistakeRow> &rows, Asked term)
{
    if (term == Asked::after_W1)
        rows.push_back({Mistake::UpdatedTooEarly, term, always, [](W w, E e) {
                            return with_gradient(w, e, w.x0()[e.row] * delta1_with_new_W2(w, e.column));
                        }});
    if (term == Asked::after_b1)
        rows.push_back({Mistake::UpdatedTooEarly, term, is_updated,
                        [](W w, E e) { return with_gradient(w, e, delta1_with_new_W2(w, e.row)); }});
    if (is_bias(term)) {
        rows.push_back({Mistake::BiasSumOfDeltas, term, is_updated,
                        [](W w, E e) { return with_gradient(w, e, deltas_of(w, e).sum()); }});
        rows.push_back({Mistake::BiasTimesDelta, term, is_bias_not_zero, [](W w, E e) {
                            return with_gradient(w, e, *value_before(w.task, e) * deltas_of(w, e)[e.row]);
                        }});
    }
    rows.push_back(
        {Mistake::Uphill, term, is_updated, [](W w, E e) { return with_rate(w, e, -w.task.rate); }});
    rows.push_back({Mistake::RateForgotten, term, is_updated, [](W w, E e) { return with_rate(w, e, 1); }});
    rows.push_back({Mistake::RateTwice, term, is_updated,
                    [](W w, E e) { return with_rate(w, e, w.task.rate * w.task.rate); }});
    rows.push_back({Mistake::RoundedEarly, term, is_updated, [](W w, E e) {
                        return Values{rounded(*value_before(w.task, e)) -
                                      rounded(w.task.rate) * rounded(gradient_for(w, e))};
                    }});
}

std::vector<MistakeRow> loss_mistakes()
{
    return {
        {Mistake::UpdatedTooEarly, Asked::after_loss, always, loss_updated_too_early},
        {Mistake::SummandMissing, Asked::after_loss, few_outputs,
         [](W w, E) {
             const Vector<double> summands = summands_after(w);
             return with_one_missing(summands.sum(), summands);
         }},
        {Mistake::HalfForgotten, Asked::after_loss, is_quadratic,
         [](W w, E) { return Values{2 * summands_after(w).sum()}; }},
        {Mistake::OneOutputsError, Asked::after_loss, always,
         [](W w, E) {
             const Vector<double> summands = summands_after(w);
             return Values(summands.begin(), summands.end());
         }},
        {Mistake::Uphill, Asked::after_loss, always, [](W w, E) { return loss_with_rate(w, -w.task.rate); }},
        {Mistake::RateForgotten, Asked::after_loss, always, [](W w, E) { return loss_with_rate(w, 1); }},
        {Mistake::RateTwice, Asked::after_loss, always,
         [](W w, E) { return loss_with_rate(w, w.task.rate * w.task.rate); }},
        {Mistake::RoundedEarly, Asked::after_loss, always,
         [](W w, E) {
             const auto [z2, x2] = outputs_after(w, w.delta2, w.delta1, w.task.rate);
             return Values{loss_summands(w.functions(), {z2, rounded(x2)}, w.y()).sum()};
         }},
    };
}
} // namespace

std::vector<MistakeRow> update_mistakes()
{
    std::vector<MistakeRow> rows;
    for (const Asked term : {Asked::after_W1, Asked::after_b1, Asked::after_W2, Asked::after_b2})
        add_rows_of_parameter(rows, term);
    const std::vector<MistakeRow> more = loss_mistakes();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace deltascope
