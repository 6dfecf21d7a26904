// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace deltascope {

/// Takes files of networks that are dropped anywhere on a window; what else is dropped is for what it is
/// dropped on. A file that only looks like a network is taken too, so that it is said what it is instead.
class NetworkDrop : public QObject
{
    Q_OBJECT

public:
    explicit NetworkDrop(QWidget &window);

    /// Whether its name is that of a network, of ours or of another program.
    static bool isNetwork(const QString &file);

Q_SIGNALS:
    void dropped(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace deltascope
