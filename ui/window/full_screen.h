// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

class QWidget;

namespace deltascope {

/// A window's full screen. Afterwards it is what it was before, maximised or not, however quickly one follows
/// the other.
class FullScreen
{
public:
    /// window outlives it.
    explicit FullScreen(QWidget *window)
        : m_window(window)
    {
    }

    bool isOn() const;
    void set(bool on);

private:
    QWidget *m_window;
    bool m_wasMaximised = false;
    QElapsedTimer m_sinceLeft; ///< invalid before the first time
};

} // namespace deltascope
