// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/outgoing_bars.h"

#include "ui/theme/name_column.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int digits = 3;
constexpr double widestName = 0.4; // of the width
constexpr double gap = 4;          // between a bar and its number

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

double rowHeight()
{
    return std::ceil(1.1 * QFontMetricsF(captionFont()).height());
}
} // namespace

OutgoingBars::OutgoingBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Outgoing weights to the ten outputs"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        tellAll();
        updateGeometry();
        update();
    });
}

void OutgoingBars::show(int unit, const Vector<float> &weights)
{
    m_weights = weights;
    m_unit = unit;
    tellAll();
    update();
}

void OutgoingBars::tellAll()
{
    QStringList all;
    for (int k = 0; k < m_weights.size(); ++k)
        all.append(notationPlain(QStringLiteral("w^{2}_{%1,%2} = ").arg(m_unit).arg(k)) +
                   exactNumber(m_weights[k]));
    setAccessibleDescription(all.join(QStringLiteral(", ")));
    setToolTip(all.join(QLatin1Char('\n')));
}

QString OutgoingBars::text(int output) const
{
    return signedNumber(static_cast<double>(m_weights[output]), digits);
}

QSize OutgoingBars::sizeHint() const
{
    return {150, static_cast<int>(digit_count * rowHeight())};
}

QSize OutgoingBars::minimumSizeHint() const
{
    return {110, sizeHint().height()};
}

void OutgoingBars::paintEvent(QPaintEvent *)
{
    if (m_weights.size() != digit_count)
        return;
    QPainter painter(this);
    painter.setFont(captionFont());
    const QFontMetricsF metrics(captionFont());
    const double label = widthOfNames(metrics, widestName * width());
    double value = metrics.horizontalAdvance(QStringLiteral("−0.0000"));
    for (int k = 0; k < digit_count; ++k)
        value = std::max(value, metrics.horizontalAdvance(text(k)));
    value += gap;
    const double range = m_weights.allFinite() ? static_cast<double>(m_weights.cwiseAbs().maxCoeff()) : 0;
    for (int k = 0; k < digit_count; ++k) {
        const QRectF row(0, k * rowHeight(), width(), rowHeight());
        const QRectF track = row.adjusted(label, 2, -value, -2);
        const double zero = track.center().x();
        const double weight = static_cast<double>(m_weights[k]);
        painter.fillRect(track, colours().sunken);
        if (range > 0) {
            const double end = zero + weight / range * track.width() / 2;
            painter.fillRect(QRectF(std::min(zero, end), track.top(), std::abs(end - zero), track.height()),
                             weight < 0 ? colours().negative : colours().positive);
        }
        painter.fillRect(QRectF(zero - 0.5, row.top(), 1, row.height()), colours().muted);
        painter.setPen(colours().text);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, fittingName(metrics, k, label));
        painter.setPen(signTextColour(weight));
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, text(k));
    }
}

} // namespace deltascope
