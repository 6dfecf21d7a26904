// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace deltascope {

class StepWalk;

/// Walks by itself, until the end, until it is stopped, or until there is no pass any more.
class StepPlayer : public QObject
{
    Q_OBJECT

public:
    explicit StepPlayer(StepWalk &walk, QObject *parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    /// From the beginning again when the walk is at its end.
    void play();
    void pause();
    void toggle();
    /// 1 is the usual speed.
    void setSpeed(double speed);
    double speed() const { return m_speed; }

Q_SIGNALS:
    void playingChanged(bool playing);

private:
    void step();
    int interval() const;

    StepWalk &m_walk;
    QTimer m_timer;
    double m_speed = 1;
};

} // namespace deltascope
