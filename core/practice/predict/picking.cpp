// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/predict/picking.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double clear_share = 0.1; // of the largest size, or of the range of scores

std::vector<int> entries_where(const Vector<double> &values, auto holds)
{
    std::vector<int> entries;
    for (int entry = 0; entry < static_cast<int>(values.size()); ++entry)
        if (holds(values[entry]))
            entries.push_back(entry);
    return entries;
}

int one_of(const std::vector<int> &entries, std::uint64_t seed)
{
    return entries[seed % entries.size()];
}

// So many of a list, from its first to its last.
std::vector<int> spread(const std::vector<int> &ranked, std::size_t count)
{
    if (ranked.size() <= count)
        return ranked;
    std::vector<int> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(ranked[count == 1 ? 0 : i * (ranked.size() - 1) / (count - 1)]);
    return chosen;
}
} // namespace

std::uint64_t mixed(std::uint64_t seed, std::uint64_t place)
{
    std::uint64_t bits = seed + (place + 1) * 0x9E3779B97F4A7C15ULL;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBULL;
    return bits ^ (bits >> 31);
}

int telling_entry(const Vector<double> &values, std::uint64_t seed)
{
    const double least = clear_share * values.cwiseAbs().maxCoeff();
    const auto zeros = entries_where(values, [](double value) { return value == 0; });
    const auto clear =
        entries_where(values, [least](double value) { return value != 0 && std::abs(value) >= least; });
    const bool takes_zero = clear.empty() || (!zeros.empty() && seed % 2 == 1);
    return one_of(takes_zero ? zeros : clear, seed / 2);
}

std::optional<Contest> contest(const Vector<double> &scores, int most)
{
    Eigen::Index winner = 0;
    const double largest = scores.maxCoeff(&winner);
    const double below = largest - clear_share * (largest - scores.minCoeff());
    std::vector<int> others = entries_where(scores, [below](double score) { return score < below; });
    if (others.empty())
        return {};
    std::ranges::stable_sort(others, [&scores](int a, int b) { return scores[a] > scores[b]; });
    Contest made{.winner = static_cast<int>(winner),
                 .candidates = spread(others, static_cast<std::size_t>(most) - 1)};
    made.candidates.push_back(made.winner);
    std::ranges::sort(made.candidates);
    made.right = static_cast<int>(std::ranges::find(made.candidates, made.winner) - made.candidates.begin());
    return made;
}

} // namespace deltascope
