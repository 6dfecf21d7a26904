// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistake_formulas.h"

namespace deltascope {

namespace {
double error(const Working &working, Eigen::Index output)
{
    return working.x2[output] - working.y()[output];
}
double error_with_slope(const Working &working, Eigen::Index output)
{
    return error(working, output) * working.x2[output] * (1 - working.x2[output]);
}
double sent_back(const Working &working, Eigen::Index unit)
{
    return working.parameters().W2.row(unit).dot(working.delta2);
}

bool has_bias1(const Working &working, const Entry &entry)
{
    return working.parameters().b1[entry.row] != 0;
}
bool has_bias2(const Working &working, const Entry &entry)
{
    return working.parameters().b2[entry.row] != 0;
}

using W = const Working &;
using E = const Entry &;

Values reversed(W w, E e)
{
    return {-value_from(w, e)};
}
Values doubled(W w, E e)
{
    return {2 * value_from(w, e)};
}

std::vector<MistakeRow> second_layer()
{
    return {
        {Mistake::OutputSlopeForgotten, Asked::dW2, is_quadratic,
         [](W w, E e) { return Values{w.x1[e.row] * error(w, e.column)}; }},
        {Mistake::OutputSlopeForgotten, Asked::db2, is_quadratic,
         [](W w, E e) { return Values{error(w, e.row)}; }},
        {Mistake::Transposed, Asked::dW2, has_square_W2,
         [](W w, E e) { return Values{w.x1[e.column] * w.delta2[e.row]}; }},
        {Mistake::SignReversed, Asked::dW2, always, reversed},
        {Mistake::SignReversed, Asked::db2, always, reversed},
        {Mistake::BiasSumOfDeltas, Asked::db2, always, [](W w, E) { return Values{w.delta2.sum()}; }},
        {Mistake::BiasTimesDelta, Asked::db2, has_bias2,
         [](W w, E e) { return Values{w.parameters().b2[e.row] * w.delta2[e.row]}; }},
        {Mistake::SlopeAgain, Asked::dW2, is_not_quadratic,
         [](W w, E e) { return Values{w.x1[e.row] * error_with_slope(w, e.column)}; }},
        {Mistake::SlopeAgain, Asked::db2, is_not_quadratic,
         [](W w, E e) { return Values{error_with_slope(w, e.row)}; }},
        {Mistake::FactorTwo, Asked::dW2, is_quadratic, doubled},
        {Mistake::FactorTwo, Asked::db2, is_quadratic, doubled},
        {Mistake::RoundedEarly, Asked::dW2, always,
         [](W w, E e) { return Values{rounded(w.x1[e.row]) * rounded(w.delta2[e.column])}; }},
        {Mistake::RoundedEarly, Asked::db2, always,
         [](W w, E e) { return Values{rounded(w.delta2[e.row])}; }},
    };
}

std::vector<MistakeRow> first_layer()
{
    return {
        {Mistake::HiddenSlopeForgotten, Asked::dW1, always,
         [](W w, E e) { return Values{w.x0()[e.row] * sent_back(w, e.column)}; }},
        {Mistake::HiddenSlopeForgotten, Asked::db1, always,
         [](W w, E e) { return Values{sent_back(w, e.row)}; }},
        {Mistake::Transposed, Asked::dW1, has_square_W1,
         [](W w, E e) { return Values{w.x0()[e.column] * w.delta1[e.row]}; }},
        {Mistake::SignReversed, Asked::dW1, always, reversed},
        {Mistake::SignReversed, Asked::db1, always, reversed},
        {Mistake::UpdatedTooEarly, Asked::dW1, always,
         [](W w, E e) { return Values{w.x0()[e.row] * delta1_with_new_W2(w, e.column)}; }},
        {Mistake::UpdatedTooEarly, Asked::db1, always,
         [](W w, E e) { return Values{delta1_with_new_W2(w, e.row)}; }},
        {Mistake::BiasSumOfDeltas, Asked::db1, always, [](W w, E) { return Values{w.delta1.sum()}; }},
        {Mistake::BiasTimesDelta, Asked::db1, has_bias1,
         [](W w, E e) { return Values{w.parameters().b1[e.row] * w.delta1[e.row]}; }},
        {Mistake::RoundedEarly, Asked::dW1, always,
         [](W w, E e) { return Values{rounded(w.x0()[e.row]) * rounded(w.delta1[e.column])}; }},
        {Mistake::RoundedEarly, Asked::db1, always,
         [](W w, E e) { return Values{rounded(w.delta1[e.row])}; }},
    };
}
} // namespace

std::vector<MistakeRow> gradient_mistakes()
{
    std::vector<MistakeRow> rows = second_layer();
    const std::vector<MistakeRow> more = first_layer();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace deltascope
