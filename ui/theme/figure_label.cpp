// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figure_label.h"

#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace deltascope {

struct FigureLabel::Part
{
    QString text;
    QFont font;
    double left;

    double right() const { return left + textWidth(font, text); }
};

// On what it covers nothing else needs to be painted.
FigureLabel::FigureLabel(QWidget *parent)
    : QLabel(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

// What stands between <b> and </b> is bold.
QList<FigureLabel::Part> FigureLabel::parts() const
{
    QList<Part> parts;
    bool bold = false;
    for (const QString &plainFirst : text().split(QStringLiteral("<b>")))
        for (const QString &each : plainFirst.split(QStringLiteral("</b>"))) {
            QFont written = font();
            if (bold)
                written.setBold(true);
            parts.append({each, written, parts.isEmpty() ? 0 : parts.last().right()});
            bold = !bold;
        }
    return parts;
}

QSize FigureLabel::sizeHint() const
{
    const double width = text().isEmpty() ? 0 : parts().last().right();
    return QSize(static_cast<int>(std::ceil(width)),
                 static_cast<int>(std::ceil(QFontMetricsF(font()).height())))
        .grownBy(contentsMargins());
}

// What is being selected is marked by the label itself.
void FigureLabel::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().surface);
    if (hasSelectedText()) {
        painter.end();
        return QLabel::paintEvent(event);
    }
    painter.setPen(palette().color(foregroundRole()));
    const QFontMetricsF metrics(font());
    const QList<Part> shown = parts();
    const QRectF place = contentsRect();
    const double left = alignment() & Qt::AlignRight ? place.right() - shown.last().right() : place.left();
    const double baseline = place.center().y() - metrics.height() / 2 + metrics.ascent();
    for (const Part &part : shown)
        drawText(painter, QPointF(left + part.left, baseline), part.text, part.font);
}

} // namespace deltascope
