// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/window/full_screen.h"

class QWidget;

namespace deltascope {

/// The window in front of a class: full screen, in the projector theme, and back to what it was afterwards.
class Presentation : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window; its full screen outlives it.
    Presentation(QWidget *window, FullScreen &fullScreen);

    bool isOn() const { return m_on; }
    /// A theme or size that was chosen meanwhile stays.
    void set(bool on);

Q_SIGNALS:
    void changed(bool on);

private:
    QWidget *m_window;
    FullScreen &m_fullScreen;
    bool m_on = false;
    bool m_wasFullScreen = false;
    Theme::Mode m_themeBefore = Theme::Mode::System;
};

} // namespace deltascope
