// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/luck.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace deltascope {

namespace {
constexpr std::size_t most_exact = 100;

double quantile(const std::vector<double> &sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

/// Twice the rank of each value among all, from 1; equal values share the mean of theirs, so that twice it is
/// whole.
struct Ranks
{
    std::vector<std::size_t> doubled; ///< of all values in their order
    std::size_t first_sum = 0;        ///< of those of the first group
    double tied = 0;                  ///< Σ (t³ − t) over groups of t equal values
};

Ranks ranks_of(const std::vector<double> &first, const std::vector<double> &second)
{
    std::vector<double> all = first;
    all.insert(all.end(), second.begin(), second.end());
    std::ranges::sort(all);
    Ranks ranks;
    const auto doubled_rank = [&all](double value) {
        const auto [begin, end] = std::equal_range(all.begin(), all.end(), value);
        return static_cast<std::size_t>((begin - all.begin()) + (end - all.begin()) + 1);
    };
    for (const double value : all)
        ranks.doubled.push_back(doubled_rank(value));
    for (const double value : first)
        ranks.first_sum += doubled_rank(value);
    for (auto value = all.begin(); value != all.end();) {
        const auto next = std::upper_bound(value, all.end(), *value);
        const auto count = static_cast<double>(next - value);
        ranks.tied += count * count * count - count;
        value = next;
    }
    return ranks;
}

// Of all ways to choose that many of the ranks, the share whose sum is at least as far from the mean as this.
double exact_luck(const Ranks &ranks, std::size_t chosen)
{
    const std::size_t count = ranks.doubled.size();
    std::size_t most = 0;
    for (const std::size_t rank : ranks.doubled)
        most += rank;
    // ways[n][s]: to choose n of the ranks so far with the sum s.
    std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(most + 1, 0));
    ways[0][0] = 1;
    for (const std::size_t rank : ranks.doubled)
        for (std::size_t n = chosen; n > 0; --n)
            for (std::size_t sum = most; sum >= rank; --sum)
                ways[n][sum] += ways[n - 1][sum - rank];
    // The mean is chosen · (count + 1), of doubled ranks.
    const auto distance = [mean = static_cast<std::int64_t>(chosen * (count + 1))](std::size_t sum) {
        return std::abs(static_cast<std::int64_t>(sum) - mean);
    };
    double all = 0;
    double far = 0;
    for (std::size_t sum = 0; sum <= most; ++sum) {
        all += ways[chosen][sum];
        if (distance(sum) >= distance(ranks.first_sum))
            far += ways[chosen][sum];
    }
    return far / all;
}

double normal_luck(const Ranks &ranks, double m, double n)
{
    const double count = m + n;
    const double variance = m * n / 12 * (count + 1 - ranks.tied / (count * (count - 1)));
    if (variance <= 0)
        return 1;
    const double distance =
        std::max(0.0, std::abs(static_cast<double>(ranks.first_sum) / 2 - m * (count + 1) / 2) - 0.5);
    return std::erfc(distance / std::sqrt(2 * variance));
}
} // namespace

Spread spread_of(std::vector<double> values)
{
    std::ranges::sort(values);
    return {values.front(), quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75),
            values.back()};
}

GroupComparison compare_groups(const std::vector<double> &first, const std::vector<double> &second)
{
    const Ranks ranks = ranks_of(first, second);
    const auto m = static_cast<double>(first.size());
    const auto n = static_cast<double>(second.size());
    const double larger = static_cast<double>(ranks.first_sum) / 2 - m * (m + 1) / 2; // Mann and Whitney's U
    const double luck =
        ranks.doubled.size() <= most_exact ? exact_luck(ranks, first.size()) : normal_luck(ranks, m, n);
    return {larger / (m * n), luck};
}

} // namespace deltascope
