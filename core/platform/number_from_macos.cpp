// SPDX-License-Identifier: GPL-3.0-or-later
// std::from_chars reads no floating point numbers there, up to macOS 15 at least.
#include "core/platform/number_from.h"

#include <fast_float/fast_float.h>

namespace deltascope {

namespace {
template <std::floating_point Number>
std::from_chars_result read(const char *first, const char *last, Number &number)
{
    const auto [stop, error] = fast_float::from_chars(first, last, number);
    return {stop, error};
}
} // namespace

std::from_chars_result read_number(const char *first, const char *last, float &number)
{
    return read(first, last, number);
}

std::from_chars_result read_number(const char *first, const char *last, double &number)
{
    return read(first, last, number);
}

} // namespace deltascope
