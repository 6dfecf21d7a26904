// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/asked_numbers.h"

#include "core/practice/mistakes.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// In the order of Asked.
constexpr std::array<Term, all_asked.size()> terms = {
    Term::z1,  Term::x1,  Term::z2,  Term::x2, Term::loss, Term::delta2, Term::delta1, Term::dW2,
    Term::db2, Term::dW1, Term::db1, Term::W1, Term::b1,   Term::W2,     Term::b2,     Term::loss_after};

// One column of a matrix, all of a vector.
std::vector<Entry> candidates(const Task &task, Asked term, int column)
{
    std::vector<Entry> entries;
    const auto rows = static_cast<int>(shape_of(task.network.parameters, term).rows);
    for (int row = 0; row < rows; ++row)
        entries.push_back({term, row, column});
    return entries;
}

bool isLarger(const Task &task, const Entry &a, const Entry &b)
{
    const auto size = [&task](const Entry &entry) {
        return std::abs(right_value(task, entry) - value_before(task, entry).value_or(0));
    };
    return size(a) > size(b);
}

std::size_t countOf(const Task &task, Asked term, AskedAmount amount)
{
    if (amount == AskedAmount::One)
        return 1;
    if (amount == AskedAmount::Several)
        return several_entries;
    const AskedShape shape = shape_of(task.network.parameters, term);
    return static_cast<std::size_t>(std::min<Eigen::Index>(shape.rows * shape.columns, most_entries));
}

// The columns of a matrix, the chosen one first; only that one unless all of a small matrix is asked for.
std::vector<int> columnsOf(const Task &task, Asked term, int chosen, AskedAmount amount)
{
    const AskedShape shape = shape_of(task.network.parameters, term);
    std::vector<int> columns = {chosen};
    if (amount == AskedAmount::All && shape.rows * shape.columns <= most_entries)
        for (int column = 0; column < static_cast<int>(shape.columns); ++column)
            if (column != chosen)
                columns.push_back(column);
    return columns;
}
} // namespace

std::vector<Asked> askedTerms(StepId step, const Level &level, const std::vector<Asked> &named)
{
    std::vector<Asked> asked;
    for (const Asked term : all_asked) {
        const bool isNamed = std::ranges::find(named, term) != named.end();
        if (step_of(term) == step && (named.empty() ? level.hides(term) || level.predicts : isNamed))
            asked.push_back(term);
    }
    return asked;
}

std::vector<Entry> entriesOf(const Task &task, Asked term, const SelectedIndices &chosen, AskedAmount amount)
{
    const Selection preferred = chosen.numberOf(terms[static_cast<std::size_t>(term)]);
    std::vector<Entry> entries;
    for (const int column : columnsOf(task, term, preferred.column, amount)) {
        const std::vector<Entry> more = candidates(task, term, column);
        entries.insert(entries.end(), more.begin(), more.end());
    }
    std::erase_if(entries, [&task](const Entry &entry) { return !can_be_asked(task, entry); });
    std::ranges::stable_sort(entries, [&](const Entry &a, const Entry &b) {
        const bool aFirst = selectionOf(a) == preferred;
        return aFirst != (selectionOf(b) == preferred) ? aFirst : isLarger(task, a, b);
    });
    if (entries.size() > countOf(task, term, amount))
        entries.resize(countOf(task, term, amount));
    if (amount == AskedAmount::All)
        std::ranges::sort(entries);
    return entries;
}

Selection selectionOf(const Entry &entry)
{
    return {terms[static_cast<std::size_t>(entry.term)], entry.row, entry.column};
}

bool hidesSum(const Task &task, const Entry &entry, const Level &level)
{
    switch (entry.term) {
    case Asked::z1:
        return (task.pass.x0.array() != 0).count() <= most_summands;
    case Asked::z2:
        return task.pass.x1.size() <= most_summands;
    case Asked::delta1:
        return level.hides_sum && task.pass.delta2.size() <= most_summands;
    default:
        return false;
    }
}

} // namespace deltascope
