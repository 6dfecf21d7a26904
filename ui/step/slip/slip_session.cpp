// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_session.h"

#include "ui/step/practice/asked_numbers.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/slip/slip_text.h"
#include "ui/step/walk/step_walk.h"
#include "ui/step/whatif/what_if.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace deltascope {

SlipSession::SlipSession(StepWalk &walk, PracticeSession &practice, WhatIf &whatIf, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
    , m_practice(practice)
    , m_whatIf(whatIf)
{
    connect(&walk, &StepWalk::passChanged, this, &SlipSession::follow);
    connect(&practice, &PracticeSession::changed, this, [this] {
        if (m_practice.isOn())
            end(); // one thing at a time
    });
}

std::vector<Slip> SlipSession::offered() const
{
    return m_walk.own() ? offered_slips(m_walk.own()->task()) : std::vector<Slip>();
}

void SlipSession::begin()
{
    std::vector<Slip> all = offered();
    if (all.size() > 1 && m_last)
        std::erase(all, *m_last);
    if (all.empty())
        return sayNothingIsSeen();
    begin(slip_from(all, QRandomGenerator::global()->generate64()));
}

void SlipSession::beginBySeed(std::uint64_t seed)
{
    const std::vector<Slip> all = offered();
    if (all.empty())
        return sayNothingIsSeen();
    begin(slip_from(all, seed));
}

void SlipSession::sayNothingIsSeen()
{
    m_told = m_walk.own();
    m_say = [] { return tr("In this pass no mistake would be seen. Take an example with a larger loss."); };
    Q_EMIT changed();
}

void SlipSession::begin(const Slip &slip)
{
    m_practice.setOn(false);
    m_whatIf.setOn(false);
    m_slip = m_last = slip;
    m_say = nullptr;
    m_hint = 0;
    m_tried = false;
    m_solved = false;
    m_found = false;
    m_walk.show([this](const auto &own) { return make(own); });
    Q_EMIT changed();
    Q_EMIT begun();
    Q_EMIT switched();
}

void SlipSession::end()
{
    if (!m_slip && !m_say)
        return;
    m_say = nullptr;
    if (std::exchange(m_slip, std::nullopt)) {
        m_walk.show({});
        Q_EMIT switched();
    }
    Q_EMIT changed();
}

// Another example has another choice of slips.
std::shared_ptr<const InspectedPass> SlipSession::make(const std::shared_ptr<const InspectedPass> &own)
{
    if (!m_slip)
        return own;
    if (own != std::exchange(m_right, own)) {
        m_offered = offered_slips(own->task());
        m_choices = nameable_slips(m_offered);
    }
    const bool isSeen = std::ranges::find(m_offered, *m_slip) != m_offered.end();
    return isSeen ? withSlip(*own, *m_slip) : own;
}

// The slip is out where it would not be seen, or where what is shown is another one's.
void SlipSession::follow()
{
    const bool isLost = m_slip && m_walk.complete() && !m_walk.complete()->slip;
    const bool isAnother = m_walk.own() && m_walk.own() != m_told;
    if (isLost) {
        m_told = m_walk.own();
        m_slip.reset();
        m_say = nullptr;
        if (!m_whatIf.isOn())
            m_say = [] {
                return tr("The slip is out: it would not be seen in this pass. Take another one.");
            };
    } else if (isAnother && m_say) {
        m_say = nullptr; // its numbers are of another pass
        if (m_slip && m_solved)
            tellSlip();
    }
    Q_EMIT changed();
    if (isLost)
        Q_EMIT switched();
}

SlipEvidence SlipSession::evidence() const
{
    return slip_evidence(m_walk.own()->task(), *m_slip, m_slip->step);
}

// The chosen number of the step; of the update, which has four parameters, none.
std::optional<Entry> SlipSession::lookedAt(StepId step) const
{
    if (step == StepId::update)
        return {};
    const Selection chosen = m_walk.chosen().numberOf(facts(step).makes);
    return Entry{term_of(step), chosen.row, chosen.column};
}

void SlipSession::name(const Slip &named)
{
    if (!isOn() || m_solved || !m_walk.own())
        return;
    const SlipMark mark = mark_slip(m_walk.own()->task(), *m_slip, named, lookedAt(named.step));
    m_solved = m_found = mark.verdict == SlipVerdict::Right;
    m_told = m_walk.own();
    m_say = [mark, slip = *m_slip, functions = m_walk.own()->functions()] {
        return slipReply(mark, slip, functions);
    };
    countTry(m_solved, m_solved ? std::string_view() : code_of(named.mistake));
    Q_EMIT changed();
}

void SlipSession::giveHint()
{
    if (!isOn() || m_solved || !m_walk.own() || m_hint == lastHint)
        return;
    ++m_hint;
    if (m_hint == 2) {
        m_walk.goTo(m_slip->step);
        m_walk.pick(selectionOf(evidence().at));
    }
    Q_EMIT changed();
}

QStringList SlipSession::hints() const
{
    QStringList given;
    for (int level = 1; level <= m_hint && isOn() && m_walk.complete(); ++level)
        given.append(slipHint(*m_walk.complete(), evidence(), level));
    return given;
}

void SlipSession::giveUp()
{
    if (!isOn() || m_solved || !m_walk.own())
        return;
    m_solved = true;
    tellSlip();
    if (!m_tried)
        countTry(false, {});
    Q_EMIT changed();
}

void SlipSession::tellSlip()
{
    m_told = m_walk.own();
    const SlipMark mark = mark_slip(m_walk.own()->task(), *m_slip, *m_slip, lookedAt(m_slip->step));
    m_say = [mark, found = m_found, slip = *m_slip, functions = m_walk.own()->functions()] {
        return found ? slipReply(mark, slip, functions) : slipShown(mark.evidence, slip, functions);
    };
}

bool SlipSession::leadsBack() const
{
    return m_solved && m_practice.slipsMissed() >= Fading::wrong_to_move_down;
}

void SlipSession::goBack()
{
    m_practice.beginLevelAgain(); // which ends the slip
}

void SlipSession::countTry(bool found, std::string_view code)
{
    m_practice.countSlip(found, !m_tried, code);
    m_tried = true;
}

} // namespace deltascope
