// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/steady_place.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QStyle>

namespace deltascope {

namespace {
bool suits(int room, int needed)
{
    constexpr double muchLess = 0.75;
    return needed <= room && needed >= muchLess * room;
}
} // namespace

SteadyPlace::SteadyPlace(QWidget *content, Qt::Alignment alignment)
    : m_content(content)
    , m_alignment(alignment)
{
    content->setParent(this);
    content->installEventFilter(this);
    setSizePolicy(content->sizePolicy());
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_room = {};
        updateGeometry();
    });
}

QSize SteadyPlace::sizeHint() const
{
    if (!m_room.isValid())
        m_room = m_content->sizeHint();
    return m_room;
}

QSize SteadyPlace::minimumSizeHint() const
{
    return hasHeightForWidth() ? m_content->minimumSizeHint() : sizeHint();
}

bool SteadyPlace::hasHeightForWidth() const
{
    return m_content->hasHeightForWidth();
}

int SteadyPlace::heightForWidth(int width) const
{
    return m_content->heightForWidth(width);
}

bool SteadyPlace::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        follow();
    return QWidget::event(event);
}

bool SteadyPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::HideToParent || event->type() == QEvent::ShowToParent)
        setVisible(event->type() == QEvent::ShowToParent);
    return QWidget::eventFilter(watched, event);
}

// What wraps has the width that it is given.
void SteadyPlace::follow()
{
    const bool wraps = hasHeightForWidth();
    const QSize needed = wraps ? QSize(width(), m_content->heightForWidth(width())) : m_content->sizeHint();
    const bool steady =
        wraps ? needed.height() == height()
              : suits(m_room.width(), needed.width()) && suits(m_room.height(), needed.height());
    if (!steady) {
        m_room = wraps ? QSize() : needed;
        updateGeometry();
    }
    place();
}

void SteadyPlace::place()
{
    m_content->setGeometry(m_alignment ? QStyle::alignedRect(layoutDirection(), m_alignment,
                                                             m_content->sizeHint().boundedTo(size()), rect())
                                       : rect());
}

void SteadyPlace::resizeEvent(QResizeEvent *)
{
    place();
}

// Nobody has told it of what has changed while it was hidden.
void SteadyPlace::showEvent(QShowEvent *)
{
    follow();
}

} // namespace deltascope
