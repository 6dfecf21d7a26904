// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/settings.h"

#include "core/network/choice.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace deltascope {

namespace {
constexpr double any_count = std::numeric_limits<int>::max();
constexpr double infinity = std::numeric_limits<double>::infinity();

// In the order of Setting.
constexpr std::array table = {
    SettingFacts{.setting = Setting::Rate, .name = "rate", .range = {0, infinity, true, true}},
    SettingFacts{.setting = Setting::BatchSize, .name = "batch", .range = {1, max_batch_size}},
    SettingFacts{.setting = Setting::Momentum, .name = "momentum", .range = {0, 1, false, true}},
    SettingFacts{
        .setting = Setting::WeightDecay, .name = "weight_decay", .range = {0, infinity, false, true}},
    SettingFacts{.setting = Setting::TrainingImages,
                 .name = "training_images",
                 .range = {0, any_count},
                 .from_next_epoch = true},
    SettingFacts{.setting = Setting::Augment, .name = "augment", .from_next_epoch = true},
    SettingFacts{.setting = Setting::HiddenUnits,
                 .name = "hidden_units",
                 .range = {1, max_hidden_units},
                 .needs_new_network = true,
                 .changes_start = true},
    SettingFacts{
        .setting = Setting::HiddenActivation, .name = "hidden_activation", .needs_new_network = true},
    SettingFacts{
        .setting = Setting::OutputActivation, .name = "output_activation", .needs_new_network = true},
    SettingFacts{.setting = Setting::Cost, .name = "cost", .needs_new_network = true},
    SettingFacts{.setting = Setting::Init, .name = "init", .needs_new_network = true, .changes_start = true},
    SettingFacts{.setting = Setting::Seed, .name = "seed", .needs_new_network = true, .changes_start = true},
    SettingFacts{.setting = Setting::Threads, .name = "threads", .range = {0, max_threads}},
};

template <class Value>
constexpr bool is_number = std::is_same_v<Value, int> || std::is_same_v<Value, double>;

bool is_in_range(Setting setting, const TrainingSettings &settings)
{
    return with_value(setting, settings, [&](const auto &value) {
        if constexpr (is_number<std::decay_t<decltype(value)>>)
            return facts_of(setting).range.contains(value);
        else
            return true;
    });
}

Message numbers_in(const SettingRange &range, bool whole)
{
    const auto text = [](double limit) { return std::to_string(std::llround(limit)); };
    if (whole && range.most == any_count)
        return Message::tr("a whole number");
    if (whole)
        return Message::tr("a whole number from %1 to %2", {text(range.least), text(range.most)});
    if (std::isinf(range.most))
        return range.without_least ? Message::tr("a positive number") : Message::tr("0 or a positive number");
    return Message::tr("a number from %1 to below %2", {text(range.least), text(range.most)});
}

template <class Choices>
Message one_of(const Choices &choices)
{
    return Message::tr("one of %1", {names_of(choices)});
}

// Of the settings that can be out of their range.
Message noun_of(Setting setting)
{
    switch (setting) {
    case Setting::Rate:
        return Message::tr("the learning rate");
    case Setting::BatchSize:
        return Message::tr("the batch size");
    case Setting::Momentum:
        return Message::tr("the momentum");
    case Setting::WeightDecay:
        return Message::tr("the weight decay");
    case Setting::TrainingImages:
        return Message::tr("the number of training images");
    case Setting::HiddenUnits:
        return Message::tr("the number of hidden units");
    case Setting::Threads:
        return Message::tr("the number of threads");
    default:
        return std::string(facts_of(setting).name);
    }
}
} // namespace

const SettingFacts &facts_of(Setting setting)
{
    return table[static_cast<std::size_t>(setting)];
}

bool same_value(Setting setting, const TrainingSettings &a, const TrainingSettings &b)
{
    TrainingSettings changed = a;
    copy_value(setting, b, changed);
    return changed == a;
}

void copy_value(Setting setting, const TrainingSettings &from, TrainingSettings &to)
{
    with_value(setting, to, [&](auto &value) {
        with_value(setting, from, [&value](const auto &other) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::decay_t<decltype(other)>>)
                value = other;
        });
    });
}

std::vector<Setting> differences(const TrainingSettings &a, const TrainingSettings &b)
{
    std::vector<Setting> differing;
    std::ranges::remove_copy_if(run_settings, std::back_inserter(differing),
                                [&](Setting setting) { return same_value(setting, a, b); });
    return differing;
}

bool needs_new_network(const TrainingSettings &from, const TrainingSettings &to)
{
    return std::ranges::any_of(differences(from, to),
                               [](Setting setting) { return facts_of(setting).needs_new_network; });
}

std::vector<Setting> options_in(const TrainingSettings &settings)
{
    std::vector<Setting> options;
    std::ranges::remove_copy_if(option_settings, std::back_inserter(options),
                                [&](Setting setting) { return same_value(setting, settings, {}); });
    return options;
}

Message expected_of(Setting setting)
{
    const TrainingSettings any;
    return with_value(setting, any, [&](const auto &value) -> Message {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (is_number<Value>)
            return numbers_in(facts_of(setting).range, std::is_same_v<Value, int>);
        else if constexpr (std::is_same_v<Value, bool>)
            return Message::tr("yes or no");
        else if constexpr (std::is_same_v<Value, std::uint64_t>)
            return Message::tr("a whole number below 2^64");
        else if constexpr (std::is_same_v<Value, Activation>)
            return setting == Setting::HiddenActivation ? one_of(all_activations)
                                                        : one_of(output_activations);
        else if constexpr (std::is_same_v<Value, Cost>)
            return one_of(all_costs);
        else
            return one_of(all_inits);
    });
}

std::optional<Setting> faulty_setting(const TrainingSettings &settings)
{
    const auto faulty = std::ranges::find_if(
        table, [&](const SettingFacts &facts) { return !is_in_range(facts.setting, settings); });
    if (faulty != table.end())
        return faulty->setting;
    return settings.functions.valid() ? std::nullopt : std::optional(Setting::Cost);
}

Message validation_error(const TrainingSettings &settings)
{
    const auto faulty = faulty_setting(settings);
    if (!faulty)
        return {};
    if (*faulty == Setting::Cost)
        return validation_error(settings.functions);
    return Message::tr("%1 must be %2", {noun_of(*faulty), expected_of(*faulty)});
}

} // namespace deltascope
