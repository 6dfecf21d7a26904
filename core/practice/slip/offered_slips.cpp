// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/offered_slips.h"

#include "core/practice/slip/slipped_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <random>

namespace deltascope {

namespace {
/// A rule and a mistake differ clearly when an entry does by this share of the largest entry of both.
constexpr double clear_difference = 0.05;
constexpr double smallest_number = 1e-9; ///< below it nothing is looked for
constexpr double smallest_change = 1e-5; ///< by an update, beside the largest parameter

constexpr std::array made_with_any_number = {Mistake::SignReversed, Mistake::FactorTwo};
constexpr std::ptrdiff_t fewest_to_name = 3;

constexpr std::array update_slips = {Mistake::Uphill, Mistake::RateForgotten, Mistake::RateTwice};

/// Whether the mistake replaces the rule of its term, and nothing earlier, by one other rule.
bool is_slip(const MistakeRow &row)
{
    if (row.mistake == Mistake::SummandMissing || row.mistake == Mistake::RoundedEarly ||
        row.mistake == Mistake::OneOutputsError)
        return false;
    if (row.term < Asked::dW2)
        return true;
    const bool is_gradient = row.term <= Asked::db1;
    return is_gradient && (row.mistake == Mistake::Transposed || row.mistake == Mistake::SignReversed ||
                           row.mistake == Mistake::BiasSumOfDeltas || row.mistake == Mistake::BiasTimesDelta);
}

/// Of a term what tells its rule from a mistake: all of a vector, the column of the largest δ of a matrix.
struct Seen
{
    Vector<double> by_rule;
    Vector<double> slipped;
};

Eigen::Index largest(const Vector<double> &values)
{
    Eigen::Index place = 0;
    values.cwiseAbs().maxCoeff(&place);
    return place;
}

Seen seen_at(const Working &working, const MistakeRow &row)
{
    const Shape shape = shape_of(working.parameters(), row.term);
    const Vector<double> &delta = row.term == Asked::dW2 ? working.delta2 : working.delta1;
    const int column = is_matrix(row.term) ? static_cast<int>(largest(delta)) : 0;
    Seen seen = {Vector<double>(shape.rows), Vector<double>(shape.rows)};
    for (int i = 0; i < shape.rows; ++i) {
        const Entry entry = {row.term, i, column};
        seen.by_rule[i] = value_from(working, entry);
        seen.slipped[i] = row.values(working, entry).front();
    }
    return seen;
}

bool differ_clearly(const Vector<double> &a, const Vector<double> &b)
{
    const double size = std::max(a.cwiseAbs().maxCoeff(), b.cwiseAbs().maxCoeff());
    return size >= smallest_number && (a - b).cwiseAbs().maxCoeff() >= clear_difference * size;
}

bool is_defined(const Working &working, const MistakeRow &row)
{
    const int rows = shape_of(working.parameters(), row.term).rows;
    for (int i = 0; i < rows; ++i)
        if (row.defined(working, {row.term, i, 0}))
            return true;
    return false;
}

bool all_finite(const Pass<double> &pass)
{
    return pass.z1.allFinite() && pass.x1.allFinite() && pass.z2.allFinite() && pass.x2.allFinite() &&
           std::isfinite(pass.loss) && pass.delta2.allFinite() && pass.delta1.allFinite();
}

bool stays_finite(const Task &task, const Slip &slip)
{
    Pass<double> pass = task.pass;
    SlippedWalk(task.network, pass, task.rate, slip).go(Asked::z1, Asked::delta1);
    return all_finite(pass);
}

struct Candidate
{
    Slip slip;
    Vector<double> values;
};

/// Those of the pass that differ clearly from the rule.
std::vector<Candidate> candidates_in_pass(const Task &task)
{
    const Working working = working_of(task);
    std::vector<Candidate> all;
    for (const MistakeRow &row : mistake_rows()) {
        if (!is_slip(row) || !is_defined(working, row))
            continue;
        const Seen seen = seen_at(working, row);
        const Slip slip = {step_of(row.term), row.mistake};
        if (seen.slipped.allFinite() && differ_clearly(seen.by_rule, seen.slipped) &&
            stays_finite(task, slip))
            all.push_back({slip, seen.slipped});
    }
    return all;
}

/// Those of the update, told apart by the step that they make of the same gradient.
std::vector<Candidate> candidates_in_update(const Task &task)
{
    const double largest_step = task.rate * task.pass.dW2.cwiseAbs().maxCoeff();
    if (!(largest_step >= smallest_change * task.network.parameters.W2.cwiseAbs().maxCoeff()))
        return {};
    std::vector<Candidate> all;
    for (const Mistake mistake : update_slips) {
        const Slip slip = {StepId::update, mistake};
        const Vector<double> rate = Vector<double>::Constant(1, rate_with(task.rate, slip));
        if (differ_clearly(rate, Vector<double>::Constant(1, task.rate)))
            all.push_back({slip, rate});
    }
    return all;
}

/// A loss that is twice as large is one without its ½, and an update has mistakes of its own.
bool has_another_name(const Slip &slip)
{
    return (slip.step == StepId::loss && slip.mistake == Mistake::FactorTwo) || slip.step == StepId::update;
}

bool is_like_another(const Candidate &one, const std::vector<Candidate> &all)
{
    return std::ranges::any_of(all, [&](const Candidate &other) {
        return other.slip.step == one.slip.step && !(other.slip == one.slip) &&
               !differ_clearly(one.values, other.values);
    });
}
} // namespace

std::vector<Slip> offered_slips(const Task &task)
{
    std::vector<Candidate> all = candidates_in_pass(task);
    const std::vector<Candidate> of_update = candidates_in_update(task);
    all.insert(all.end(), of_update.begin(), of_update.end());
    std::vector<Slip> offered;
    for (const Candidate &one : all)
        if (!is_like_another(one, all))
            offered.push_back(one.slip);
    return offered;
}

std::vector<Slip> nameable_slips(const std::vector<Slip> &offered)
{
    std::vector<Slip> named;
    for (auto first = offered.begin(); first != offered.end();) {
        const StepId step = first->step;
        const auto end =
            std::find_if(first, offered.end(), [step](const Slip &slip) { return slip.step != step; });
        const auto begins = static_cast<std::ptrdiff_t>(named.size());
        named.insert(named.end(), first, end);
        for (const Mistake mistake : made_with_any_number) {
            const Slip slip = {step, mistake};
            const auto here = named.begin() + begins;
            const bool is_missing = std::find(here, named.end(), slip) == named.end();
            if (named.end() - here < fewest_to_name && is_missing && !has_another_name(slip))
                named.push_back(slip);
        }
        first = end;
    }
    return named;
}

Slip slip_from(const std::vector<Slip> &offered, std::uint64_t seed)
{
    std::vector<StepId> steps;
    for (const Slip &slip : offered)
        if (steps.empty() || steps.back() != slip.step)
            steps.push_back(slip.step);
    std::mt19937_64 generator(seed);
    const StepId step = steps[generator() % steps.size()];
    std::vector<Slip> here;
    std::ranges::copy_if(offered, std::back_inserter(here),
                         [step](const Slip &slip) { return slip.step == step; });
    return here[generator() % here.size()];
}

} // namespace deltascope
