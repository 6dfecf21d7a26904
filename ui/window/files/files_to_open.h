// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimer>

#include <functional>

namespace deltascope {

/// Files that the desktop hands to the program while it runs, by events of the application: on macOS those
/// that are double clicked or dropped on the program in the Dock. As a filter of the application's events;
/// what comes before the window is ready is kept for it.
class FilesToOpen : public QObject
{
    Q_OBJECT

public:
    explicit FilesToOpen(QObject *parent = nullptr);

    /// open is called with the files that have come, and from now on with those that come, all of one click
    /// together: never while an event is handled, and with at least one.
    void passTo(std::function<void(const QStringList &)> open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void pass();

    QStringList m_files;
    QTimer m_eventsHandled;
    std::function<void(const QStringList &)> m_open;
};

} // namespace deltascope
