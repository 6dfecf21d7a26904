// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/paper_desk.h"

#include "ui/draw/canvas.h"
#include "ui/draw/canvas_tools.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>

#include <algorithm>

namespace deltascope {

PaperDesk::PaperDesk(Canvas *canvas, CanvasTools *tools, QWidget *parent)
    : QWidget(parent)
    , m_canvas(canvas)
    , m_tools(tools)
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::instance().space(2));
    m_layout->addWidget(canvas);
    m_layout->addWidget(tools);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

int PaperDesk::smallestHeight() const
{
    return m_canvas->minimumSizeHint().height() + m_layout->spacing() + m_tools->sizeInRow().height();
}

void PaperDesk::setRoom(const QSize &room)
{
    const int gap = m_layout->spacing();
    const QSize tools = m_tools->sizeInRow();
    const QSize tower = m_tools->sizeInTower();
    const int largest = std::min(m_canvas->sizeHint().width(), room.width());
    const int below = std::min(largest, room.height() - gap - tools.height());
    const int beside = std::min({largest, room.height(), room.width() - gap - tower.width()});
    const int smallest = m_canvas->minimumSizeHint().width();
    const bool isTower = beside > below && beside >= smallest && room.height() >= tower.height();
    const int side = std::max(smallest, isTower ? beside : below);
    if (isTower == m_isTower && side == m_canvas->width())
        return;
    m_isTower = isTower;
    m_tools->setTower(isTower);
    m_layout->setDirection(isTower ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setAlignment(m_tools, isTower ? Qt::AlignTop | Qt::AlignLeft : Qt::Alignment());
    m_canvas->setFixedSize(side, side);
    m_layout->activate(); // so that the panel knows at once how large it is
}

} // namespace deltascope
