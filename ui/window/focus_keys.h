// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace deltascope {

/// The focus decides: before any shortcut of the window, keys act on what has the focus. Space and Enter
/// press it, letters search in it and arrows move in it, where it is something that they can be for. As a
/// filter of the application's events.
///
/// What comes to have the focus by Tab or by a letter of its name is scrolled into sight, wherever the focus
/// was before.
///
/// A widget that paints itself and acts on Enter says so by its property "pressable"; then Space works too.
/// A list in a card that Enter marks says so by "enterIsPassedOn"; Space opens it.
class FocusKeys : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window, and looks at keys within it alone.
    explicit FocusKeys(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace deltascope
