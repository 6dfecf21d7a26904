// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistake_formulas.h"

namespace deltascope {

namespace {
double error(const Working &working, Eigen::Index output)
{
    return working.x2[output] - working.y()[output];
}

/// Σₖ w²ⱼₖ δ²ₖ, what comes back to a hidden unit.
double sent_back(const Working &working, Eigen::Index unit)
{
    return working.parameters().W2.row(unit).dot(working.delta2);
}

/// φ′ written with x into which z was put: z(1 − z), or 1 − z².
bool output_has_x_form(const Working &working, const Entry &entry)
{
    return is_quadratic(working, entry) && slope_has_x_form(working.functions().output);
}
bool hidden_has_x_form(const Working &working, const Entry &)
{
    return slope_has_x_form(working.functions().hidden);
}

Eigen::Index largest_target(const Working &working)
{
    Eigen::Index target = 0;
    working.y().maxCoeff(&target);
    return target;
}
bool one_target_is_largest(const Working &working, const Entry &)
{
    return (working.y().array() == working.y().maxCoeff()).count() == 1;
}
bool few_outputs(const Working &working, const Entry &)
{
    return working.y().size() <= most_summands;
}

/// δ² with factors rounded: the error and the slope, or x² before both are made of it.
Values rounded_delta2(const Working &w, const Entry &e)
{
    const double early = rounded(w.x2[e.row]);
    if (w.slope2.size() == 0)
        return {early - w.y()[e.row]};
    Values values = {rounded(error(w, e.row)) * rounded(w.slope2[e.row])};
    if (slope_has_x_form(w.functions().output))
        values.push_back((early - w.y()[e.row]) * slope_written_with(w.functions().output, early));
    return values;
}

/// δ¹ with factors rounded: each weight and δ², or their sum.
Values rounded_delta1(const Working &w, const Entry &e)
{
    const double slope = rounded(w.slope1[e.row]);
    return {rounded(w.parameters().W2.row(e.row)).dot(rounded(w.delta2)) * slope,
            rounded(sent_back(w, e.row)) * slope};
}

using W = const Working &;
using E = const Entry &;

std::vector<MistakeRow> delta2_mistakes()
{
    return {
        {Mistake::OutputSlopeForgotten, Asked::delta2, is_quadratic,
         [](W w, E e) { return Values{error(w, e.row)}; }},
        {Mistake::SlopeAtActivation, Asked::delta2, is_quadratic,
         [](W w, E e) { return Values{error(w, e.row) * phi_prime(w.functions().output, w.x2[e.row])}; }},
        {Mistake::SlopeInZ, Asked::delta2, output_has_x_form,
         [](W w, E e) {
             return Values{error(w, e.row) * slope_written_with(w.functions().output, w.z2[e.row])};
         }},
        {Mistake::SignReversed, Asked::delta2, always, [](W w, E e) { return Values{-value_from(w, e)}; }},
        {Mistake::SlopeAgain, Asked::delta2, is_not_quadratic,
         [](W w, E e) { return Values{error(w, e.row) * w.x2[e.row] * (1 - w.x2[e.row])}; }},
        {Mistake::FactorTwo, Asked::delta2, is_quadratic,
         [](W w, E e) { return Values{2 * value_from(w, e)}; }},
        {Mistake::RoundedEarly, Asked::delta2, always, rounded_delta2},
    };
}

std::vector<MistakeRow> delta1_mistakes()
{
    return {
        {Mistake::HiddenSlopeForgotten, Asked::delta1, always,
         [](W w, E e) { return Values{sent_back(w, e.row)}; }},
        {Mistake::ErrorForDelta, Asked::delta1, is_quadratic,
         [](W w, E e) { return Values{w.parameters().W2.row(e.row).dot(w.error()) * w.slope1[e.row]}; }},
        {Mistake::ErrorOfSameUnit, Asked::delta1, has_square_W2,
         [](W w, E e) { return Values{error(w, e.row) * w.slope1[e.row]}; }},
        {Mistake::OnlyTheTarget, Asked::delta1, one_target_is_largest,
         [](W w, E e) {
             const Eigen::Index target = largest_target(w);
             return Values{w.parameters().W2(e.row, target) * w.delta2[target] * w.slope1[e.row]};
         }},
        {Mistake::WeightsLeftOut, Asked::delta1, always,
         [](W w, E e) { return Values{w.delta2.sum() * w.slope1[e.row]}; }},
        {Mistake::Transposed, Asked::delta1, has_square_W2,
         [](W w, E e) { return Values{w.parameters().W2.col(e.row).dot(w.delta2) * w.slope1[e.row]}; }},
        {Mistake::SlopeAtActivation, Asked::delta1, always,
         [](W w, E e) { return Values{sent_back(w, e.row) * phi_prime(w.functions().hidden, w.x1[e.row])}; }},
        {Mistake::SlopeInZ, Asked::delta1, hidden_has_x_form,
         [](W w, E e) {
             return Values{sent_back(w, e.row) * slope_written_with(w.functions().hidden, w.z1[e.row])};
         }},
        {Mistake::SignReversed, Asked::delta1, always, [](W w, E e) { return Values{-value_from(w, e)}; }},
        {Mistake::UpdatedTooEarly, Asked::delta1, always,
         [](W w, E e) { return Values{delta1_with_new_W2(w, e.row)}; }},
        {Mistake::ElementWise, Asked::delta1, has_square_W2,
         [](W w, E e) {
             return Values{w.parameters().W2(e.row, e.row) * w.delta2[e.row] * w.slope1[e.row]};
         }},
        {Mistake::SummandMissing, Asked::delta1, few_outputs,
         [](W w, E e) {
             const Vector<double> shares =
                 w.parameters().W2.row(e.row).transpose().cwiseProduct(w.delta2) * w.slope1[e.row];
             return with_one_missing(value_from(w, e), shares);
         }},
        {Mistake::RoundedEarly, Asked::delta1, always, rounded_delta1},
    };
}
} // namespace

std::vector<MistakeRow> backward_mistakes()
{
    std::vector<MistakeRow> rows = delta2_mistakes();
    const std::vector<MistakeRow> more = delta1_mistakes();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace deltascope
