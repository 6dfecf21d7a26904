// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet_slip.h"

#include "core/practice/worksheet/parts.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace deltascope {

namespace {
constexpr double least_difference = 0.02; ///< beside the right number: more than rounding leaves

bool shows(double wrong, double right)
{
    return std::isfinite(wrong) && std::abs(wrong - right) > least_difference * std::abs(right);
}

/// One number for each entry on the sheet, and one of them at least another than the rule's.
bool is_offered(const MistakeRow &row, const Working &working, const std::vector<Entry> &entries)
{
    if (row.mistake == Mistake::RoundedEarly || row.term > Asked::db1)
        return false;
    bool any = false;
    for (const Entry &entry : entries) {
        if (!row.defined(working, entry))
            return false;
        const Values values = row.values(working, entry);
        if (values.size() != 1 || !std::isfinite(values.front()))
            return false;
        any = any || shows(values.front(), value_from(working, entry));
    }
    return any;
}
} // namespace

std::optional<SheetSlip> choose_slip(const Sheet &sheet)
{
    const Working working = working_of(sheet.task());
    std::vector<Asked> terms; // first the step, so that one with many mistakes is not met more often
    std::vector<SheetSlip> slips;
    for (const MistakeRow &row : mistake_rows())
        if (is_offered(row, working, entries_on(sheet, row.term))) {
            slips.push_back({row.term, row.mistake});
            if (terms.empty() || terms.back() != row.term)
                terms.push_back(row.term);
        }
    if (terms.empty())
        return std::nullopt;
    std::mt19937_64 generator(sheet.seed);
    const Asked term = terms[generator() % terms.size()];
    std::erase_if(slips, [term](const SheetSlip &slip) { return slip.term != term; });
    return slips[generator() % slips.size()];
}

double value_with(const SheetSlip &slip, const Working &working, const Entry &entry)
{
    for (const MistakeRow &row : mistake_rows())
        if (row.term == slip.term && row.mistake == slip.mistake && row.defined(working, entry))
            return row.values(working, entry).front();
    return value_from(working, entry);
}

char letter_of(const Sheet &sheet, Asked term)
{
    const auto found = std::ranges::find(sheet.steps, term, &SheetStep::term);
    return static_cast<char>('A' + (found - sheet.steps.begin()));
}

std::optional<Asked> step_named(const Sheet &sheet, std::string_view answer)
{
    for (const SheetStep &step : sheet.steps) {
        const char letter = letter_of(sheet, step.term);
        const bool is_letter =
            answer.size() == 1 && (answer[0] == letter || answer[0] == static_cast<char>(letter - 'A' + 'a'));
        if (is_letter || answer == to_string(step.term) || answer == symbol(step.term))
            return step.term;
    }
    return std::nullopt;
}

} // namespace deltascope
