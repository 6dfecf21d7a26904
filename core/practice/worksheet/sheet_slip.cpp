// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet_slip.h"

#include "core/practice/slip/offered_slips.h"
#include "core/practice/worksheet/parts.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double clear_difference = 0.05; ///< of the two numbers, beside the larger
constexpr double smallest_number = 1e-9;  ///< below it there is nothing to be told apart

/// Whether the sheet has all that the numbers of the step are worked out from. Of a large network it does not
/// have the sums over a whole layer.
bool can_be_worked_out(const Sheet &sheet, StepId step)
{
    return step != StepId::update && // four steps on paper
           !(sheet.is_part() && (step == StepId::z1 || step == StepId::z2));
}

/// Whether it changes a number that is on the sheet, and not only others of its term.
bool shows(const Sheet &sheet, const Slip &slip)
{
    const Working working = working_of(sheet.task());
    return std::ranges::any_of(entries_on(sheet, term_of(slip.step)), [&](const Entry &entry) {
        const double by_rule = value_from(working, entry);
        const double slipped = value_with(slip, working, entry);
        return std::abs(slipped - by_rule) >=
               clear_difference * std::max({std::abs(slipped), std::abs(by_rule), smallest_number});
    });
}
} // namespace

std::optional<Slip> choose_slip(const Sheet &sheet)
{
    std::vector<Slip> offered = offered_slips(sheet.task());
    std::erase_if(offered, [&sheet](const Slip &slip) {
        return !can_be_worked_out(sheet, slip.step) || !shows(sheet, slip);
    });
    return offered.empty() ? std::nullopt : std::optional(slip_from(offered, sheet.seed));
}

double value_with(const Slip &slip, const Working &working, const Entry &entry)
{
    for (const MistakeRow &row : mistake_rows())
        if (row.term == entry.term && row.mistake == slip.mistake && row.defined(working, entry))
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
