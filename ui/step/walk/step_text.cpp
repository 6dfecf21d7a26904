// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/walk/step_text.h"

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

// What the sign of an output's δ² asks of it.
QString wayOf(double delta2)
{
    if (delta2 == 0)
        return StepText::tr("Nowhere, since δ² = 0: ");
    return delta2 > 0 ? StepText::tr("Down, since δ² > 0: ") : StepText::tr("Up, since δ² < 0: ");
}

QString delta2Text(const InspectedPass &open, int output)
{
    const QString way = wayOf(open.pass().delta2[output]);
    if (open.functions().cost == Cost::CrossEntropy)
        return way + StepText::tr("just the distance from the target; with cross-entropy φ′ has cancelled.");
    return way +
           StepText::tr("the distance from the target, times how strongly the output still reacts to its "
                        "sum.") +
           blockedText(open.functions().output, open.pass().z2[output]);
}

// What the sign of a unit's δ¹ asks of it; every φ rises.
QString wishOf(double delta1)
{
    if (delta1 == 0)
        return {};
    return delta1 > 0 ? StepText::tr(" δ¹ > 0: firing less would lower the loss.")
                      : StepText::tr(" δ¹ < 0: firing more would lower the loss.");
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
    return pixels ? StepText::tr(
                        "Pixel %1 has %2 % of the most ink, and its weight %2 % of the largest gradient.")
                        .arg(row)
                        .arg(shown)
                  : StepText::tr(
                        "Unit %1 fired %2 % as strongly as the strongest: so large is the gradient, too.")
                        .arg(row)
                        .arg(shown);
}
} // namespace

Phase phaseOf(StepId step)
{
    if (step <= StepId::loss)
        return Phase::Forward;
    return step <= StepId::db1 ? Phase::Backward : Phase::Update;
}

QColor phaseColour(StepId step)
{
    switch (phaseOf(step)) {
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
    switch (phaseOf(step)) {
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

QString stepExplanation(const StepWalk &walk)
{
    const InspectedPass &open = *walk.open();
    const StepId step = walk.step();
    const SelectedIndices chosen = walk.chosen();
    if (exampleEntry(walk.position(), open.hiddenUnits()))
        return exampleText(open, step, chosen);
    switch (step) {
    case StepId::x0:
        return StepText::tr("784 pixels, row by row, each between 0 (paper) and 1 (ink), and the right "
                            "answer as ten numbers.");
    case StepId::z1:
        return StepText::tr("Every pixel with ink counts with the weight that joins it to unit %1; then the "
                            "bias is added.")
            .arg(chosen.unit);
    case StepId::x1:
        return StepText::tr("The activation φ turns the sum into how strongly the unit fires.");
    case StepId::z2:
        return StepText::
            tr("Every hidden unit counts with the weight that joins it to output %1; then the bias is added.")
                .arg(chosen.output);
    case StepId::x2:
        return open.content->answer() == *open.content->example.label
                   ? StepText::tr("The largest output is the answer: %1, which is right.")
                         .arg(open.content->answer())
                   : StepText::tr("The largest output is the answer: %1. It should be %2.")
                         .arg(open.content->answer())
                         .arg(*open.content->example.label);
    case StepId::loss:
        return open.functions().cost == Cost::Quadratic
                   ? StepText::tr("Half the sum, not the mean, of the squared distances of the ten outputs "
                                  "from the target.")
                   : StepText::tr("The sum over the ten outputs of how surprised each is by its target.");
    case StepId::delta2:
        return delta2Text(open, chosen.output);
    case StepId::delta1:
        return StepText::tr("Each output k sends its δ² back through its weight from unit %1.")
                   .arg(chosen.unit) +
               (walk.substep() == scaled_substep
                    ? wishOf(open.pass().delta1[chosen.unit]) +
                          blockedText(open.functions().hidden, open.pass().z1[chosen.unit])
                    : QString());
    case StepId::dW2:
        return StepText::tr("How strongly unit %1 fired, times the δ² of output %2. One column of the "
                            "gradient is x¹, scaled by one δ².")
            .arg(chosen.unit)
            .arg(chosen.output);
    case StepId::db2:
        return StepText::tr(
            "A bias is a weight from an input that is always 1, so its gradient is δ² itself.");
    case StepId::dW1:
        return StepText::tr(
                   "The image times one number: the gradient of unit %1 is the input, scaled by its δ¹.")
            .arg(chosen.unit);
    case StepId::db1:
        return StepText::tr(
            "A bias is a weight from an input that is always 1, so its gradient is δ¹ itself.");
    case StepId::update:
        return StepText::tr("Every parameter moves by η times its gradient, against it. Nothing is changed "
                            "for good until you apply it.");
    case StepId::after:
        return afterText(open);
    }
    return {};
}

QString positionText(const StepWalk &walk)
{
    const auto &component = walk.position().component;
    if (!component || !walk.open())
        return {};
    const int units = walk.open()->hiddenUnits();
    switch (walk.step()) {
    case StepId::loss:
        return StepText::tr("term %1 of 10").arg(*component + 1);
    case StepId::update:
        return StepText::tr("parameter %1 of 4").arg(*component + 1);
    case StepId::delta1:
        if (walk.position().substep < digit_count)
            return StepText::tr("unit %1 of %2, %3 of 10 arrived")
                .arg(*component)
                .arg(units)
                .arg(walk.position().substep);
        return (walk.position().substep == digit_count ? StepText::tr("unit %1 of %2, summed")
                                                       : StepText::tr("unit %1 of %2, times φ′"))
            .arg(*component)
            .arg(units);
    case StepId::dW2:
    case StepId::dW1:
        if (exampleEntry(walk.position(), units)) {
            const SelectedIndices chosen = walk.chosen();
            return walk.step() == StepId::dW1
                       ? StepText::tr("unit %1 of %2, pixel %3").arg(*component).arg(units).arg(chosen.pixel)
                       : StepText::tr("output %1, unit %2").arg(*component).arg(chosen.unit);
        }
        break;
    default:
        break;
    }
    return componentCount(walk.step(), max_hidden_units) == digit_count
               ? StepText::tr("output %1").arg(*component)
               : StepText::tr("unit %1 of %2").arg(*component).arg(units);
}

} // namespace deltascope
