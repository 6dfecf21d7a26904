// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/marking.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
/// What double arithmetic may differ by when the same number is made in two ways.
constexpr double rounding_error = 1e-12;

const Expression arithmetic = {}; ///< an answer of which no digit was typed

bool is_close(const Expression &answer, double value, std::optional<double> before)
{
    return std::isfinite(value) && std::abs(answer.value - value) <= tolerance(value, before, answer);
}

/// Whether a value tells nothing because it passes for the right one.
bool passes_for(double value, double right, std::optional<double> before)
{
    return std::abs(value - right) <= tolerance(right, before, arithmetic);
}

Answers wrong_answers(const Task &task, const Entry &entry, const Answers &own)
{
    Answers wrong;
    for (const auto &[earlier, value] : own) // in the order of the walk
        if (earlier.term < entry.term &&
            !passes_for(value, right_value(task, earlier), value_before(task, earlier)))
            wrong.emplace(earlier, value);
    return wrong;
}

/// The ways in which a student may have gone on from wrong answers, without those that differ in nothing.
std::vector<Working> ways_on(const Task &task, const Answers &wrong)
{
    std::vector<Working> ways;
    if (wrong.empty())
        return ways;
    for (const Reach reach : {Reach::NextStep, Reach::AllSteps})
        for (const SlopeFrom slope : {SlopeFrom::z, SlopeFrom::x})
            ways.push_back(working_of(task, wrong, reach, slope));
    return ways;
}

/// Those of the wrong answers without which value_from() would give another number.
std::vector<Entry> needed(const Task &task, const Entry &entry, const Answers &wrong, Reach reach,
                          SlopeFrom slope)
{
    const double value = value_from(working_of(task, wrong, reach, slope), entry);
    std::vector<Entry> entries;
    for (const auto &[earlier, answer] : wrong) {
        Answers others = wrong;
        others.erase(earlier);
        if (value_from(working_of(task, others, reach, slope), entry) != value)
            entries.push_back(earlier);
    }
    return entries;
}

/// Whether the answer follows from these wrong answers; if so the verdict says it.
bool follows(const Task &task, const Entry &entry, const Expression &answer, const Answers &wrong,
             Verdict &verdict)
{
    const std::optional<double> before = value_before(task, entry);
    for (const Reach reach : {Reach::NextStep, Reach::AllSteps})
        for (const SlopeFrom slope : {SlopeFrom::z, SlopeFrom::x}) {
            const double value = value_from(working_of(task, wrong, reach, slope), entry);
            if (!is_close(answer, value, before))
                continue;
            verdict.follows_from = needed(task, entry, wrong, reach, slope);
            if (verdict.follows_from.empty())
                continue;
            verdict.right = true;
            verdict.followed = value;
            return true;
        }
    return false;
}

/// All own wrong answers together; then each alone, for a student who took the shown value of the others.
bool follows_from_any(const Task &task, const Entry &entry, const Expression &answer, const Answers &wrong,
                      Verdict &verdict)
{
    if (wrong.empty())
        return false;
    if (follows(task, entry, answer, wrong, verdict))
        return true;
    return wrong.size() > 1 && std::ranges::any_of(wrong, [&](const auto &one) {
               return follows(task, entry, answer, Answers{one}, verdict);
           });
}

std::vector<Mistake> diagnose(const Task &task, const Entry &entry, const Expression &answer, double right,
                              const Answers &wrong)
{
    const std::optional<double> before = value_before(task, entry);
    std::vector<Working> workings = ways_on(task, wrong);
    workings.push_back(working_of(task));
    std::vector<Mistake> found;
    for (const Working &working : workings)
        for (const auto &[mistake, value] : mistake_values(working, entry))
            if (!passes_for(value, right, before) && is_close(answer, value, before))
                found.push_back(mistake);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()),
                found.end()); // Clang 14 knows no std::ranges::unique
    return found;
}
} // namespace

double tolerance(double value, std::optional<double> before, const Expression &answer)
{
    const double change = std::abs(value - before.value_or(0));
    // What is exact up to here must not fail by the last bit of a double.
    const double least =
        relative_tolerance * change + rounding_error * (std::abs(value) + std::abs(before.value_or(0)));
    if (!answer.plain || answer.significant_digits < 2)
        return least;
    if (before && answer.unit > change / 10 * (1 + rounding_error))
        return least;
    return std::max(least, answer.unit / 2 * (1 + rounding_error) + rounding_error * std::abs(value));
}

Verdict mark(const Task &task, const Entry &entry, const Expression &answer, const Answers &own)
{
    Verdict verdict;
    verdict.expected = right_value(task, entry);
    verdict.right = is_close(answer, verdict.expected, value_before(task, entry));
    if (verdict.right)
        return verdict;
    const Answers wrong = wrong_answers(task, entry, own);
    if (follows_from_any(task, entry, answer, wrong, verdict))
        return verdict;
    verdict.more_digits = answer.plain && std::abs(answer.value - verdict.expected) <= answer.unit / 2;
    verdict.mistakes = diagnose(task, entry, answer, verdict.expected, wrong);
    return verdict;
}

std::string_view Verdict::sentence(Asked term) const
{
    if (mistakes.empty())
        return {};
    return mistakes.size() == 1 ? deltascope::sentence(mistakes.front()) : common_question(term);
}

std::vector<std::string_view> Verdict::codes() const
{
    std::vector<std::string_view> all;
    for (const Mistake mistake : mistakes)
        if (all.empty() || all.back() != code_of(mistake)) // forms of one mistake are neighbours
            all.push_back(code_of(mistake));
    return all;
}

} // namespace deltascope
