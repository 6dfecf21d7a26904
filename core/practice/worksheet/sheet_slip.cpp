// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/sheet_slip.h"

#include "core/practice/slip/offered_slips.h"

#include <algorithm>

namespace deltascope {

std::optional<Slip> choose_slip(const Sheet &sheet)
{
    std::vector<Slip> offered = offered_slips(sheet.task());
    std::erase_if(offered,
                  [](const Slip &slip) { return slip.step == StepId::update; }); // four steps on paper
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
