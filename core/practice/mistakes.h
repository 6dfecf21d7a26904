// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/working.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace deltascope {

/// The mistakes people make in backpropagation by hand, as far as what they give can be computed for one
/// example. The literature numbers them M1 to M25; one number may have several forms, and each form is one of
/// these. M12 needs a batch; M16, M18 and M19 are for questions in words.
enum class Mistake {
    OutputSlopeForgotten, ///< M1   δ² = x² − y
    HiddenSlopeForgotten, ///< M2   δ¹ = W²δ²
    ErrorForDelta,        ///< M3   δ¹ from x² − y instead of δ²
    ErrorOfSameUnit,      ///< M4   δ¹ⱼ = (x²ⱼ − yⱼ) φ′(z¹ⱼ)
    OnlyTheTarget,        ///< M5   of Σₖ w²ⱼₖδ²ₖ the target's summand alone
    WeightsLeftOut,       ///< M6   δ¹ⱼ = φ′(z¹ⱼ) Σₖ δ²ₖ
    Transposed,           ///< M7   (W²)ᵀ for W²; the outer product with row and column exchanged
    SlopeAtActivation,    ///< M8   φ′(x) for φ′(z)
    SlopeInZ,             ///< M8   z(1 − z) for x(1 − x)
    SignReversed,         ///< M9   y − x²
    UpdatedTooEarly,      ///< M10  the new W² going back
    BiasSumOfDeltas,      ///< M11  ∂b = Σδ
    BiasTimesDelta,       ///< M11  ∂b = bδ
    SlopeAgain,           ///< M13  (x² − y) φ′ with a cost whose δ² has none
    FactorTwo,            ///< M14  2 (x² − y) φ′
    ElementWise,          ///< M15  wⱼⱼ alone
    SummandMissing,       ///< M17  a sum without one of its summands
    BiasForgotten,        ///< M20  z without b
    PhiForgotten,         ///< M21  x = z
    OtherLayersPhi,       ///< M21  φ of the other layer
    TransposedForward,    ///< M22  z = Wx + b
    HalfForgotten,        ///< M23  2L
    OneOutputsError,      ///< M23  one summand for L
    Uphill,               ///< M24  w + η ∂w
    RateForgotten,        ///< M25  w − ∂w
    RateTwice,            ///< M25  w − η² ∂w
    RoundedEarly          ///< every factor rounded to two decimals
};

/// How many values Mistake has.
inline constexpr std::size_t mistake_count = static_cast<std::size_t>(Mistake::RoundedEarly) + 1;

/// "M2", …; "rounding" for RoundedEarly. Forms of one mistake share it.
std::string_view code_of(Mistake mistake);

/// A few English words for all forms of a mistake, by their code: "sign reversed"; empty for a code that
/// there is none of. Context "Practice" for translation.
std::string_view words_for(std::string_view code);

/// What was probably done, with a question that leads on: one or two English sentences. Context "Practice"
/// for translation.
std::string_view sentence(Mistake mistake);

/// The question about a term where more than one mistake gives the same number. Context "Practice" for
/// translation.
std::string_view common_question(Asked term);

/// The values that a mistake gives; several where it can be made in several places, as which summand is
/// missing.
using Values = std::vector<double>;

/// One mistake at one term. working's numbers are the student's own.
struct MistakeRow
{
    Mistake mistake; ///< that is made
    Asked term;      ///< where it is made
    /// Whether it can be made at all: a square matrix, one largest target, a bias that is not 0 …
    bool (*defined)(const Working &working, const Entry &entry);
    /// Where it is defined. A value may be that of the rule, or not finite: then it tells nothing.
    Values (*values)(const Working &working, const Entry &entry);
};

/// All of them, those of a term in the order of Mistake.
std::span<const MistakeRow> mistake_rows();

/// One value that one mistake gives.
struct MistakeValue
{
    Mistake mistake; ///< that gives it
    double value;    ///< that it gives
};

/// Every finite value that the mistakes give at a place, where they are defined.
std::vector<MistakeValue> mistake_values(const Working &working, const Entry &entry);

/// Sums of more summands than this are not worked by hand: a missing one is then not looked for
/// (SummandMissing).
inline constexpr Eigen::Index most_summands = 10;

} // namespace deltascope
