// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/activation_histogram.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int barsHeight = 52;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}
constexpr double pale = 0.45; // what belongs to an earlier network
} // namespace

ActivationHistogram::ActivationHistogram(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Distribution of the unit's activation"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ActivationHistogram::show(std::vector<int> counts, double low, double high)
{
    m_counts = std::move(counts);
    m_low = low;
    m_high = high;
    setAccessibleDescription(reading());
    update();
}

void ActivationHistogram::clear()
{
    show({}, 0, 1);
}

QString ActivationHistogram::reading() const
{
    if (m_counts.empty())
        return {};
    const double width = (m_high - m_low) / static_cast<double>(m_counts.size());
    if (m_hovered) {
        const auto images = m_counts[static_cast<std::size_t>(*m_hovered)];
        return tr("%1 images from %2 to %3", nullptr, static_cast<int>(images))
            .arg(exactCount(images), number(m_low + *m_hovered * width, 3),
                 number(m_low + (*m_hovered + 1) * width, 3));
    }
    return tr("most in one bar: %1").arg(exactCount(*std::ranges::max_element(m_counts)));
}

void ActivationHistogram::setOld(bool old)
{
    if (old == m_old)
        return;
    m_old = old;
    update();
}

QSize ActivationHistogram::sizeHint() const
{
    return {260, barsHeight + static_cast<int>(std::ceil(QFontMetricsF(captionFont()).height())) + 3};
}

QSize ActivationHistogram::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ActivationHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setOpacity(m_old ? pale : 1);
    painter.fillRect(QRect(0, 0, width(), barsHeight), colours().sunken);
    if (m_counts.empty())
        return;
    const double step = width() / static_cast<double>(m_counts.size());
    const int most = *std::ranges::max_element(m_counts);
    for (std::size_t part = 0; part < m_counts.size(); ++part) {
        if (m_counts[part] == 0)
            continue;
        const double high = std::max(1.0, double(m_counts[part]) / most * (barsHeight - 2));
        const double left = static_cast<double>(part) * step;
        painter.fillRect(QRectF(left, barsHeight - high, std::max(1.0, step - 1), high),
                         m_hovered == static_cast<int>(part) ? colours().backward : colours().forward);
    }
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    const QRectF below(0, barsHeight + 2, width(), height() - barsHeight - 2);
    painter.drawText(below, Qt::AlignLeft, number(m_low, 3));
    painter.drawText(below, Qt::AlignRight, number(m_high, 3));
    painter.drawText(below, Qt::AlignHCenter, reading());
}

void ActivationHistogram::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = std::nullopt;
    const int part = static_cast<int>(event->position().x() * double(m_counts.size()) / std::max(1, width()));
    if (part >= 0 && part < static_cast<int>(m_counts.size()))
        m_hovered = part;
    update();
}

void ActivationHistogram::leaveEvent(QEvent *)
{
    m_hovered = std::nullopt;
    update();
}

} // namespace deltascope
