// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/setting_grid.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
double with_three_digits(double value)
{
    if (value == 0)
        return 0;
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

// The values of that setting, each once, in the order in which they come.
GridAxis axis_of(Setting setting, const std::vector<TrainingSettings> &runs)
{
    GridAxis axis = {setting, {}};
    for (const TrainingSettings &run : runs)
        if (std::ranges::none_of(
                axis.values, [&](const TrainingSettings &value) { return same_value(setting, value, run); }))
            axis.values.push_back(run);
    return axis;
}

// With those between the smallest and the largest, unless these would be more than are there.
GridAxis seeds_of(const std::vector<TrainingSettings> &runs)
{
    GridAxis axis = axis_of(Setting::Seed, runs);
    const auto [least, most] = std::ranges::minmax(axis.values, {}, &TrainingSettings::seed);
    if (most.seed - least.seed >= 2 * axis.values.size())
        return axis;
    TrainingSettings each = least;
    axis.values.clear();
    for (; each.seed < most.seed; ++each.seed)
        axis.values.push_back(each);
    axis.values.push_back(each);
    return axis;
}
} // namespace

double combination_count(const std::vector<GridAxis> &axes)
{
    double count = 1;
    for (const GridAxis &axis : axes)
        count *= static_cast<double>(axis.values.size());
    return count;
}

std::vector<TrainingSettings> combinations(const TrainingSettings &base, const std::vector<GridAxis> &axes)
{
    std::vector<TrainingSettings> runs = {base};
    for (const GridAxis &axis : axes) {
        std::vector<TrainingSettings> more;
        more.reserve(runs.size() * axis.values.size());
        for (const TrainingSettings &run : runs)
            for (const TrainingSettings &value : axis.values) {
                more.push_back(run);
                copy_value(axis.setting, value, more.back());
            }
        runs = std::move(more);
    }
    std::erase_if(runs, [](const TrainingSettings &run) { return faulty_setting(run).has_value(); });
    return runs;
}

std::vector<TrainingSettings> gaps_in(const std::vector<TrainingSettings> &runs)
{
    if (runs.empty())
        return {};
    std::vector<GridAxis> axes;
    for (const Setting setting : run_settings)
        axes.push_back(setting == Setting::Seed ? seeds_of(runs) : axis_of(setting, runs));
    if (combination_count(axes) > 2.0 * static_cast<double>(runs.size()))
        return {};
    std::vector<TrainingSettings> gaps = combinations(runs.front(), axes);
    std::erase_if(gaps, [&runs](const TrainingSettings &each) {
        return std::ranges::any_of(
            runs, [&each](const TrainingSettings &run) { return differences(run, each).empty(); });
    });
    return gaps;
}

std::vector<double> values_between(double a, double b, int n)
{
    const bool by_factor = a > 0 && b > 0;
    std::vector<double> values = {a};
    for (int i = 1; i < n - 1; ++i) {
        const double share = static_cast<double>(i) / (n - 1);
        values.push_back(with_three_digits(by_factor ? a * std::pow(b / a, share) : a + share * (b - a)));
    }
    values.push_back(b);
    return values;
}

} // namespace deltascope
