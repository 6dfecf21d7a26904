// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_focus.h"
#include "ui/stage/stage_layout.h"
#include "ui/stage/unit_pictures.h"

#include <QCoreApplication>

class QPainter;

namespace deltascope {

/// The parts that a term belongs to; what a step does not touch is drawn pale.
enum class StagePart { Input, FirstEdges, Hidden, SecondEdges, Outputs };

/// All that a picture of the stage is made from. The paint functions read it and keep nothing.
struct StageScene
{
    StageLayout layout;
    std::shared_ptr<const StageContent> content;
    StageFocus focus;
    StageItem hovered;
    SignedScale scale;
    UnitPictures pictures;
    UnitPictures::Range range = UnitPictures::Range::PerUnit;
    QImage input;         ///< x⁰, one pixel each, or what is drawn in its place
    bool invites = false; ///< empty, the input's picture is paper to draw on
    bool printed = false; ///< on paper, where nothing can be scrolled
    double flow = 1;      ///< how far along the edges the numbers have come that are under way, 0 … 1

    bool stepping(StepId id) const { return focus.step && focus.step->step == id; }
    /// The step shown is id or a later one.
    bool reached(StepId id) const { return focus.step && focus.step->step >= id; }
    /// Whether the pictures of the units are of ∂L/∂W¹.
    bool drawsGradients() const { return stepping(StepId::dW1) && content->hasBackward(); }
    /// Whether activations are those after the update.
    bool showsAfter() const { return stepping(StepId::after) && content->after && isRevealed(StepId::after); }
    /// Whether the walk has come to the entry of the term that step id makes; outside a step all are there.
    bool isRevealed(StepId id, int entry) const;
    /// Whether the products that the entry is the sum of are hidden with it.
    bool hidesSum(StepId id, int entry) const { return focus.hidden.sums && hides(id, entry); }
    /// Whether the whole of it is there.
    bool isRevealed(StepId id) const;
    /// Whether any of its entries is there.
    bool isPartRevealed(StepId id) const;
    /// The hidden unit, or the output, that the selection belongs to.
    std::optional<int> selectedUnit() const { return unitOf(focus.selection); }
    std::optional<int> selectedOutput() const { return outputOf(focus.selection); }
    /// The input that the selection belongs to.
    std::optional<int> selectedInput() const { return inputOf(focus.selection); }
    /// The same of the number that is pointed at elsewhere.
    std::optional<int> pointedUnit() const { return unitOf(focus.pointed); }
    std::optional<int> pointedOutput() const { return outputOf(focus.pointed); }
    /// A hidden number's hints name a number of output k.
    bool isHintedOutput(int k) const;
    /// The unit or output whose number is being made, inside a step.
    std::optional<int> component(StepId id) const;
    /// The unit whose δ¹ is shown being made: inside the step, or because it is selected; none while what it
    /// is made of is hidden.
    std::optional<int> unitInTheMaking() const;
    /// Whether a term that is pointed at as a whole belongs to the part.
    bool isLit(StagePart part) const;

    static std::optional<int> inputOf(const std::optional<Selection> &number);
    static std::optional<int> unitOf(const std::optional<Selection> &number);
    static std::optional<int> outputOf(const std::optional<Selection> &number);

private:
    bool hasCome(StepId id) const;
    bool hides(StepId id, int entry) const;

    Q_DECLARE_TR_FUNCTIONS(deltascope::StageScene)
};

bool belongsTo(Term term, StagePart part);
/// 1 for a part that the step reads or makes (or outside a step), less for the others.
double strength(const StageScene &scene, StagePart part);

void paintHeaders(QPainter &painter, const StageScene &scene);
void paintInput(QPainter &painter, const StageScene &scene);
void paintLegend(QPainter &painter, const StageScene &scene);
void paintEdges(QPainter &painter, const StageScene &scene);
void paintHiddenUnits(QPainter &painter, const StageScene &scene);
void paintOutputs(QPainter &painter, const StageScene &scene);
/// The nudge that output k wants, from x²ₖ to yₖ, filled as far as φ′(z²ₖ) lets it through.
void paintNudge(QPainter &painter, const StageScene &scene, int k);
/// The making of δ¹ⱼ of one unit, in the place of the input, which has no part in it: the w²ⱼₖδ²ₖ stacked,
/// their sum, and what φ′ leaves of it.
void paintContributions(QPainter &painter, const StageScene &scene);
/// Marks what is changed by hand, each number where it is drawn, and a weight of the second layer as its
/// edge.
void paintChanges(QPainter &painter, const StageScene &scene);
/// A closed gate, the mark of a φ′ of nearly zero. Its two bars stand left and right of centre.
void paintGate(QPainter &painter, const QPointF &centre, double height);
/// The outline that marks where an activation was before the update.
void paintEarlier(QPainter &painter, const QPointF &centre, double height);
void paintHoverCard(QPainter &painter, const StageScene &scene, const QPointF &cursor, const QSizeF &size);

/// What the edges, and the bars under the hidden units, stand for at this moment, in the notation; empty
/// where there are none. Of the bars from the longest text to the shortest.
QString edgeMeaning(const StageScene &scene);
QStringList barMeanings(const StageScene &scene);
/// Whether the step at hand makes what the bars stand for.
bool barsAreNew(const StageScene &scene);
/// The number that the step makes of each output, in the notation.
QString outputMeaning(const StageScene &scene);

/// φ′ as a share of the steepest slope that the activation has.
double passedShare(Activation activation, double z);
/// How strongly the number of a hint is lit up, and how far the light goes beyond a picture.
inline constexpr double hintStrength = 0.35;
inline constexpr double hintRim = 6;
/// Of the steepest slope: below, nothing comes through.
inline constexpr double blockedShare = 0.01;

} // namespace deltascope
