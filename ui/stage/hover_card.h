// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"
#include "ui/stage/stage_item.h"
#include "ui/workbench/stage_content.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace deltascope {

struct StageScene;

/// What a hover card says of an item, read from the content at the moment of the call, so that it is never
/// older than the stage: a heading, then lines of name and value to full precision, in the notation.
struct HoverText
{
    QString heading;
    QList<std::pair<QString, QString>> lines;
};

/// Where a walk has come to; outside the Step job everything is made.
struct HoverContext
{
    /// Whether the walk has come to the entry of the term that the step makes.
    std::function<bool(StepId, int)> isRevealed = [](StepId, int) { return true; };
    /// In a step about weights, what else the weight joins: the hidden unit of a pixel or an output, the
    /// output of a hidden unit.
    std::optional<int> partner;
};

HoverText hoverText(const StageContent &content, const StageItem &item, const HoverContext &context = {});
/// Of what the cursor is on.
HoverText hoverText(const StageScene &scene);

} // namespace deltascope
