// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/timeline/step_chip.h"

#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"
#include "ui/theme/notation.h"
#include "ui/theme/notation_key.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

namespace deltascope {

namespace {
constexpr double outline = 1.4;
constexpr double focusRing = 2;
} // namespace

StepChip::StepChip(StepId step, QWidget *parent)
    : QAbstractButton(parent)
    , m_step(step)
{
    setCheckable(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    sayInNotation(this, [this] {
        setAccessibleName(tr("Step %1: %2").arg(static_cast<int>(m_step) + 1).arg(notationPlain(label())));
        setToolTip(tip());
        updateGeometry();
        update();
    });
}

QString StepChip::label() const
{
    if (m_step == StepId::update)
        return tr("update");
    if (m_step == StepId::after)
        return tr("after");
    QString name = nameOf(SelectedIndices{}.madeBy(m_step));
    return name.replace(QStringLiteral("∂L_{n}/∂"), QStringLiteral("∂"));
}

QString StepChip::tip() const
{
    const std::string_view made = to_string(SelectedIndices{}.madeBy(m_step));
    const bool isTerm = m_step < StepId::update;
    const QString meaning =
        isTerm ? notationTip(QString::fromUtf8(made.data(), static_cast<qsizetype>(made.size()))) : QString();
    return meaning.isEmpty() ? stepCaption(m_step)
                             : QStringLiteral("<qt>%1<br>%2</qt>").arg(stepCaption(m_step), meaning);
}

void StepChip::setCurrentStep(StepId current)
{
    m_current = current;
    setChecked(current == m_step);
    update();
}

QSize StepChip::sizeHint() const
{
    const QFont font = Theme::instance().font(TypeSize::Body, true);
    const QFontMetricsF metrics(font);
    const double width = std::max(30.0, notationWidth(font, label()) + 14);
    return QSizeF(width, std::max(26.0, 1.75 * metrics.height())).toSize();
}

// Where all chips do not fit, they give up the space around their symbols.
QSize StepChip::minimumSizeHint() const
{
    const QFont font = Theme::instance().font(TypeSize::Body, true);
    return QSize(qCeil(notationWidth(font, label())) + 6, sizeHint().height());
}

void StepChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = phaseColour(m_step);
    const bool current = m_step == m_current;
    const bool done = m_step < m_current;
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const double round = box.height() / 2;
    painter.setPen(QPen(current || done || underMouse() ? colour : colours().line, outline));
    painter.setBrush(current ? colour : done ? mix(colours().surface, colour, 0.1) : colours().surface);
    painter.drawRoundedRect(box, round, round);
    if (hasFocus()) {
        painter.setPen(QPen(current ? colours().onAccent : colours().text, focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), round - 1, round - 1);
    }

    const QFont font = Theme::instance().font(TypeSize::Body, current);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(current ? colours().onAccent : done ? colour : colours().muted);
    const double baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    drawNotation(painter, {box.center().x() - notationWidth(font, label()) / 2, baseline}, label());
}

void StepChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StepChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace deltascope
