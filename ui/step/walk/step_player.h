// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

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
    /// Plays the making of the chosen component from its beginning, and stops there. Where the step's
    /// components come at once it does nothing.
    void buildUp();
    bool canBuildUp() const;
    /// 1 is the usual speed.
    void setSpeed(double speed);
    double speed() const { return m_speed; }

Q_SIGNALS:
    void playingChanged(bool playing);

private:
    void step();
    void stop();
    int interval() const;

    StepWalk &m_walk;
    QTimer m_timer;
    double m_speed = 1;
    std::optional<bool> m_insideBefore; ///< set while a component is built up
};

} // namespace deltascope
