// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/progress_csv.h"

#include "core/files/csv_text.h"
#include "core/files/number_text.h"
#include "core/platform/number_from.h"

namespace deltascope {

namespace {
constexpr std::string_view slips_name = "slip";
constexpr std::string_view heading = "step,right_first_tries,wrong_first_tries,mistakes";

std::string_view take_line(std::string_view &text)
{
    std::string_view line = take(text, '\n');
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::optional<int> count_from(std::string_view text)
{
    const std::optional<int> count = number_from<int>(text);
    return count && *count >= 0 ? count : std::nullopt;
}

std::optional<StepId> step_from(std::string_view name)
{
    for (int i = 0; i < step_count; ++i)
        if (const auto step = static_cast<StepId>(i); to_string(step) == name)
            return step;
    return std::nullopt;
}

bool is_code(std::string_view text)
{
    for (std::size_t i = 0; i < mistake_count; ++i)
        if (code_of(static_cast<Mistake>(i)) == text)
            return true;
    return false;
}

bool take_mistakes(std::string_view text, StepProgress &entry)
{
    while (!text.empty()) {
        std::string_view item = take(text, ';');
        const std::string_view code = take(item, ' ');
        const std::optional<int> count = count_from(item);
        if (!is_code(code) || !count || !entry.mistakes.emplace(code, *count).second)
            return false;
    }
    return true;
}

bool take_step(std::string_view line, Progress &progress)
{
    const std::string_view name = take(line, ',');
    const std::optional<StepId> step = step_from(name);
    const std::optional<int> right = count_from(take(line, ','));
    const std::optional<int> wrong = count_from(take(line, ','));
    if (!right || !wrong)
        return false;
    StepProgress entry = {*right, *wrong, {}};
    if (!take_mistakes(line, entry))
        return false;
    if (step)
        return progress.emplace(*step, std::move(entry)).second;
    const bool is_first = progress.slips == StepProgress{};
    progress.slips = std::move(entry);
    return name == slips_name && is_first;
}

void add_line(std::string &text, std::string_view name, const StepProgress &entry)
{
    text.append(name).append(",").append(number_text(entry.right));
    text.append(",").append(number_text(entry.wrong)).append(",");
    std::string mistakes;
    for (const auto &[code, count] : entry.mistakes)
        mistakes.append(mistakes.empty() ? "" : ";").append(code).append(" ").append(number_text(count));
    text.append(mistakes).append("\n");
}
} // namespace

std::string to_csv(const Progress &progress)
{
    std::string text(heading);
    text += '\n';
    for (const auto &[step, entry] : progress)
        add_line(text, to_string(step), entry);
    if (progress.slips != StepProgress{})
        add_line(text, slips_name, progress.slips);
    return text;
}

std::optional<Progress> progress_from_csv(std::string_view csv)
{
    if (take_line(csv) != heading)
        return std::nullopt;
    Progress progress;
    while (!csv.empty())
        if (!take_step(take_line(csv), progress))
            return std::nullopt;
    return progress;
}

} // namespace deltascope
