// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace deltascope {

/// The rule that makes one number of a term, in Unicode: "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)".
std::string_view rule_of(const Functions &functions, Asked term);

/// "Which rule was that?": four terms with four different rules, one of them that of term, in an order that
/// the seed says.
std::array<Asked, 4> rule_choices(const Functions &functions, Asked term, std::uint64_t seed);

/// A question about a mistake that numbers do not show. Context "Practice" for translation.
struct WordQuestion
{
    std::string_view code;                   ///< "M10"
    std::string_view question;               ///< one English sentence
    std::array<std::string_view, 4> answers; ///< the first is right; to be shown in another order
};

/// All of them, in the order of their codes.
std::span<const WordQuestion> word_questions();

} // namespace deltascope
