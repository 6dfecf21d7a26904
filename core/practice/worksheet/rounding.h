// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

#include <string>

namespace deltascope {

// Numbers on paper are rounded, and what follows is worked out with the rounded ones: who works so gets
// exactly the numbers of the key.

/// To how many digits a number is rounded. A 5 that is left over rounds away from zero.
struct Rounding
{
    /// What is counted: digits from the first that is not 0 on, or digits after the point.
    enum class Counts { Significant, Decimals };

    Counts counts = Counts::Significant; ///< what digits counts
    int digits = 4;                      ///< at least 1
};

inline constexpr Rounding paper_rounding = {Rounding::Counts::Significant, 4}; ///< of a term of the pass
/// Of what the update changes: few significant digits would hide the change.
inline constexpr Rounding paper_rounding_after = {Rounding::Counts::Decimals, 6};

/// The one that holds for a term.
constexpr Rounding rounding_of(Asked term)
{
    return term >= Asked::after_W1 ? paper_rounding_after : paper_rounding;
}

/// The double that is nearest to the rounded decimal number. What double arithmetic leaves of a 5, as in
/// 0.12344999999999999, counts as a 5.
double rounded_to(Rounding rounding, double value);

/// 0 in the place of what double arithmetic leaves of a sum that is 0. size is that of its summands.
double without_residue(double sum, double size);

/// What one more in the last digit of a rounded number is worth: 0.0001 of 0.1380; 0 of a 0 that has no
/// digits.
double last_digit(Rounding rounding, double rounded);

/// A rounded number with all of its digits, as paper shows it: "0.1380", "−0.03810", "4.386·10⁻⁵".
std::string paper_text(Rounding rounding, double value);

/// The same for a program to read: "-0.03810", "4.386e-5".
std::string data_text(Rounding rounding, double value);

/// A number that is given, with no more digits than it has: "0.4", "−0.03812", "4.386·10⁻⁵". Numbers of more
/// than ten significant digits are not given.
std::string given_text(double value);

} // namespace deltascope
