// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/activation.h"
#include "core/practice/predict/picking.h"
#include "core/practice/predict/step_predictions.h"
#include "core/practice/translated.h"

#include <utility>

namespace deltascope {

namespace {
constexpr std::string_view which_sign =
    QT_TRANSLATE_NOOP("Practice", "Will %1 be negative, zero or positive?");
constexpr std::string_view which_change =
    QT_TRANSLATE_NOOP("Practice", "What becomes of %1: smaller, as before or larger?");
constexpr std::string_view delta1_reason = QT_TRANSLATE_NOOP(
    "Practice", "The outputs send back %2 to this unit, and φ′(z¹) = %3 of it comes through: "
                "%1 = %4.");

// What the outputs send back to unit j, and the slope of φ there.
std::vector<double> working_of_delta1(const Task &task, int unit)
{
    const Pass<double> &pass = task.pass;
    const double sent = task.network.parameters.W2.row(unit).dot(pass.delta2);
    return {sent, phi_prime(task.network.functions.hidden, pass.z1[unit]), pass.delta1[unit]};
}

// Of the δ² below zero that furthest from it, or that none is below.
std::optional<Prediction> output_to_rise(const Pass<double> &pass)
{
    Prediction made{.kind = PredictionKind::OutputToRise,
                    .about = {},
                    .answer = {},
                    .question = QT_TRANSLATE_NOOP("Practice", "Which output wants to go up most?"),
                    .choices = {},
                    .right = 0,
                    .reason = {},
                    .numbers = {}};
    const double lowest = pass.delta2.minCoeff();
    const auto between = contest(-pass.delta2, most_choices - 1);
    if (lowest < 0 && !between)
        return {};
    std::vector<int> candidates = {0};
    if (between)
        candidates = between->candidates;
    for (const int k : candidates)
        made.choices.push_back(output_choice(k));
    made.choices.push_back({QT_TRANSLATE_NOOP("Practice", "None of them")});
    made.about = made.answer = {Term::delta2, candidates.front(), 0};
    if (lowest >= 0) {
        made.right = static_cast<int>(made.choices.size()) - 1;
        made.reason =
            QT_TRANSLATE_NOOP("Practice", "No δ² is below zero, so no output wants to go up; the lowest "
                                          "is %2.");
        made.numbers = {lowest};
        return made;
    }
    const int winner = between->winner;
    made.right = between->right;
    made.answer.row = winner;
    made.reason =
        QT_TRANSLATE_NOOP("Practice", "Its x² = %2 is below its target %3, and where δ² is negative a "
                                      "larger z² lowers the loss: %1 = %4.");
    made.numbers = {pass.x2[winner], pass.y[winner], pass.delta2[winner]};
    return made;
}

Prediction sign_of_delta2(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const int output = telling_entry(pass.delta2, source.seed);
    return sign_prediction({Term::delta2, output, 0}, pass.delta2[output], which_sign,
                           QT_TRANSLATE_NOOP("Practice", "x² = %2 and its target is %3: too high makes δ² "
                                                         "positive, too low negative. %1 = %4."),
                           {pass.x2[output], pass.y[output], pass.delta2[output]});
}

std::optional<Prediction> largest_unit(const Task &task)
{
    const auto between = contest(task.pass.delta1.cwiseAbs(), most_choices);
    if (!between)
        return {};
    std::vector<PredictionChoice> choices;
    for (const int j : between->candidates)
        choices.push_back({QT_TRANSLATE_NOOP("Practice", "Unit %1"), j});
    return Prediction{.kind = PredictionKind::LargestUnit,
                      .about = {Term::delta1, between->candidates.front(), 0},
                      .answer = {Term::delta1, between->winner, 0},
                      .question = QT_TRANSLATE_NOOP("Practice", "Which of these units has the largest |δ¹|?"),
                      .choices = std::move(choices),
                      .right = between->right,
                      .reason = delta1_reason,
                      .numbers = working_of_delta1(task, between->winner)};
}

Prediction sign_of_delta1(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const int unit = telling_entry(pass.delta1, source.seed);
    return sign_prediction({Term::delta1, unit, 0}, pass.delta1[unit], which_sign, delta1_reason,
                           working_of_delta1(source.task, unit));
}

// Of an outer product, the sign is that of both factors together.
Prediction sign_of_gradient(Term term, const Vector<double> &factor, const Vector<double> &delta,
                            std::uint64_t seed)
{
    const int row = telling_entry(factor, seed);
    const int column = telling_entry(delta, mixed(seed, 1) & ~std::uint64_t{1});
    const double product = factor[row] * delta[column];
    const std::string_view reason =
        term == Term::dW1
            ? factor[row] == 0
                  ? QT_TRANSLATE_NOOP("Practice", "This input is 0. Whatever δ¹ is, here %3, "
                                                  "nothing can be learned about its weight: %1 = %4.")
                  : QT_TRANSLATE_NOOP("Practice", "The input is %2, and the δ¹ of the unit is %3: "
                                                  "%1 = %4.")
            : QT_TRANSLATE_NOOP("Practice", "The unit’s x¹ is %2, and the δ² of the output is %3: "
                                            "%1 = %4.");
    return sign_prediction({term, row, column}, product, which_sign, reason,
                           {factor[row], delta[column], product});
}

Prediction sign_of_bias_gradient(Term term, const Vector<double> &delta, std::uint64_t seed)
{
    const int entry = telling_entry(delta, seed);
    return sign_prediction({term, entry, 0}, delta[entry], which_sign,
                           QT_TRANSLATE_NOOP("Practice",
                                             "A bias is a weight from an input that is always 1, so "
                                             "its gradient is δ itself: %1 = %2."),
                           {delta[entry]});
}

Prediction change_prediction(const TermEntry &about, double change, std::string_view reason,
                             std::vector<double> numbers)
{
    Prediction made = sign_prediction(about, change, which_change, reason, std::move(numbers));
    made.kind = PredictionKind::Change;
    made.choices = {{QT_TRANSLATE_NOOP("Practice", "Smaller")},
                    {QT_TRANSLATE_NOOP("Practice", "As before")},
                    {QT_TRANSLATE_NOOP("Practice", "Larger")}};
    return made;
}

Prediction change_of_weight(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const bool is_second = source.seed % 2 == 0;
    const Prediction gradient = is_second ? sign_of_gradient(Term::W2, pass.x1, pass.delta2, source.seed / 2)
                                          : sign_of_gradient(Term::W1, pass.x0, pass.delta1, source.seed / 2);
    const auto &[W1, b1, W2, b2] = source.task.network.parameters;
    const double before = (is_second ? W2 : W1)(gradient.about.row, gradient.about.column);
    const double slope = gradient.numbers.back();
    const double change = slope == 0 ? 0 : -source.task.rate * slope;
    return change_prediction(gradient.about, (before + change) - before,
                             QT_TRANSLATE_NOOP("Practice",
                                               "The update goes against the gradient, which is %2: "
                                               "%1 moves by −η times that, %3."),
                             {slope, change});
}

Prediction change_of_loss(const PredictionSource &source)
{
    const double before = source.task.pass.loss;
    const double change = source.loss_after - before;
    return change_prediction(
        {Term::loss_after, 0, 0}, change,
        change > 0
            ? QT_TRANSLATE_NOOP("Practice", "Lₙ was %2 and is %3 now. Downhill is right for a small step "
                                            "alone: with this η it led past the valley.")
            : QT_TRANSLATE_NOOP("Practice", "Lₙ was %2 and is %3 now: a small step against the gradient "
                                            "leads downhill."),
        {before, source.loss_after});
}
} // namespace

std::vector<Prediction> backward_predictions(const PredictionSource &source, StepId step)
{
    const Pass<double> &pass = source.task.pass;
    switch (step) {
    case StepId::delta2:
        return those_of({output_to_rise(pass), sign_of_delta2(source)});
    case StepId::delta1:
        return those_of({largest_unit(source.task), sign_of_delta1(source)});
    case StepId::dW2:
        return those_of({sign_of_gradient(Term::dW2, pass.x1, pass.delta2, source.seed)});
    case StepId::db2:
        return those_of({sign_of_bias_gradient(Term::db2, pass.delta2, source.seed)});
    case StepId::dW1:
        return those_of({sign_of_gradient(Term::dW1, pass.x0, pass.delta1, source.seed)});
    case StepId::db1:
        return those_of({sign_of_bias_gradient(Term::db1, pass.delta1, source.seed)});
    case StepId::update:
        return those_of({change_of_weight(source)});
    case StepId::after:
        return those_of({change_of_loss(source)});
    default:
        return {};
    }
}

} // namespace deltascope
