// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/terms.h"
#include "core/practice/task.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace deltascope {

/// What is predicted of a step before it is shown.
enum class PredictionKind {
    Sign,          ///< of one number: negative, zero or positive
    Half,          ///< of one activation: below, exactly or above ½
    Change,        ///< of what the update changes: smaller, as before or larger
    LargestUnit,   ///< the hidden unit with the largest |δ¹ⱼ|
    LargestOutput, ///< the output with the largest z²ₖ
    MostLoss,      ///< the output that adds most to Lₙ
    OutputToRise   ///< the output with the most negative δ²ₖ, or none
};

/// One of the answers to choose from.
struct PredictionChoice
{
    std::string_view words; ///< "Unit %1": a few English words. Context "Practice" for translation.
    std::optional<int> index = std::nullopt; ///< of the unit or output, for %1; none: the words alone
};

/// A question that one click answers, about what a step makes, and what is said afterwards. Sentences are
/// English, of context "Practice" for translation.
struct Prediction
{
    PredictionKind kind = PredictionKind::Sign; ///< what is asked
    /// The number that it is asked about; of several that are compared the first choice. Of the update the
    /// parameter whose new value it is.
    TermEntry about;
    TermEntry answer;          ///< the number to look at afterwards; about where one number is asked about
    std::string_view question; ///< with %1 for the name of about
    std::vector<PredictionChoice> choices; ///< 2 to 4, those with an index in its order
    int right = 0;                         ///< the choice that the pass bears out
    std::string_view reason;               ///< with %1 for the name of answer and %2 … for numbers
    std::vector<double> numbers;           ///< finite
};

/// All questions that can be asked of a step, the most telling one first; seed says about which numbers.
/// Empty where the step has nothing to predict or a number that is needed is not finite. loss_after is Lₙ
/// after the update, for the last step. Takes time in proportion to units and inputs, not to their product.
std::vector<Prediction> predictions(const Task &task, double loss_after, StepId step, std::uint64_t seed);

/// One of them, always the same for the same pass, step and seed; none where there is none.
std::optional<Prediction> prediction(const Task &task, double loss_after, StepId step, std::uint64_t seed);

} // namespace deltascope
