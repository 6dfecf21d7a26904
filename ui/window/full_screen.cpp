// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/full_screen.h"

#include <QWidget>

namespace deltascope {

namespace {
// A window manager takes its time to make the window what it was: until then the window does not know.
constexpr qint64 settledAfter = 3000; // ms
} // namespace

bool FullScreen::isOn() const
{
    return m_window->isFullScreen();
}

void FullScreen::set(bool on)
{
    if (on == isOn())
        return;
    if (on) {
        if (!m_sinceLeft.isValid() || m_sinceLeft.hasExpired(settledAfter))
            m_wasMaximised = m_window->isMaximized();
        m_window->setWindowState(m_window->windowState() | Qt::WindowFullScreen);
        return;
    }
    m_window->setWindowState(
        (m_window->windowState() & ~Qt::WindowFullScreen).setFlag(Qt::WindowMaximized, m_wasMaximised));
    m_sinceLeft.start();
}

} // namespace deltascope
