// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

class QWidget;

namespace deltascope {

/// The window in front of a class: full screen, in the projector theme, and back to what it was afterwards.
class Presentation : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window.
    explicit Presentation(QWidget *window);

    bool isOn() const { return m_on; }
    /// A theme or size that was chosen meanwhile stays.
    void set(bool on);

Q_SIGNALS:
    void changed(bool on);

private:
    QWidget *m_window;
    bool m_on = false;
    bool m_wasFullScreen = false;
    Theme::Mode m_themeBefore = Theme::Mode::System;
};

} // namespace deltascope
