// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/long_tips.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace deltascope {

namespace {
constexpr qsizetype shortTip = 60; // characters that may stand in one line
}

// Only rich text is broken into lines.
bool LongTips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    const QString tip = widget->toolTip();
    if (tip.size() <= shortTip || Qt::mightBeRichText(tip))
        return false;
    const QString text = tip.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), QStringLiteral("<qt>%1</qt>").arg(text),
                       widget);
    return true;
}

} // namespace deltascope
