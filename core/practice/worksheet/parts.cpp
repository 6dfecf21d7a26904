// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace deltascope {

namespace {
constexpr double strong = 0.25; ///< beside the largest of its layer

std::vector<int> all_of(Eigen::Index count)
{
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

/// Those that are not small beside the largest; the largest of all where that are too few.
std::vector<int> strong_of(const Vector<double> &values)
{
    const auto size_of = [&values](int i) { return std::abs(values[i]); };
    std::vector<int> found = all_of(values.size());
    std::ranges::stable_sort(found, std::ranges::greater{}, size_of);
    const double least = strong * values.cwiseAbs().maxCoeff();
    const auto weak = std::ranges::find_if(found, [&](int i) { return size_of(i) < least; });
    const auto fewest = std::min<Eigen::Index>(parts_of_layer, values.size());
    found.erase(std::max(weak, found.begin() + fewest), found.end());
    std::ranges::sort(found);
    return found;
}

/// A few of them, in order. Not std::shuffle or std::sample, which differ between libraries.
std::vector<int> some_of(std::vector<int> from, std::mt19937_64 &generator)
{
    const std::size_t wanted = std::min<std::size_t>(parts_of_layer, from.size());
    for (std::size_t i = 0; i < wanted; ++i)
        std::swap(from[i], from[i + generator() % (from.size() - i)]);
    from.resize(wanted);
    std::ranges::sort(from);
    return from;
}

std::vector<int> strong_ones(const Vector<double> &values, std::mt19937_64 &generator)
{
    return some_of(strong_of(values), generator);
}

struct Axes
{
    const std::vector<int> *rows;
    const std::vector<int> *columns;
};

std::vector<Entry> matrix_entries(Asked term, const Axes &axes, Convention convention)
{
    std::vector<Entry> entries;
    const bool transposed = convention == Convention::UnitsFirst;
    for (const int outer : transposed ? *axes.columns : *axes.rows)
        for (const int inner : transposed ? *axes.rows : *axes.columns)
            entries.push_back(transposed ? Entry{term, inner, outer} : Entry{term, outer, inner});
    return entries;
}

std::vector<Entry> vector_entries(Asked term, const std::vector<int> &rows)
{
    std::vector<Entry> entries;
    for (const int row : rows)
        entries.push_back({term, row});
    return entries;
}
} // namespace

void choose_parts(Sheet &sheet)
{
    const Pass<double> &pass = sheet.pass;
    if (!sheet.is_part()) {
        sheet.inputs = all_of(pass.x0.size());
        sheet.units = all_of(pass.z1.size());
        sheet.outputs = all_of(pass.z2.size());
        return;
    }
    std::mt19937_64 generator(sheet.seed);
    sheet.inputs = strong_ones(pass.x0, generator);
    sheet.units = strong_ones(pass.delta1, generator);
    sheet.outputs = strong_ones(pass.delta2, generator);
}

std::vector<Entry> entries_on(const Sheet &sheet, Asked term)
{
    const Convention convention = sheet.setting.convention;
    const auto all_outputs = all_of(sheet.pass.z2.size());
    switch (term) {
    case Asked::z1:
    case Asked::x1:
    case Asked::delta1:
    case Asked::db1:
    case Asked::after_b1:
        return vector_entries(term, sheet.units);
    case Asked::z2:
    case Asked::x2:
    case Asked::delta2: // δ¹ is a sum over all outputs, and the loss too
        return vector_entries(term, all_outputs);
    case Asked::db2:
    case Asked::after_b2:
        return vector_entries(term, sheet.outputs);
    case Asked::dW1:
    case Asked::after_W1:
        return matrix_entries(term, {&sheet.inputs, &sheet.units}, convention);
    case Asked::dW2:
    case Asked::after_W2:
        return matrix_entries(term, {&sheet.units, &sheet.outputs}, convention);
    case Asked::loss:
        return {{term}};
    case Asked::after_loss: // takes all parameters
        return sheet.is_part() ? std::vector<Entry>{} : std::vector<Entry>{{term}};
    }
    return {};
}

} // namespace deltascope
