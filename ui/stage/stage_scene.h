// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_layout.h"
#include "ui/stage/stage_step.h"
#include "ui/stage/unit_pictures.h"

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
    QImage input; ///< x⁰, one pixel each

    bool stepping(StepId id) const { return focus.step && focus.step->id == id; }
    /// The step shown is id or a later one.
    bool reached(StepId id) const { return focus.step && focus.step->id >= id; }
    /// The hidden unit, or the output, that the selection belongs to.
    std::optional<int> selectedUnit() const { return unitOf(focus.selection); }
    std::optional<int> selectedOutput() const { return outputOf(focus.selection); }
    /// The same of the number that is pointed at elsewhere.
    std::optional<int> pointedUnit() const { return unitOf(focus.pointed); }
    std::optional<int> pointedOutput() const { return outputOf(focus.pointed); }
    /// The unit or output whose number is being made, inside a step.
    std::optional<int> component(StepId id) const;
    /// The unit whose δ¹ is shown being made: inside the step, or because it is selected.
    std::optional<int> unitInTheMaking() const;
    /// Whether a term that is pointed at as a whole belongs to the part.
    bool isLit(StagePart part) const;

    static std::optional<int> unitOf(const std::optional<Selection> &number);
    static std::optional<int> outputOf(const std::optional<Selection> &number);
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
/// The waterfall of w²ⱼₖδ²ₖ beside the unit whose δ¹ⱼ is being made.
void paintContributions(QPainter &painter, const StageScene &scene);
void paintHoverCard(QPainter &painter, const StageScene &scene, const QPointF &cursor, const QSizeF &size);

/// What the edges stand for at this moment, in the notation: for the legend and the hover cards.
QString edgeMeaning(const StageScene &scene);

} // namespace deltascope
