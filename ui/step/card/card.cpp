// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/card/card.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace deltascope {

QVBoxLayout *makeCard(QFrame *frame)
{
    frame->setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(frame);
    const int space = Theme::instance().space(2);
    column->setContentsMargins(space + 2, space, space + 2, space);
    column->setSpacing(space);
    return column;
}

QPushButton *pushButton(const QString &text, const QString &tip, const char *role)
{
    auto *button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    if (role)
        button->setProperty("role", QString::fromLatin1(role));
    button->setMinimumWidth(1);
    return button;
}

void setRole(QWidget *widget, const QString &role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QWidget *rowOf(const QList<QWidget *> &parts, int spacing)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    for (QWidget *part : parts)
        row->addWidget(part);
    row->addStretch(1);
    return widget;
}

} // namespace deltascope
