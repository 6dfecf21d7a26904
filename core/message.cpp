// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message.h"

#include <algorithm>
#include <string_view>

namespace deltascope {

namespace {
// One pass from left to right, so that a value with a % in it is not taken for a place.
std::string filled_in(std::string_view pattern, const std::vector<Message> &values)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                              pattern[i + 1] < static_cast<char>('1' + values.size());
        if (is_place)
            text += values[static_cast<std::size_t>(pattern[++i] - '1')].english();
        else
            text += pattern[i];
    }
    return text;
}

void replace(std::string &text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}
} // namespace

Message::Message(std::string verbatim)
    : verbatim_(std::move(verbatim))
{
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    std::ranges::replace_if(verbatim_, is_control, '?');
}

Message::Message(const char *english, std::vector<Message> values)
    : english_(english)
    , values_(std::move(values))
{
}

Message Message::tr(const char *english, std::vector<Message> values)
{
    return {english, std::move(values)};
}

Message Message::tr(const char *english, const char *comment, std::uint64_t count,
                    std::vector<Message> values)
{
    Message message(english, std::move(values));
    message.comment_ = comment;
    message.count_ = count;
    return message;
}

std::string Message::english() const
{
    if (!english_)
        return verbatim_;
    std::string pattern = english_;
    if (count_)
        replace(pattern, "(s)", *count_ == 1 ? "" : "s");
    return filled_in(pattern, values_);
}

} // namespace deltascope
