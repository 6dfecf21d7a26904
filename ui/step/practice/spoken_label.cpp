// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/spoken_label.h"

#include "ui/theme/notation.h"

#include <QAccessible>

namespace deltascope {

SpokenLabel::SpokenLabel(QWidget *parent)
    : WrappedLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void SpokenLabel::tell(const QString &notation)
{
    const QString html = notationHtml(notation).replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    if (text() == html)
        return;
    setText(html);
    setAccessibleName(notationPlain(notation));
    if (html.isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace deltascope
