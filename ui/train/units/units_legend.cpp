// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_legend.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace deltascope {

namespace {
constexpr int barHeight = 8;
constexpr double headHeight = 1.35; // of a line, for what is lowered in it
constexpr int digits = 3;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}
} // namespace

UnitsLegend::UnitsLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colour scale"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        describe();
        updateGeometry();
        update();
    });
}

void UnitsLegend::show(const QString &meaning, std::optional<double> ends)
{
    if (meaning == m_meaning && ends == m_ends)
        return;
    m_meaning = meaning;
    m_ends = ends;
    describe();
    update();
}

void UnitsLegend::describe()
{
    m_text =
        notationPlain(m_meaning) + QStringLiteral(": ") +
        (m_ends ? tr("from −%1 to +%1").arg(number(*m_ends, digits)) : tr("each unit has its own range"));
    setAccessibleDescription(m_text);
}

QSize UnitsLegend::sizeHint() const
{
    const double line = QFontMetricsF(captionFont()).height();
    return {160, qRound((headHeight + 1) * line) + barHeight + 1};
}

QSize UnitsLegend::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void UnitsLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    const QFontMetricsF metrics(captionFont());
    drawNotation(painter, {0, metrics.ascent()}, m_meaning);

    const QRectF bar(0, std::round(headHeight * metrics.height()), width(), barHeight);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colours().negative);
    gradient.setColorAt(0.5, colours().zero);
    gradient.setColorAt(1, colours().positive);
    painter.fillRect(bar, gradient);

    const QString end = m_ends ? number(*m_ends, digits) : tr("its max");
    const QRectF below(0, bar.bottom() + 1, width(), metrics.height());
    painter.drawText(below, Qt::AlignLeft, m_ends == 0.0 ? end : QChar(0x2212) + end);
    painter.drawText(below, Qt::AlignHCenter, QStringLiteral("0"));
    painter.drawText(below, Qt::AlignRight, m_ends == 0.0 ? end : QLatin1Char('+') + end);
}

} // namespace deltascope
