// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/json_text.h"

namespace deltascope {

namespace {
std::string escaped(char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
        return {'\\', c};
    if (code < 0x20)
        return std::string("\\u00") + digits[code >> 4] + digits[code & 15];
    return {c};
}
} // namespace

std::string json(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text)
        quoted += escaped(c);
    return quoted += '"';
}

std::string json_object(const JsonMembers &members)
{
    std::string object = "{";
    for (const auto &[name, value] : members) {
        if (object.size() > 1)
            object += ',';
        object += json(name);
        object += ':';
        object += value;
    }
    return object += '}';
}

} // namespace deltascope
