// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/step_text.h"

#include "ui/stage/stage_scene.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QRegularExpression>

#include <cmath>

namespace deltascope {

namespace {
// What a φ′ of nearly zero does, or nothing; where the stage shows a gate.
QString blockedText(Activation activation, double z)
{
    const double share = passedShare(activation, z);
    if (!(share < blockedShare))
        return {};
    return QLatin1Char(' ') + (share == 0
                                   ? StepText::tr("Here φ′ is 0: nothing comes through.")
                                   : StepText::tr("Here φ′ is nearly 0: almost nothing comes through."));
}

// What the sign of an output's δ asks of it. In a sentence the layer is named: a raised 2 would be read as a
// square.
QString cancelledText(double delta2)
{
    if (delta2 == 0)
        return StepText::tr("Nowhere, since its δ is 0. With this cost, δ is just the distance from the "
                            "target: the slope of the outputs has cancelled.");
    return delta2 > 0 ? StepText::tr("Down, since its δ is positive. With this cost, δ is just the distance "
                                     "from the target: the slope of the outputs has cancelled.")
                      : StepText::tr("Up, since its δ is negative. With this cost, δ is just the distance "
                                     "from the target: the slope of the outputs has cancelled.");
}

QString slopedText(double delta2)
{
    if (delta2 == 0)
        return StepText::tr(
            "Nowhere, since its δ is 0. δ is the distance from the target, times how strongly the "
            "output still reacts to its sum.");
    return delta2 > 0
               ? StepText::tr("Down, since its δ is positive. δ is the distance from the target, times how "
                              "strongly the output still reacts to its sum.")
               : StepText::tr("Up, since its δ is negative. δ is the distance from the target, times how "
                              "strongly the output still reacts to its sum.");
}

QString delta2Text(const InspectedPass &open, int output)
{
    const double delta2 = open.pass().delta2[output];
    if (facts(open.functions().cost).cancels_phi_prime)
        return cancelledText(delta2);
    return slopedText(delta2) + blockedText(open.functions().output, open.pass().z2[output]);
}

// What the sign of a unit's δ¹ asks of it; every φ rises.
QString wishOf(double delta1)
{
    if (delta1 == 0)
        return {};
    return QLatin1Char(' ') + (delta1 > 0
                                   ? StepText::tr("Its δ is positive: firing less would lower the loss.")
                                   : StepText::tr("Its δ is negative: firing more would lower the loss."));
}

QString afterText(const InspectedPass &open)
{
    if (open.promisedDrop() == 0)
        return StepText::tr("The gradient is zero: there is no way down from here.");
    if (open.drop() == 0)
        return StepText::tr("By less than its digits can show: hardly any slope is left here.");
    if (open.drop() > 0)
        return StepText::tr(
            "It did not: the step was too long for the slope to hold. A smaller η keeps the promise.");
    const double ratio = open.drop() / open.promisedDrop();
    if (ratio < 0.9 || ratio > 1.1)
        return StepText::tr(
            "It did, but not by what the slope promised: over a step this long the slope changes. "
            "A smaller η comes closer.");
    return StepText::tr("It did, by nearly what the slope promised. The smaller η, the closer the two.");
}
// One entry of a gradient's column: how large its factor is, as a share of the largest.
QString exampleText(const InspectedPass &open, StepId step, const SelectedIndices &chosen)
{
    const bool pixels = step == StepId::dW1;
    const Vector<double> &factor = pixels ? open.pass().x0 : open.pass().x1;
    const int row = pixels ? chosen.pixel : chosen.unit;
    const double largest = factor.cwiseAbs().maxCoeff();
    const double share = largest > 0 ? std::abs(factor[row]) / largest : 0;
    const QString shown = number(100 * share, 2);
    if (pixels && !open.sizes().has_picture())
        return StepText::tr("Input %1 is %2 % as large as the largest, and so is the gradient of its weight.")
            .arg(row)
            .arg(shown);
    if (share == 0)
        return pixels
                   ? StepText::tr(
                         "Pixel %1 is empty: its weight had no part in the answer, and gets no gradient.")
                         .arg(row)
                   : StepText::tr(
                         "Unit %1 did not fire: its weight had no part in the answer, and gets no gradient.")
                         .arg(row);
    if (share == 1)
        return pixels ? StepText::tr(
                            "Pixel %1 has the most ink: no weight into this unit gets a larger gradient.")
                            .arg(row)
                      : StepText::tr("Unit %1 fired most: no weight into this output gets a larger gradient.")
                            .arg(row);
    return pixels ? StepText::tr("Pixel %1 has %2 % as much ink as the darkest, and its weight gets %2 % of "
                                 "the largest gradient.")
                        .arg(row)
                        .arg(shown)
                  : StepText::tr("Unit %1 fired %2 % as strongly as the strongest, and its weight gets %2 % "
                                 "of the largest gradient.")
                        .arg(row)
                        .arg(shown);
}

// x¹ of the unit is set by hand.
QString heldText(int unit)
{
    return StepText::tr(
               "x¹ of unit %1 is held by hand, so z¹ of this unit no longer influences the loss: its "
               "δ¹ is 0, and so are the gradients of its weights and its bias.")
        .arg(unit);
}
} // namespace

QColor phaseColour(StepId step)
{
    switch (facts(step).phase) {
    case Phase::Forward:
        return colours().forward;
    case Phase::Backward:
        return colours().backward;
    case Phase::Update:
        break;
    }
    return mix(colours().text, colours().muted, 0.3);
}

QString phaseName(StepId step)
{
    switch (facts(step).phase) {
    case Phase::Forward:
        return StepText::tr("Forward");
    case Phase::Backward:
        return StepText::tr("Backward");
    case Phase::Update:
        break;
    }
    return StepText::tr("Update");
}

QString stepCaption(StepId step)
{
    return StepText::tr("%1 · step %2 of %3")
        .arg(phaseName(step))
        .arg(static_cast<int>(step) + 1)
        .arg(step_count);
}

namespace {
QString titleOf(StepId step, const SelectedIndices &chosen)
{
    const int unit = chosen.unit;
    const int output = chosen.output;
    switch (step) {
    case StepId::x0:
        return StepText::tr("What is the network shown?");
    case StepId::z1:
        return StepText::tr("What does unit %1 add up?").arg(unit);
    case StepId::x1:
        return StepText::tr("How strongly does unit %1 fire?").arg(unit);
    case StepId::z2:
        return StepText::tr("What does output %1 add up?").arg(output);
    case StepId::x2:
        return StepText::tr("What does output %1 answer?").arg(output);
    case StepId::loss:
        return StepText::tr("How wrong is the answer?");
    case StepId::delta2:
        return StepText::tr("Which way should output %1 move?").arg(output);
    case StepId::delta1:
        return StepText::tr("How much does unit %1 matter?").arg(unit);
    case StepId::dW2:
        return StepText::tr("Does the weight %1 → %2 matter?").arg(unit).arg(output);
    case StepId::db2:
        return StepText::tr("Does the bias of output %1 matter?").arg(output);
    case StepId::dW1:
        return StepText::tr("Which weights of unit %1 matter?").arg(unit);
    case StepId::db1:
        return StepText::tr("Does the bias of unit %1 matter?").arg(unit);
    case StepId::update:
        return StepText::tr("Where does one step downhill lead?");
    case StepId::after:
        return StepText::tr("Did the loss go down?");
    }
    return {};
}
} // namespace

// A number stays on the line of the word that it belongs to.
QString stepTitle(StepId step, const SelectedIndices &chosen)
{
    static const QRegularExpression beforeNumber(QStringLiteral(" (?=\\d)"));
    return titleOf(step, chosen).replace(beforeNumber, QString(QChar::Nbsp));
}

QString explanationOfHidden(StepId step, const SelectedIndices &chosen)
{
    switch (step) {
    case StepId::x2:
        return StepText::tr("The activation φ turns each sum into what the output answers.");
    case StepId::delta2:
        return StepText::tr("δ² of output %1 says which way its sum should move, and how much that matters.")
            .arg(chosen.output);
    case StepId::delta1:
        return StepText::tr("Each output k sends its δ² back through its weight from unit %1.")
            .arg(chosen.unit);
    case StepId::dW2:
    case StepId::dW1:
        return StepText::tr("A gradient says how the loss changes with one weight.");
    case StepId::after:
        return StepText::tr("The forward pass once more, with the new parameters.");
    default:
        return {};
    }
}

QString stepExplanation(const InspectedPass &open, const WalkPosition &position,
                        const SelectedIndices &chosen)
{
    const StepId step = position.step;
    if (exampleEntry(position, open.sizes()))
        return exampleText(open, step, chosen);
    switch (step) {
    case StepId::x0:
        if (!open.sizes().has_picture())
            return StepText::tr("The numbers that go in, one for each input, and the target of each output.");
        return StepText::tr("784 pixels, row by row, each between 0 (paper) and 1 (ink), and the right "
                            "answer as one number for each output.");
    case StepId::z1:
        if (!open.sizes().has_picture())
            return StepText::tr(
                       "Every input counts with the weight that joins it to unit %1; then the bias is added.")
                .arg(chosen.unit);
        return StepText::tr("Every pixel with ink counts with the weight that joins it to unit %1; then the "
                            "bias is added.")
            .arg(chosen.unit);
    case StepId::x1:
        if (open.pass().holds(chosen.unit))
            return heldText(chosen.unit);
        if (open.functions().hidden == Activation::Linear)
            return StepText::tr(
                "A linear φ leaves the sum as it is. Without a bend here the two layers are one: "
                "the network can do no more than a single layer of weights W¹W².");
        return StepText::tr("The activation φ turns the sum into how strongly the unit fires.");
    case StepId::z2:
        return StepText::
            tr("Every hidden unit counts with the weight that joins it to output %1; then the bias is added.")
                .arg(chosen.output);
    case StepId::x2:
        if (!open.content->example.label)
            return StepText::tr("The outputs are the network's answer; the targets say what they should be.");
        return open.content->answer() == *open.content->example.label
                   ? StepText::tr("The largest output is the answer: %1, which is right.")
                         .arg(open.content->answer())
                   : StepText::tr("The largest output is the answer: %1. It should be %2.")
                         .arg(open.content->answer())
                         .arg(*open.content->example.label);
    case StepId::loss:
        return open.functions().cost == Cost::Quadratic
                   ? StepText::tr("Half the sum, not the mean, of the squared distances of the outputs from "
                                  "their targets.")
                   : StepText::tr("How surprised the outputs are by their targets, all of them together.");
    case StepId::delta2:
        return delta2Text(open, chosen.output);
    case StepId::delta1:
        if (open.pass().holds(chosen.unit))
            return heldText(chosen.unit);
        return StepText::tr("Each output sends its δ back through its weight from unit %1.")
                   .arg(chosen.unit) +
               (position.substep == scaled_substep
                    ? wishOf(open.pass().delta1[chosen.unit]) +
                          blockedText(open.functions().hidden, open.pass().z1[chosen.unit])
                    : QString());
    case StepId::dW2:
        return (weightOrder() == Convention::UnitsFirst
                    ? StepText::tr("How strongly unit %1 fired, times the δ of output %2. One row of the "
                                   "gradient is how strongly all units fired, scaled by one output's δ.")
                    : StepText::tr("How strongly unit %1 fired, times the δ of output %2. One column of the "
                                   "gradient is how strongly all units fired, scaled by one output's δ."))
            .arg(chosen.unit)
            .arg(chosen.output);
    case StepId::db2:
        return StepText::tr(
            "A bias is a weight from an input that is always 1, so its gradient is the output's δ itself.");
    case StepId::dW1:
        return (open.sizes().has_picture()
                    ? StepText::tr("The image times one number: the gradient of unit %1 is the input, scaled "
                                   "by the unit's δ.")
                    : StepText::tr(
                          "The inputs times one number: the gradient of unit %1 is x⁰, scaled by the "
                          "unit's δ."))
            .arg(chosen.unit);
    case StepId::db1:
        return StepText::tr(
            "A bias is a weight from an input that is always 1, so its gradient is the unit's δ itself.");
    case StepId::update:
        return StepText::tr(
            "Every parameter moves against its gradient, by η times its size. Nothing is changed "
            "for good until you apply it.");
    case StepId::after:
        return afterText(open);
    }
    return {};
}

QString positionText(const WalkPosition &position, const Sizes &sizes, const SelectedIndices &chosen)
{
    const auto &component = position.component;
    if (!component)
        return {};
    switch (position.step) {
    case StepId::loss:
        return StepText::tr("term %1 of %2").arg(*component + 1).arg(sizes.outputs);
    case StepId::update:
        return StepText::tr("parameter %1 of 4").arg(*component + 1);
    case StepId::delta1:
        if (position.substep < sizes.outputs)
            return StepText::tr("unit %1 of %2, %3 of %4 arrived")
                .arg(*component)
                .arg(sizes.hidden)
                .arg(position.substep)
                .arg(sizes.outputs);
        return (position.substep == sizes.outputs ? StepText::tr("unit %1 of %2, summed")
                                                  : StepText::tr("unit %1 of %2, times φ′"))
            .arg(*component)
            .arg(sizes.hidden);
    case StepId::dW2:
    case StepId::dW1:
        if (exampleEntry(position, sizes)) {
            return position.step == StepId::dW1
                       ? StepText::tr("unit %1 of %2, pixel %3")
                             .arg(*component)
                             .arg(sizes.hidden)
                             .arg(chosen.pixel)
                       : StepText::tr("output %1, unit %2").arg(*component).arg(chosen.unit);
        }
        break;
    default:
        break;
    }
    return facts(position.step).components == Axis::Output
               ? StepText::tr("output %1").arg(*component)
               : StepText::tr("unit %1 of %2").arg(*component).arg(sizes.hidden);
}

} // namespace deltascope
