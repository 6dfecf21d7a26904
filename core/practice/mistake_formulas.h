// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/mistakes.h"

#include <cmath>

namespace deltascope {

// What the rows of the table of mistakes are written with.

std::vector<MistakeRow> forward_mistakes();  ///< of z, x and the loss
std::vector<MistakeRow> backward_mistakes(); ///< of the δ
std::vector<MistakeRow> gradient_mistakes(); ///< of the four gradients
std::vector<MistakeRow> update_mistakes();   ///< of what is asked after the update

/// As someone does who rounds every factor to two decimals; a half, which no binary fraction need be, goes
/// up.
inline double rounded(double value)
{
    constexpr double binary_error = 1e-9;
    return std::round(value * 100 + std::copysign(binary_error, value)) / 100;
}
/// To two decimals.
inline Vector<double> rounded(const Vector<double> &values)
{
    return values.unaryExpr([](double value) { return rounded(value); });
}

/// For a row whose mistake can be made anywhere.
inline bool always(const Working &, const Entry &)
{
    return true;
}
/// For a row that asks for the quadratic cost.
inline bool is_quadratic(const Working &working, const Entry &)
{
    return working.functions().cost == Cost::Quadratic;
}
/// For a row that asks for another cost.
inline bool is_not_quadratic(const Working &working, const Entry &entry)
{
    return !is_quadratic(working, entry);
}
/// For a row that takes W¹ for its transpose.
inline bool has_square_W1(const Working &working, const Entry &)
{
    return working.parameters().W1.rows() == working.parameters().W1.cols();
}
/// For a row that takes W² for its transpose.
inline bool has_square_W2(const Working &working, const Entry &)
{
    return working.parameters().W2.rows() == working.parameters().W2.cols();
}

/// The values of a sum of which one summand is missing.
template <class Summands>
Values with_one_missing(double whole, const Summands &summands)
{
    Values values;
    for (const double summand : summands)
        values.push_back(whole - summand);
    return values;
}

/// δ¹ with W² as it is after the update: Σₖ (w²ⱼₖ − η x¹ⱼ δ²ₖ) δ²ₖ φ′(z¹ⱼ).
inline double delta1_with_new_W2(const Working &working, Eigen::Index unit)
{
    const double sum = working.parameters().W2.row(unit).dot(working.delta2) -
                       working.task.rate * working.x1[unit] * working.delta2.squaredNorm();
    return sum * working.slope1[unit];
}

} // namespace deltascope
