// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace deltascope {

/// Lets files and folders be dropped anywhere on a window. A part of it that takes drops itself comes first.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    /// open is called with the files and folders of this computer that are dropped, at least one.
    FileDrop(QWidget *window, std::function<void(const QStringList &)> open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QStringList &)> m_open;
};

} // namespace deltascope
