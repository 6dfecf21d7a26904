// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/predict/prediction.h"

namespace deltascope {

/// What a question is made from.
struct PredictionSource
{
    const Task &task;       ///< whose pass is predicted
    double loss_after = 0;  ///< Lₙ after the update
    std::uint64_t seed = 0; ///< of this step
};

/// The questions about a step of the forward pass, and of all after it; none about any other step.
std::vector<Prediction> forward_predictions(const PredictionSource &source, StepId step);
std::vector<Prediction> backward_predictions(const PredictionSource &source, StepId step); ///< see above

/// Those of them that there are.
std::vector<Prediction> those_of(std::vector<std::optional<Prediction>> each);

/// The sign of a number. value says which is right.
Prediction sign_prediction(const TermEntry &about, double value, std::string_view question,
                           std::string_view reason, std::vector<double> numbers);
/// Whether an activation is below ½.
Prediction half_prediction(const TermEntry &about, double value, std::string_view reason,
                           std::vector<double> numbers);

/// An answer that names an output.
PredictionChoice output_choice(int k);

} // namespace deltascope
