// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace deltascope {

/// What runs reach that differ in their seed alone.
struct Spread
{
    double worst = 0;  ///< the smallest
    double lower = 0;  ///< a quarter of the runs lies below
    double median = 0; ///< half of them
    double upper = 0;  ///< three quarters
    double best = 0;   ///< the largest
};

/// Of one value at least. Quartiles lie between the values as R and NumPy put them: definition 7 of R.
/// Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).
Spread spread_of(std::vector<double> values);

/// From which on a difference is called more than luck: R. Fisher's one in twenty.
inline constexpr double luck_limit = 0.05;

/// Two groups of runs beside one another.
struct GroupComparison
{
    /// Of all pairs of a run of the first and one of the second group, in how many the first is larger; equal
    /// ones count half. ½: neither is.
    double share_larger = 0;
    /// How often chance alone would set two groups at least as far apart, if the seeds were dealt out between
    /// them blindly: two-sided.
    double luck = 1;
};

/// The test of H. Mann and D. Whitney, On a Test of Whether One of Two Random Variables is Stochastically
/// Larger than the Other, Annals of Mathematical Statistics 18 (1947): exact, ties as they are, for up to 100
/// values in all; for more by the normal distribution, corrected for ties and for whole ranks. Each group has
/// one value at least.
GroupComparison compare_groups(const std::vector<double> &first, const std::vector<double> &second);

} // namespace deltascope
