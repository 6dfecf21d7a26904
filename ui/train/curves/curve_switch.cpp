// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_switch.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr int lineLength = 22;
constexpr int gap = 8;
constexpr int padding = 3;
} // namespace

CurveSwitch::CurveSwitch(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setAccessibleName(tr("Show the curves: %1").arg(name));
    setToolTip(tr("Show or hide these curves"));
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CurveSwitch::setPen(const QPen &pen)
{
    m_pen = pen;
    update();
}

QSize CurveSwitch::sizeHint() const
{
    return sizeOf(text());
}

QSize CurveSwitch::minimumSizeHint() const
{
    return {sizeOf(textFor(0)).width(), sizeHint().height()};
}

QSize CurveSwitch::sizeOf(const QString &shown) const
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Body));
    const QSize words = metrics.size(0, shown);
    return {2 * padding + lineLength + gap + words.width(), words.height() + 2 * padding};
}

// Short, or in two lines, where it is too wide.
QString CurveSwitch::textFor(int width) const
{
    QString shown = text();
    if (sizeOf(shown).width() <= width)
        return shown;
    if (!m_shortText.isEmpty() && sizeOf(m_shortText).width() <= width)
        return m_shortText;
    const auto comma = shown.lastIndexOf(QStringLiteral(", "));
    if (const auto space = comma < 0 ? shown.lastIndexOf(QLatin1Char(' ')) : comma + 1; space >= 0)
        shown[space] = QLatin1Char('\n');
    return shown;
}

int CurveSwitch::heightForWidth(int width) const
{
    return sizeOf(textFor(width)).height();
}

void CurveSwitch::paintEvent(QPaintEvent *)
{
    const Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(c.forward, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? c.sunken : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    QPen line = m_pen;
    if (!isChecked())
        line.setColor(c.line);
    const double middle = height() / 2.0;
    painter.setPen(line);
    painter.drawLine(QPointF(padding + 1, middle), QPointF(padding + lineLength, middle));
    painter.setPen(isChecked() ? c.text : c.muted);
    QFont font = Theme::instance().font(TypeSize::Body);
    font.setStrikeOut(!isChecked());
    painter.setFont(font);
    painter.drawText(rect().adjusted(padding + lineLength + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     textFor(width()));
}

} // namespace deltascope
