// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/marking.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

/// The student's numbers that later ones may have been made with in place of the exact ones: wrong ones, and
/// right ones that were typed with fewer digits.
Answers inexact_answers(const Task &task, const Entry &entry, const Answers &own)
{
    Answers inexact;
    for (const auto &[earlier, value] : own) // in the order of the walk
        if (earlier.term < entry.term && value != right_value(task, earlier))
            inexact.emplace(earlier, value);
    return inexact;
}

/// The student's earlier answer as one that may be wrong.
bool is_wrong(const Task &task, const Entry &entry, double value, const Passes &passes)
{
    Expression answer = arithmetic;
    answer.value = value;
    return !passes(entry, answer, right_value(task, entry));
}

/// The ways in which a student may have gone on from their own answers.
std::vector<Working> ways_on(const Task &task, const Answers &own)
{
    std::vector<Working> ways;
    if (own.empty())
        return ways;
    for (const Reach reach : {Reach::NextStep, Reach::AllSteps})
        for (const SlopeFrom slope : {SlopeFrom::z, SlopeFrom::x})
            ways.push_back(working_of(task, own, reach, slope));
    return ways;
}

/// As few as can be of the own answers that are wrong, from which value_from() gives the same number. One
/// that a later one follows from is left out: without either of them the other would still give it.
std::vector<Entry> wrong_and_needed(const Task &task, const Entry &entry, const Answers &own, Reach reach,
                                    SlopeFrom slope, const Passes &passes)
{
    const double value = value_from(working_of(task, own, reach, slope), entry);
    std::vector<Entry> entries;
    Answers kept = own;
    for (const auto &[earlier, answer] : own) { // in the order of the walk
        if (!is_wrong(task, earlier, answer, passes))
            continue;
        Answers others = kept;
        others.erase(earlier);
        if (value_from(working_of(task, others, reach, slope), entry) == value)
            kept = std::move(others);
        else
            entries.push_back(earlier);
    }
    return entries;
}

/// Whether the answer follows from these own answers; if so the verdict says it.
bool follows(const Task &task, const Entry &entry, const Expression &answer, const Answers &own,
             const Passes &passes, Verdict &verdict)
{
    for (const Reach reach : {Reach::NextStep, Reach::AllSteps})
        for (const SlopeFrom slope : {SlopeFrom::z, SlopeFrom::x}) {
            const double value = value_from(working_of(task, own, reach, slope), entry);
            if (!passes(entry, answer, value))
                continue;
            verdict.right = true;
            verdict.followed = value;
            verdict.follows_from = wrong_and_needed(task, entry, own, reach, slope, passes);
            return true;
        }
    return false;
}

/// From all own answers together; then from each alone, for a student who took the shown value of the others.
bool follows_from_any(const Task &task, const Entry &entry, const Expression &answer, const Answers &own,
                      const Passes &passes, Verdict &verdict)
{
    if (own.empty())
        return false;
    if (follows(task, entry, answer, own, passes, verdict))
        return true;
    return own.size() > 1 && std::ranges::any_of(own, [&](const auto &one) {
               return follows(task, entry, answer, Answers{one}, passes, verdict);
           });
}

std::vector<Mistake> diagnose(const Task &task, const Entry &entry, const Expression &answer, double right,
                              const Answers &own)
{
    const std::optional<double> before = value_before(task, entry);
    const double residue = rounding_error * std::abs(right); // what is left of a sum that is 0
    std::vector<Working> workings = ways_on(task, own);
    workings.push_back(working_of(task));
    std::vector<Mistake> found;
    for (const Working &working : workings)
        for (const auto &[mistake, value] : mistake_values(working, entry))
            if (!passes_for(value, right, before) &&
                (is_close(answer, value, before) || std::abs(answer.value - value) <= residue))
                found.push_back(mistake);
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end()); // Clang 14 has none for ranges
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
    return mark(task, entry, answer, own, [&task](const Entry &at, const Expression &given, double value) {
        return is_close(given, value, value_before(task, at));
    });
}

Verdict mark(const Task &task, const Entry &entry, const Expression &answer, const Answers &own,
             const Passes &passes)
{
    Verdict verdict;
    verdict.expected = right_value(task, entry);
    verdict.right = passes(entry, answer, verdict.expected);
    if (verdict.right)
        return verdict;
    const Answers inexact = inexact_answers(task, entry, own);
    if (follows_from_any(task, entry, answer, inexact, passes, verdict))
        return verdict;
    verdict.more_digits = is_close(answer, verdict.expected, value_before(task, entry)) ||
                          (answer.plain && answer.value != 0 && // "0" is near to all that is small
                           std::abs(answer.value - verdict.expected) <= answer.unit / 2);
    verdict.mistakes = diagnose(task, entry, answer, verdict.expected, inexact);
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
