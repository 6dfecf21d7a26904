// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/kept/loss_curve.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int fieldHeight = 44;
constexpr int smallestWidth = 160;
constexpr int digits = 3;
constexpr double dot = 2.5;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}
} // namespace

LossCurve::LossCurve(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Loss of your drawings by epoch"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    hide();
}

void LossCurve::show(std::vector<double> losses, int epochs)
{
    m_losses = std::move(losses);
    m_epochs = epochs;
    setVisible(!m_losses.empty());
    if (m_losses.empty())
        return;
    setAccessibleDescription(tr("From %1 to %2 after %n epoch(s)", nullptr, int(m_losses.size()) - 1)
                                 .arg(number(m_losses.front(), digits), number(m_losses.back(), digits)));
    update();
}

QSize LossCurve::sizeHint() const
{
    return {smallestWidth, fieldHeight + QFontMetrics(captionFont()).height() + Theme::instance().space(1)};
}

QRectF LossCurve::field() const
{
    return {0, 0, double(width()), double(fieldHeight)};
}

void LossCurve::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(field(), colours().sunken);
    const QRectF inside = field().adjusted(2 * dot, 2 * dot, -2 * dot, -2 * dot);
    const double highest = *std::ranges::max_element(m_losses);
    QPolygonF line;
    for (std::size_t epoch = 0; epoch < m_losses.size(); ++epoch) {
        const double part = highest > 0 ? m_losses[epoch] / highest : 0;
        line.append({inside.left() + inside.width() * double(epoch) / m_epochs,
                     inside.bottom() - inside.height() * part});
    }
    painter.setPen(QPen(colours().trainCurve, 2));
    painter.drawPolyline(line);
    painter.setBrush(colours().trainCurve);
    painter.drawEllipse(line.last(), dot, dot);

    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    const QRectF below(0, fieldHeight, width(), height() - fieldHeight);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom,
                     tr("loss %1").arg(number(m_losses.front(), digits)));
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignBottom,
                     tr("epoch %1 of %2").arg(m_losses.size() - 1).arg(m_epochs));
    painter.drawText(below, Qt::AlignRight | Qt::AlignBottom, number(m_losses.back(), digits));
}

} // namespace deltascope
