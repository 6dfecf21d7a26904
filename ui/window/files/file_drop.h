// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace deltascope {

/// Lets a file be dropped anywhere on a window. A part of it that takes drops itself comes first.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    /// open is called with each file of this computer that is dropped, one at a time.
    FileDrop(QWidget *window, std::function<void(const QString &)> open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QString &)> m_open;
};

} // namespace deltascope
