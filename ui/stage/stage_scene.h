// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_layout.h"
#include "ui/stage/stage_step.h"
#include "ui/stage/unit_pictures.h"

class QPainter;

namespace deltascope {

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
    std::optional<int> selectedUnit() const;
    std::optional<int> selectedOutput() const;
};

/// The parts that a term belongs to; what a step does not touch is drawn pale.
enum class StagePart { Input, FirstEdges, Hidden, SecondEdges, Outputs };
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
