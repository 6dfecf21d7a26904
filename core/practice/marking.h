// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/expression.h"
#include "core/practice/mistakes.h"

#include <functional>
#include <optional>

namespace deltascope {

/// Of an answer, beside the value, see tolerance().
inline constexpr double relative_tolerance = 5e-3;

/// The reply to an answer.
struct Verdict
{
    bool right = false;  ///< as the rule gives it, or following from the student's own earlier answers
    double expected = 0; ///< by the rule, at full precision
    /// Right only because it follows from earlier answers that were wrong: those, the earliest first. Empty
    /// otherwise.
    std::vector<Entry> follows_from;
    /// Where it is right by the student’s own earlier numbers: what follows from them, at full precision.
    /// From numbers that were only rounded it may follow too; then follows_from is empty.
    std::optional<double> followed;
    /// Wrong, but it is the right number to as many digits as were typed, or nearly: more are needed.
    bool more_digits = false;
    /// Of a wrong answer: all that it could be, each once, in the order of Mistake.
    std::vector<Mistake> mistakes;

    /// What to say of a wrong answer: the sentence of the one mistake it is; where it could be several the
    /// question that they have in common; empty where nothing is known. Context "Practice" for translation.
    std::string_view sentence(Asked term) const;
    /// The codes of mistakes, each once.
    std::vector<std::string_view> codes() const;
};

/// How far an answer may be from value. It is 5·10⁻³ of the value, or of its difference from value_before()
/// for what the update changes; of a plain number with at least two significant digits half a unit of its
/// last digit where that is more, for what the update changes only if that unit is at most a tenth of the
/// change.
double tolerance(double value, std::optional<double> before, const Expression &answer);

/// Marks an answer. The entry must be within its shape. own are the student's earlier answers, right or
/// wrong, one for each entry; those of this entry and of later terms are not looked at. Takes a few
/// milliseconds at K = 1024, the longest for after.loss, which is a forward pass.
Verdict mark(const Task &task, const Entry &entry, const Expression &answer, const Answers &own = {});

/// Whether an answer at a place passes for a value.
using Passes = std::function<bool(const Entry &entry, const Expression &answer, double value)>;
/// The same by another rule of how far an answer may be from what is right or follows. Mistakes are looked
/// for as above.
Verdict mark(const Task &task, const Entry &entry, const Expression &answer, const Answers &own,
             const Passes &passes);

} // namespace deltascope
