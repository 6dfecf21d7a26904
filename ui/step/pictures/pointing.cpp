// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/pointing.h"

#include "ui/equations/symbol_accent.h"
#include "ui/theme/notation.h"
#include "ui/theme/notation_key.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double dragFrom = 3; // pixels; a click trembles less

QFont fontOf(const Token &token, QFont font)
{
    font.setBold(token.role == Token::Role::Result);
    return font;
}

QColor colourOf(const Token &token)
{
    switch (token.role) {
    case Token::Role::Operator:
        return colours().muted;
    case Token::Role::Result:
        return token.value > 0   ? mix(colours().positive, colours().text, 0.15)
               : token.value < 0 ? mix(colours().negative, colours().text, 0.35)
                                 : colours().text;
    case Token::Role::Name:
    case Token::Role::Number:
        break;
    }
    return colours().text;
}
} // namespace

PointingWidget::PointingWidget(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
{
    setMouseTracking(true);
}

void PointingWidget::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom) {
        const double up =
            *m_dragFrom - event->globalPosition().y(); // what is dragged may move within the panel
        m_drags = m_drags || std::abs(up) >= dragFrom;
        if (m_drags)
            m_walk.drag(up);
        return;
    }
    const Pointed pointed = whatIsAt(event->position());
    m_walk.point(pointed);
    setCursor(!pointed.number         ? Qt::ArrowCursor
              : m_walk.takesChanges() ? Qt::SizeVerCursor
                                      : Qt::PointingHandCursor);
}

void PointingWidget::mousePressEvent(QMouseEvent *event)
{
    const Pointed pointed = whatIsAt(event->position());
    if (!pointed.number || event->button() != Qt::LeftButton)
        return;
    if (m_walk.takesChanges())
        m_dragFrom = event->globalPosition().y();
    m_walk.pick(*pointed.number);
}

void PointingWidget::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    m_dragFrom.reset();
    if (std::exchange(m_drags, false))
        m_walk.dropDragged();
}

void PointingWidget::leaveEvent(QEvent *)
{
    m_walk.point({});
}

// What is pointed at is explained.
bool PointingWidget::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), notationTip(whatIsAt(help->pos()).symbol), this);
    return true;
}

bool isPointedAt(const Token &token, const Pointed &pointed)
{
    if (token.symbol.isEmpty() || token.symbol != pointed.symbol)
        return false;
    return !pointed.number || !token.number || *token.number == *pointed.number;
}

void paintTokenGround(QPainter &painter, const QRectF &box, const Token &token, const StepWalk &walk)
{
    const bool pointed = isPointedAt(token, walk.pointed());
    const bool selected = token.role != Token::Role::Result && token.number &&
                          token.number == walk.selection() && walk.selection() != walk.component();
    const bool hinted = token.number && walk.hidden().hasHint(*token.number);
    if (!pointed && !selected && !hinted)
        return;
    const QColor accent = accentOf(token.symbol);
    painter.setPen(selected ? QPen(accent, 1) : Qt::NoPen);
    painter.setBrush(pointed || hinted ? mix(colours().surface, accent, 0.22) : QColor(Qt::transparent));
    painter.drawRoundedRect(box.adjusted(-2, 0.5, 2, -0.5), 3, 3);
    painter.setBrush(Qt::NoBrush);
}

void paintToken(QPainter &painter, const QPointF &baseline, const Token &token, const QFont &font)
{
    painter.setFont(fontOf(token, font));
    painter.setPen(colourOf(token));
    drawNotation(painter, baseline, token.text);
}

double tokenWidth(const Token &token, const QFont &font)
{
    return notationWidth(fontOf(token, font), token.text);
}

} // namespace deltascope
