// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistakes.h"

#include "core/practice/mistake_formulas.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
std::vector<MistakeRow> all_rows()
{
    std::vector<MistakeRow> rows;
    for (const auto &part : {forward_mistakes(), backward_mistakes(), gradient_mistakes(), update_mistakes()})
        rows.insert(rows.end(), part.begin(), part.end());
    std::ranges::stable_sort(rows, {},
                             [](const MistakeRow &row) { return std::pair(row.term, row.mistake); });
    return rows;
}
} // namespace

std::span<const MistakeRow> mistake_rows()
{
    static const std::vector<MistakeRow> rows = all_rows();
    return rows;
}

std::vector<MistakeValue> mistake_values(const Working &working, const Entry &entry)
{
    std::vector<MistakeValue> all;
    for (const MistakeRow &row : mistake_rows()) {
        if (row.term != entry.term || !row.defined(working, entry))
            continue;
        for (const double value : row.values(working, entry))
            if (std::isfinite(value))
                all.push_back({row.mistake, value});
    }
    return all;
}

} // namespace deltascope
