// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/setting_changes.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
struct Event
{
    double from;
    Setting setting;
    const TrainingSettings *settings; ///< that hold its new value
};

// In the order in which they hold; later ones of the same moment last.
std::vector<Event> events_of(std::span<const SettingChange> changes)
{
    std::vector<Event> events;
    for (const SettingChange &change : changes)
        for (const Setting setting : differences(change.before, change.after)) {
            const bool waits = facts_of(setting).from_next_epoch;
            events.push_back({waits ? std::ceil(change.epochs) : change.epochs, setting, &change.after});
        }
    std::ranges::stable_sort(events, {}, &Event::from);
    return events;
}
} // namespace

std::vector<TrainedSpan> trained_spans(std::span<const SettingChange> changes,
                                       const TrainingSettings &settings, double epochs)
{
    if (changes.empty())
        return {{0, settings}};
    std::vector<TrainedSpan> spans = {{0, changes.front().before}};
    for (const Event &event : events_of(changes)) {
        if (event.from >= epochs)
            break;
        TrainedSpan next{event.from, spans.back().settings};
        copy_value(event.setting, *event.settings, next.settings);
        if (next.from == spans.back().from)
            spans.pop_back();
        if (spans.empty() || next.settings != spans.back().settings)
            spans.push_back(next);
    }
    return spans;
}

} // namespace deltascope
