// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistake_formulas.h"

namespace deltascope {

namespace {
bool few_inputs(const Working &working, const Entry &)
{
    return working.x0().size() <= most_summands;
}
bool few_hidden_units(const Working &working, const Entry &)
{
    return working.x1.size() <= most_summands;
}
bool few_outputs(const Working &working, const Entry &)
{
    return working.y().size() <= most_summands;
}
bool layers_differ(const Working &working, const Entry &)
{
    return working.functions().hidden != working.functions().output;
}

Vector<double> summands_of_loss(const Working &working)
{
    return loss_summands(working.functions(), {working.z2, working.x2}, working.y());
}
} // namespace

std::vector<MistakeRow> forward_mistakes()
{
    using W = const Working &;
    using E = const Entry &;
    return {
        {Mistake::ElementWise, Asked::z1, has_square_W1,
         [](W w, E e) {
             return Values{w.parameters().W1(e.row, e.row) * w.x0()[e.row] + w.parameters().b1[e.row]};
         }},
        {Mistake::ElementWise, Asked::z2, has_square_W2,
         [](W w, E e) {
             return Values{w.parameters().W2(e.row, e.row) * w.x1[e.row] + w.parameters().b2[e.row]};
         }},
        {Mistake::SummandMissing, Asked::z1, few_inputs,
         [](W w, E e) {
             return with_one_missing(value_from(w, e),
                                     w.parameters().W1.col(e.row).cwiseProduct(w.x0()).eval());
         }},
        {Mistake::SummandMissing, Asked::z2, few_hidden_units,
         [](W w, E e) {
             return with_one_missing(value_from(w, e),
                                     w.parameters().W2.col(e.row).cwiseProduct(w.x1).eval());
         }},
        {Mistake::SummandMissing, Asked::loss, few_outputs,
         [](W w, E e) { return with_one_missing(value_from(w, e), summands_of_loss(w)); }},
        {Mistake::BiasForgotten, Asked::z1, always,
         [](W w, E e) { return Values{w.parameters().W1.col(e.row).dot(w.x0())}; }},
        {Mistake::BiasForgotten, Asked::z2, always,
         [](W w, E e) { return Values{w.parameters().W2.col(e.row).dot(w.x1)}; }},
        {Mistake::PhiForgotten, Asked::x1, always, [](W w, E e) { return Values{w.z1[e.row]}; }},
        {Mistake::PhiForgotten, Asked::x2, always, [](W w, E e) { return Values{w.z2[e.row]}; }},
        {Mistake::OtherLayersPhi, Asked::x1, layers_differ,
         [](W w, E e) { return Values{activated(w.functions().output, w.z1, e.row)}; }},
        {Mistake::OtherLayersPhi, Asked::x2, layers_differ,
         [](W w, E e) { return Values{activated(w.functions().hidden, w.z2, e.row)}; }},
        {Mistake::TransposedForward, Asked::z1, has_square_W1,
         [](W w, E e) {
             return Values{w.parameters().W1.row(e.row).dot(w.x0()) + w.parameters().b1[e.row]};
         }},
        {Mistake::TransposedForward, Asked::z2, has_square_W2,
         [](W w, E e) { return Values{w.parameters().W2.row(e.row).dot(w.x1) + w.parameters().b2[e.row]}; }},
        {Mistake::HalfForgotten, Asked::loss, is_quadratic,
         [](W w, E e) { return Values{2 * value_from(w, e)}; }},
        {Mistake::OneOutputsError, Asked::loss, always,
         [](W w, E) {
             const Vector<double> summands = summands_of_loss(w);
             return Values(summands.begin(), summands.end());
         }},
        {Mistake::RoundedEarly, Asked::z1, always,
         [](W w, E e) {
             const Parameters<double> &p = w.parameters();
             return Values{rounded(p.W1.col(e.row)).dot(rounded(w.x0())) + rounded(p.b1[e.row])};
         }},
        {Mistake::RoundedEarly, Asked::x1, always,
         [](W w, E e) { return Values{activated(w.functions().hidden, rounded(w.z1), e.row)}; }},
        {Mistake::RoundedEarly, Asked::z2, always,
         [](W w, E e) {
             const Parameters<double> &p = w.parameters();
             return Values{rounded(p.W2.col(e.row)).dot(rounded(w.x1)) + rounded(p.b2[e.row])};
         }},
        {Mistake::RoundedEarly, Asked::x2, always,
         [](W w, E e) { return Values{activated(w.functions().output, rounded(w.z2), e.row)}; }},
        {Mistake::RoundedEarly, Asked::loss, always,
         [](W w, E) {
             return Values{loss_summands(w.functions(), {w.z2, rounded(w.x2)}, w.y()).sum()};
         }},
    };
}

} // namespace deltascope
