// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/spoken_label.h"

#include <QAccessible>

namespace deltascope {

SpokenLabel::SpokenLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setMinimumWidth(1);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void SpokenLabel::tell(const QString &text)
{
    if (this->text() == text)
        return;
    setText(text);
    if (text.isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace deltascope
