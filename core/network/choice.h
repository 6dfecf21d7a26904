// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// The first count values of an enumeration whose values are 0, 1, 2 …
template <class Choice, int count>
constexpr std::array<Choice, count> first_choices()
{
    std::array<Choice, count> choices{};
    for (int value = 0; value < count; ++value)
        choices[static_cast<std::size_t>(value)] = static_cast<Choice>(value);
    return choices;
}

/// The one of choices that to_string() gives this name; nothing for any other text.
template <class Choice, std::size_t count>
std::optional<Choice> choice_named(std::string_view name, const std::array<Choice, count> &choices)
{
    const auto found = std::ranges::find(choices, name, [](Choice choice) { return to_string(choice); });
    return found == choices.end() ? std::nullopt : std::optional(*found);
}

/// The names of choices, for messages: "sigmoid, tanh, relu, leaky_relu".
template <class Choice, std::size_t count>
std::string names_of(const std::array<Choice, count> &choices)
{
    std::string names;
    for (const Choice choice : choices)
        names.append(names.empty() ? "" : ", ").append(to_string(choice));
    return names;
}

} // namespace deltascope
