// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/predict/predict_session.h"

#include "ui/settings/predict_first.h"
#include "ui/workbench/workbench.h"

#include <QScopedValueRollback>

#include <cmath>
#include <utility>

namespace deltascope {

namespace {
// Other questions with other images; the drawings have all one index.
std::uint64_t seedOf(const Example &example)
{
    constexpr double steps = 1000;
    const auto ink = static_cast<std::uint64_t>(std::abs(std::llround(steps * example.x0InDouble().sum())));
    return (static_cast<std::uint64_t>(example.index) << 32) + ink;
}
} // namespace

PredictSession::PredictSession(StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
{
    connect(&walk, &StepWalk::passChanged, this, &PredictSession::follow);
    connect(&walk, &StepWalk::stepChanged, this, &PredictSession::follow);
    connect(&walk, &StepWalk::revealWanted, this, &PredictSession::reveal);
    connect(&PredictFirst::instance(), &PredictFirst::changed, this, &PredictSession::switchOver);
}

bool PredictSession::isOn() const
{
    return PredictFirst::instance().isOn();
}

void PredictSession::switchOver()
{
    m_done.clear();
    m_right = 0;
    m_answered = 0;
    m_step.reset();
    follow();
}

void PredictSession::setWaiting(bool waiting)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    m_step.reset();
    follow();
}

void PredictSession::follow()
{
    if (m_following)
        return;
    {
        const QScopedValueRollback guard(m_following, true);
        const auto &complete = m_walk.complete();
        if (!complete || complete->content->pass != m_pass) {
            m_pass = complete ? complete->content->pass : nullptr;
            m_done.clear();
        }
        if (std::exchange(m_of, complete) != complete)
            m_step.reset();
        if (!complete || !isOn() || m_waiting) {
            m_step.reset();
            m_asked.reset();
            m_open = false;
            show();
        } else if (m_step != m_walk.step()) {
            ask();
        }
    }
    Q_EMIT changed();
}

void PredictSession::ask()
{
    m_step = m_walk.step();
    const InspectedPass &open = *m_of;
    const Task task = {*open.network, open.pass(), open.learning_rate, open.fixed_biases};
    m_asked = prediction(task, open.after().loss, *m_step, seedOf(m_walk.workbench().example()));
    const auto done = m_done.find(*m_step);
    m_open = m_asked && done == m_done.end();
    m_chosen = done == m_done.end() ? std::nullopt : done->second;
    if (!m_open)
        return showAgain();
    // First it is hidden, then it may be chosen.
    m_walk.hide({.step = *m_step,
                 .numbers = {m_asked->about},
                 .sums = true,
                 .hints = {},
                 .loss = m_step < StepId::loss,
                 .whole = true});
    m_walk.pick(m_asked->about);
}

// With the number that was asked about; inside a step the walk chooses which.
void PredictSession::showAgain()
{
    show();
    if (m_asked && !m_walk.position().component)
        m_walk.pick(m_asked->answer);
}

// What others hide stays hidden.
void PredictSession::show()
{
    if (m_walk.hidden().whole)
        m_walk.hide({});
}

void PredictSession::choose(int choice)
{
    if (!m_open || choice < 0 || choice >= static_cast<int>(m_asked->choices.size()))
        return;
    ++m_answered;
    m_right += choice == m_asked->right ? 1 : 0;
    settle(choice);
}

void PredictSession::reveal()
{
    if (m_open)
        settle({});
}

void PredictSession::settle(std::optional<int> choice)
{
    m_open = false;
    m_chosen = choice;
    m_done[*m_step] = choice;
    {
        const QScopedValueRollback guard(m_following, true);
        show();
        if (m_walk.selection() != m_asked->answer) // all of the panel would be made again
            m_walk.pick(m_asked->answer);
    }
    Q_EMIT changed();
}

} // namespace deltascope
