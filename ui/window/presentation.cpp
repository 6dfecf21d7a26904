// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/presentation.h"

#include <QScreen>
#include <QWidget>

namespace deltascope {

Presentation::Presentation(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void Presentation::set(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    Theme &theme = Theme::instance();
    if (on) {
        m_wasFullScreen = m_window->isFullScreen();
        m_themeBefore = theme.mode();
        theme.setMode(Theme::Mode::Projector);
        theme.setPresented(m_window->screen()->size().height());
        m_window->setWindowState(m_window->windowState() | Qt::WindowFullScreen);
    } else {
        theme.setPresented(std::nullopt);
        if (theme.mode() == Theme::Mode::Projector)
            theme.setMode(m_themeBefore);
        if (!m_wasFullScreen)
            m_window->setWindowState(m_window->windowState() & ~Qt::WindowFullScreen);
    }
    Q_EMIT changed(on);
}

} // namespace deltascope
