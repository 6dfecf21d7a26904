// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/timeline/phase_heading.h"

#include "ui/step/pass/step_text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double gap = 6; // between the name and its arrow
constexpr double arrowHead = 3.5;
constexpr double strokeWidth = 1.4;
constexpr double leastArrow = 12;

QFont nameFont(bool current)
{
    return Theme::instance().font(TypeSize::Caption, current);
}

// A head at its left end, or at its right.
void paintHead(QPainter &painter, const QPointF &tip, bool left)
{
    const double tail = left ? arrowHead : -arrowHead;
    painter.drawLine(tip, tip + QPointF(tail, -arrowHead));
    painter.drawLine(tip, tip + QPointF(tail, arrowHead));
}
} // namespace

PhaseHeading::PhaseHeading(StepId first, StepId last, QWidget *parent)
    : QWidget(parent)
    , m_first(first)
    , m_last(last)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PhaseHeading::setCurrentStep(StepId current)
{
    m_current = current;
    update();
}

double PhaseHeading::done() const
{
    const int first = static_cast<int>(m_first);
    const int steps = static_cast<int>(m_last) - first + 1;
    return std::clamp((static_cast<int>(m_current) - first + 1) / double(steps), 0.0, 1.0);
}

QString PhaseHeading::text() const
{
    return phaseName(m_first);
}

QSize PhaseHeading::sizeHint() const
{
    const QFontMetricsF metrics(nameFont(true));
    return QSizeF(metrics.horizontalAdvance(text()) + gap + leastArrow, metrics.height()).toSize();
}

QSize PhaseHeading::minimumSizeHint() const
{
    return {qCeil(QFontMetricsF(nameFont(true)).horizontalAdvance(text())), sizeHint().height()};
}

void PhaseHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont written = nameFont(isCurrent());
    const QFontMetricsF metrics(written);
    const double share = done();
    painter.setFont(written);
    painter.setPen(share > 0 ? phaseColour(m_first) : colours().muted);
    const double middle = height() / 2.0;
    painter.drawText(QPointF(2, middle + (metrics.ascent() - metrics.descent()) / 2), text());

    const double from = 2 + QFontMetricsF(nameFont(true)).horizontalAdvance(text()) + gap;
    const double to = width() - 4;
    if (to - from < leastArrow)
        return;
    const bool backward = facts(m_first).phase == Phase::Backward;
    const QPointF tip(backward ? from : to, middle);
    painter.setPen(QPen(colours().line, strokeWidth));
    painter.drawLine(QPointF(from, middle), QPointF(to, middle));
    paintHead(painter, tip, backward);
    if (share == 0)
        return;
    painter.setPen(QPen(phaseColour(m_first), strokeWidth));
    painter.drawLine(QPointF(from, middle), QPointF(std::max(from, share * (width() - 4)), middle));
    if (backward || share == 1)
        paintHead(painter, tip, backward);
}

} // namespace deltascope
