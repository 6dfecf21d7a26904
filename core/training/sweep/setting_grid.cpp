// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/setting_grid.h"

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
