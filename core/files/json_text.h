// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/number_text.h"

#include <Eigen/Core>

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deltascope {

// JSON as text, members in the order given. Numbers are written so that they read back exactly; those that
// are not finite, which JSON has no word for, as null.

/// UTF-8 text as a JSON string, in quotes.
std::string json(std::string_view text);

/// A number as JSON.
inline std::string json(int number)
{
    return number_text(number);
}

/// A number that reads back exactly, or null.
inline std::string json(double number)
{
    return std::isfinite(number) ? number_text(number) : "null";
}

/// Each item made into JSON by text_of, in brackets.
template <class Items, class TextOf>
std::string json_list(const Items &items, const TextOf &text_of)
{
    std::string list = "[";
    for (const auto &item : items) {
        if (list.size() > 1)
            list += ',';
        list += text_of(item);
    }
    return list += ']';
}

/// A vector as a list, a matrix as a list of rows.
template <class Derived>
std::string json(const Eigen::MatrixBase<Derived> &matrix)
{
    if constexpr (Derived::IsVectorAtCompileTime)
        return json_list(matrix, [](double entry) { return json(entry); });
    else
        return json_list(matrix.rowwise(), [](const auto &row) { return json(row); });
}

/// The names of an object's members with their values, which are JSON.
using JsonMembers = std::vector<std::pair<std::string_view, std::string>>;

/// An object of these members, in their order.
std::string json_object(const JsonMembers &members);

} // namespace deltascope
