// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/presentation.h"

#include <QScreen>
#include <QWidget>

namespace deltascope {

Presentation::Presentation(QWidget *window, FullScreen &fullScreen)
    : QObject(window)
    , m_window(window)
    , m_fullScreen(fullScreen)
{
}

void Presentation::set(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    Theme &theme = Theme::instance();
    if (on) {
        m_wasFullScreen = m_fullScreen.isOn();
        m_themeBefore = theme.mode();
        m_fullScreen.set(true);
        theme.setMode(Theme::Mode::Projector);
        theme.setPresented(m_window->screen()->size().height());
    } else {
        theme.setPresented(std::nullopt);
        if (theme.mode() == Theme::Mode::Projector)
            theme.setMode(m_themeBefore);
        if (!m_wasFullScreen)
            m_fullScreen.set(false);
    }
    Q_EMIT changed(on);
}

} // namespace deltascope
