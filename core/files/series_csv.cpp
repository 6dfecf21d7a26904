// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/series_csv.h"

#include "core/files/csv_text.h"
#include "core/files/number_text.h"
#include "core/files/setting_text.h"
#include "core/platform/number_from.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltascope {

namespace {
constexpr std::string_view heading = "epochs,images,seconds,loss,accuracy";
constexpr std::array values = {&SeriesPoint::epochs, &SeriesPoint::images, &SeriesPoint::seconds,
                               &SeriesPoint::loss, &SeriesPoint::accuracy};
constexpr std::size_t most_changes = 100'000;

std::optional<SeriesPoint> point_from(std::string_view line)
{
    SeriesPoint point;
    for (const auto value : values) {
        const auto number = number_from<double>(take(line, ','));
        if (!number)
            return std::nullopt;
        point.*value = *number;
    }
    const bool placed =
        std::isfinite(point.epochs) && std::isfinite(point.images) && std::isfinite(point.seconds);
    return line.empty() && placed ? std::optional(point) : std::nullopt;
}

// Those that can be changed while a network is being trained, and change what it learns.
std::vector<Setting> changeable()
{
    std::vector<Setting> settings;
    std::ranges::remove_copy_if(run_settings, std::back_inserter(settings),
                                [](Setting setting) { return facts_of(setting).needs_new_network; });
    return settings;
}

std::string changes_heading()
{
    std::string text = "epochs";
    for (const Setting setting : changeable())
        text.append(",").append(facts_of(setting).name);
    return text;
}
} // namespace

std::string to_csv(const std::vector<SeriesPoint> &series)
{
    std::string text(heading);
    text += '\n';
    for (const SeriesPoint &point : series) {
        for (const auto value : values)
            text.append(value == values.front() ? "" : ",").append(number_text(point.*value));
        text += '\n';
    }
    return text;
}

std::optional<std::vector<SeriesPoint>> series_from_csv(std::string_view text)
{
    if (take(text, '\n') != heading)
        return std::nullopt;
    std::vector<SeriesPoint> series;
    while (!text.empty()) {
        const auto point = point_from(take(text, '\n'));
        if (!point || series.size() == BoundedSeries::usual_capacity ||
            (!series.empty() && point->epochs <= series.back().epochs))
            return std::nullopt;
        series.push_back(*point);
    }
    return series;
}

std::string changes_to_csv(const std::vector<SettingChange> &changes)
{
    std::string text = changes_heading() + '\n';
    for (const SettingChange &change : changes) {
        text += number_text(change.epochs);
        for (const Setting setting : changeable())
            text.append(",").append(setting_text(setting, change.before));
        text += '\n';
    }
    return text;
}

std::optional<std::vector<SettingChange>> changes_from_csv(std::string_view text,
                                                           const TrainingSettings &present)
{
    if (take(text, '\n') != changes_heading())
        return std::nullopt;
    std::vector<SettingChange> changes;
    while (!text.empty()) {
        std::string_view line = take(text, '\n');
        const auto epochs = number_from<double>(take(line, ','));
        SettingChange change{epochs.value_or(-1), present, present};
        for (const Setting setting : changeable())
            if (!set_from_text(setting, take(line, ','), change.before))
                return std::nullopt;
        const bool backwards = !changes.empty() && change.epochs < changes.back().epochs;
        if (!line.empty() || !(change.epochs >= 0) || backwards || changes.size() == most_changes)
            return std::nullopt;
        if (!changes.empty())
            changes.back().after = change.before;
        changes.push_back(change);
    }
    return changes;
}

} // namespace deltascope
