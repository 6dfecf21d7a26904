// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/walk/step_player.h"

#include "ui/step/walk/step_walk.h"

namespace deltascope {

namespace {
// Milliseconds at speed 1: time to read a step, to look at a component, to see one contribution arrive.
constexpr double perStep = 2400;
constexpr double perComponent = 900;
constexpr double perContribution = 450;
} // namespace

StepPlayer::StepPlayer(StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StepPlayer::step);
    connect(&walk, &StepWalk::passChanged, this, [this] {
        if (!m_walk.open())
            pause();
    });
}

int StepPlayer::interval() const
{
    const WalkPosition &position = m_walk.position();
    const double usual = !position.component                 ? perStep
                         : position.substep < scaled_substep ? perContribution
                                                             : perComponent;
    return qRound(usual / m_speed);
}

void StepPlayer::play()
{
    if (!m_walk.open() || isPlaying())
        return;
    if (m_walk.atEnd())
        m_walk.first();
    m_timer.start(interval());
    Q_EMIT playingChanged(true);
}

void StepPlayer::stop()
{
    m_timer.stop();
    if (m_insideBefore)
        m_walk.setGoesInside(*m_insideBefore);
    m_insideBefore.reset();
    Q_EMIT playingChanged(false);
}

void StepPlayer::pause()
{
    if (isPlaying())
        stop();
}

bool StepPlayer::canBuildUp() const
{
    return m_walk.open() && firstSubstep(m_walk.step(), m_walk.open()->sizes()) < scaled_substep;
}

void StepPlayer::buildUp()
{
    pause();
    if (!canBuildUp())
        return;
    m_insideBefore = m_walk.goesInside();
    m_walk.setGoesInside(true);
    m_walk.toBeginningOfComponent();
    m_timer.start(interval());
    Q_EMIT playingChanged(true);
}

void StepPlayer::toggle()
{
    isPlaying() ? pause() : play();
}

void StepPlayer::setSpeed(double speed)
{
    m_speed = speed;
    if (isPlaying())
        m_timer.start(interval());
}

void StepPlayer::step()
{
    const StepId before = m_walk.step();
    m_walk.forward();
    const bool built =
        m_insideBefore && (m_walk.position().substep == scaled_substep || m_walk.step() != before);
    const bool asks = m_walk.step() != before && !m_walk.hidden().empty();
    if (m_walk.atEnd() || built || asks)
        stop();
    else
        m_timer.start(interval());
}

} // namespace deltascope
