// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/predict/picking.h"
#include "core/practice/predict/step_predictions.h"
#include "core/practice/translated.h"

#include <utility>

namespace deltascope {

namespace {
constexpr std::string_view which_sign =
    QT_TRANSLATE_NOOP("Practice", "Will %1 be negative, zero or positive?");

std::string_view reason_of(Activation activation)
{
    switch (activation) {
    case Activation::Sigmoid:
        return QT_TRANSLATE_NOOP("Practice",
                                 "The sigmoid is ½ at z = 0 and rises with z. Here z = %2, so %1 = %3.");
    case Activation::Relu:
        return QT_TRANSLATE_NOOP(
            "Practice", "ReLU lets through what is above zero and makes 0 of the rest. Here z = %2, so "
                        "%1 = %3.");
    case Activation::Softmax:
        return QT_TRANSLATE_NOOP("Practice", "Softmax shares 1 among all outputs. Here z = %2, and with the "
                                             "others as they are this gives %1 = %3.");
    default:
        return QT_TRANSLATE_NOOP("Practice", "This φ keeps the sign of z. Here z = %2, so %1 = %3.");
    }
}

Prediction of_activation(const TermEntry &about, Activation activation, double z, double x)
{
    if (activation == Activation::Sigmoid || activation == Activation::Softmax)
        return half_prediction(about, x, reason_of(activation), {z, x});
    return sign_prediction(about, x, which_sign, reason_of(activation), {z, x});
}

Prediction of_z1(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const int unit = telling_entry(pass.z1, source.seed);
    const double bias = source.task.network.parameters.b1[unit];
    return sign_prediction({Term::z1, unit, 0}, pass.z1[unit], which_sign,
                           QT_TRANSLATE_NOOP("Practice", "The inputs, each times its weight, add up to %2, "
                                                         "and the bias adds %3: %1 = %4."),
                           {pass.z1[unit] - bias, bias, pass.z1[unit]});
}

std::optional<Prediction> of_x1(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const int unit = telling_entry(pass.z1, source.seed);
    if (pass.holds(unit))
        return {};
    return of_activation({Term::x1, unit, 0}, source.task.network.functions.hidden, pass.z1[unit],
                         pass.x1[unit]);
}

std::vector<PredictionChoice> outputs(const std::vector<int> &candidates)
{
    std::vector<PredictionChoice> choices;
    for (const int k : candidates)
        choices.push_back(output_choice(k));
    return choices;
}

std::optional<Prediction> largest_z2(const Pass<double> &pass)
{
    const auto between = contest(pass.z2, most_choices);
    if (!between)
        return {};
    Vector<double> others = pass.z2;
    others[between->winner] = pass.z2.minCoeff();
    return Prediction{.kind = PredictionKind::LargestOutput,
                      .about = {Term::z2, between->candidates.front(), 0},
                      .answer = {Term::z2, between->winner, 0},
                      .question =
                          QT_TRANSLATE_NOOP("Practice", "Which of these outputs gets the largest z²?"),
                      .choices = outputs(between->candidates),
                      .right = between->right,
                      .reason = QT_TRANSLATE_NOOP("Practice", "What the hidden units send, each times its "
                                                              "weight, and the bias give %1 = %2; the next "
                                                              "largest z² is %3."),
                      .numbers = {pass.z2[between->winner], others.maxCoeff()}};
}

Prediction sign_of_z2(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const int output = telling_entry(pass.z2, source.seed);
    const double bias = source.task.network.parameters.b2[output];
    return sign_prediction({Term::z2, output, 0}, pass.z2[output], which_sign,
                           QT_TRANSLATE_NOOP("Practice", "The hidden units, each times its weight, add up to "
                                                         "%2, and the bias adds %3: %1 = %4."),
                           {pass.z2[output] - bias, bias, pass.z2[output]});
}

// Of the output that should be largest: there the answer is decided.
Prediction of_x2(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    Eigen::Index target = 0;
    pass.y.maxCoeff(&target);
    const int output = static_cast<int>(target);
    return of_activation({Term::x2, output, 0}, source.task.network.functions.output, pass.z2[output],
                         pass.x2[output]);
}

std::optional<Prediction> most_loss(const PredictionSource &source)
{
    const Pass<double> &pass = source.task.pass;
    const Cost cost = source.task.network.functions.cost;
    const Vector<double> terms = loss_terms(cost, pass.z2, pass.x2, pass.y);
    const auto between = terms.allFinite() ? contest(terms, most_choices) : std::nullopt;
    if (!between)
        return {};
    const std::string_view reason =
        cost == Cost::LogLikelihood
            ? QT_TRANSLATE_NOOP("Practice", "Only the target counts with this cost: %1 = %2, and −ln of it "
                                            "is %4 of the whole loss, which is %5.")
            : QT_TRANSLATE_NOOP("Practice", "Its %1 = %2 is the furthest from its target, %3: this adds %4 "
                                            "to the loss of %5.");
    return Prediction{
        .kind = PredictionKind::MostLoss,
        .about = {Term::loss, 0, 0},
        .answer = {Term::x2, between->winner, 0},
        .question = QT_TRANSLATE_NOOP("Practice", "Which of these outputs adds most to the loss?"),
        .choices = outputs(between->candidates),
        .right = between->right,
        .reason = reason,
        .numbers = {pass.x2[between->winner], pass.y[between->winner], terms[between->winner], pass.loss}};
}
} // namespace

std::vector<Prediction> forward_predictions(const PredictionSource &source, StepId step)
{
    switch (step) {
    case StepId::z1:
        return those_of({of_z1(source)});
    case StepId::x1:
        return those_of({of_x1(source)});
    case StepId::z2:
        return those_of({largest_z2(source.task.pass), sign_of_z2(source)});
    case StepId::x2:
        return those_of({of_x2(source)});
    case StepId::loss:
        return those_of({most_loss(source)});
    default:
        return {};
    }
}

} // namespace deltascope
