// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/predict/prediction.h"

#include "core/practice/predict/picking.h"
#include "core/practice/predict/step_predictions.h"
#include "core/practice/translated.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
int side_of(double value)
{
    return value < 0 ? 0 : value > 0 ? 2 : 1;
}
} // namespace

Prediction sign_prediction(const TermEntry &about, double value, std::string_view question,
                           std::string_view reason, std::vector<double> numbers)
{
    return {.kind = PredictionKind::Sign,
            .about = about,
            .answer = about,
            .question = question,
            .choices = {{QT_TRANSLATE_NOOP("Practice", "Negative")},
                        {QT_TRANSLATE_NOOP("Practice", "Zero")},
                        {QT_TRANSLATE_NOOP("Practice", "Positive")}},
            .right = side_of(value),
            .reason = reason,
            .numbers = std::move(numbers)};
}

Prediction half_prediction(const TermEntry &about, double value, std::string_view reason,
                           std::vector<double> numbers)
{
    return {.kind = PredictionKind::Half,
            .about = about,
            .answer = about,
            .question = QT_TRANSLATE_NOOP("Practice", "Will %1 be below or above ½?"),
            .choices = {{QT_TRANSLATE_NOOP("Practice", "Below ½")},
                        {QT_TRANSLATE_NOOP("Practice", "Exactly ½")},
                        {QT_TRANSLATE_NOOP("Practice", "Above ½")}},
            .right = side_of(value - 0.5),
            .reason = reason,
            .numbers = std::move(numbers)};
}

std::vector<Prediction> those_of(std::vector<std::optional<Prediction>> each)
{
    std::vector<Prediction> made;
    for (std::optional<Prediction> &one : each)
        if (one)
            made.push_back(std::move(*one));
    return made;
}

PredictionChoice output_choice(int k)
{
    return {QT_TRANSLATE_NOOP("Practice", "Output %1"), k};
}

std::vector<Prediction> predictions(const Task &task, double loss_after, StepId step, std::uint64_t seed)
{
    const Pass<double> &pass = task.pass;
    const bool is_finite = pass.z1.allFinite() && pass.x1.allFinite() && pass.z2.allFinite() &&
                           pass.x2.allFinite() && std::isfinite(pass.loss) && pass.delta2.allFinite() &&
                           pass.delta1.allFinite();
    if (!is_finite)
        return {};
    const PredictionSource source{task, loss_after, mixed(seed, static_cast<std::uint64_t>(step))};
    std::vector<Prediction> made =
        step <= StepId::loss ? forward_predictions(source, step) : backward_predictions(source, step);
    std::erase_if(made, [](const Prediction &each) {
        return !std::ranges::all_of(each.numbers, [](double number) { return std::isfinite(number); });
    });
    return made;
}

std::optional<Prediction> prediction(const Task &task, double loss_after, StepId step, std::uint64_t seed)
{
    std::vector<Prediction> all = predictions(task, loss_after, step, seed);
    if (all.empty())
        return {};
    // Two times out of three the one that tells most.
    const std::uint64_t drawn = mixed(seed, step_count + static_cast<std::uint64_t>(step));
    return all.size() > 1 && drawn % 3 == 0 ? std::move(all[1]) : std::move(all[0]);
}

} // namespace deltascope
