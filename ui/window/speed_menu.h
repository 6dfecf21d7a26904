// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QActionGroup;

namespace deltascope {

/// The choice between full speed and slow motion, in which each batch can be watched.
class SpeedMenu : public QMenu
{
    Q_OBJECT

public:
    explicit SpeedMenu(QWidget *parent);

    /// Ticks the current choice; 0 images per second: full speed.
    void showLimit(double imagesPerSecond);

Q_SIGNALS:
    void limitChosen(double imagesPerSecond);

private:
    QActionGroup *m_limits;
};

} // namespace deltascope
