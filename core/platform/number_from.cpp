// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/number_from.h"

namespace deltascope {

std::from_chars_result read_number(const char *first, const char *last, float &number)
{
    return std::from_chars(first, last, number);
}

std::from_chars_result read_number(const char *first, const char *last, double &number)
{
    return std::from_chars(first, last, number);
}

} // namespace deltascope
