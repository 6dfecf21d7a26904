// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_item.h"
#include "ui/workbench/stage_content.h"

#include <QList>
#include <QString>

namespace deltascope {

/// What a hover card says of an item, read from the content at the moment of the call, so that it is never
/// older than the stage: a heading, then lines of name and value to full precision, in the notation.
struct HoverText
{
    QString heading;
    QList<std::pair<QString, QString>> lines;
};

HoverText hoverText(const StageContent &content, const StageItem &item);

} // namespace deltascope
