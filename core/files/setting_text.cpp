// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/setting_text.h"

#include "core/files/number_text.h"
#include "core/platform/number_from.h"

#include <algorithm>
#include <type_traits>

namespace deltascope {

namespace {
constexpr std::string_view yes = "yes";
constexpr std::string_view no = "no";

// "cross-entropy" is "cross_entropy", as on the command line.
std::string name_in(std::string_view text)
{
    std::string name(text);
    std::ranges::replace(name, '-', '_');
    return name;
}

template <class Value>
std::optional<Value> value_from(std::string_view text)
{
    if constexpr (std::is_same_v<Value, bool>)
        return text == yes ? std::optional(true) : text == no ? std::optional(false) : std::nullopt;
    else if constexpr (std::is_same_v<Value, Activation>)
        return activation_from(name_in(text));
    else if constexpr (std::is_same_v<Value, Cost>)
        return cost_from(name_in(text));
    else if constexpr (std::is_same_v<Value, Init>)
        return init_from(name_in(text));
    else
        return number_from<Value>(text);
}
} // namespace

std::string setting_text(Setting setting, const TrainingSettings &settings)
{
    return with_value(setting, settings, [](const auto &value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, bool>)
            return std::string(value ? yes : no);
        else if constexpr (std::is_enum_v<Value>)
            return std::string(to_string(value));
        else
            return number_text(value);
    });
}

bool set_from_text(Setting setting, std::string_view text, TrainingSettings &settings)
{
    return with_value(setting, settings, [&](auto &value) {
        using Value = std::decay_t<decltype(value)>;
        const std::optional<Value> read = value_from<Value>(text);
        if constexpr (std::is_same_v<Value, int> || std::is_same_v<Value, double>)
            if (!read || !facts_of(setting).range.contains(*read))
                return false;
        if constexpr (std::is_same_v<Value, Activation>)
            if (setting == Setting::HiddenActivation && read && !facts(*read).componentwise)
                return false;
        if (read)
            value = *read;
        return read.has_value();
    });
}

} // namespace deltascope
