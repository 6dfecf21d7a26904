// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/what_if.h"

#include "core/network/activation.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/walk/step_walk.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double weightPerPixel = 0.02; // dragged
constexpr double inputPerPixel = 0.01;
constexpr double dragGrain = 100; // kind numbers: two decimals
constexpr double nudgeGrain = 1e9;
constexpr std::size_t mostDeeds = 200;
constexpr Selection allInputs{Term::x0, -1, 0}; // a deed about many of them

bool isPart(const Change &change) // of the network
{
    return change.entry.term != Term::x0 && change.entry.term != Term::x1;
}

// What can be set of a term, or of what it follows from.
Term changeable(Term term, Term parameter)
{
    switch (term) {
    case Term::dW1:
        return Term::W1;
    case Term::db1:
    case Term::z1:
    case Term::delta1:
        return Term::b1;
    case Term::phi_prime_z1:
        return Term::x1;
    case Term::dW2:
        return Term::W2;
    case Term::eta:
    case Term::theta:
    case Term::loss_after:
        return parameter;
    default:
        return is_changeable(term) ? term : Term::b2;
    }
}

// Of the same network and example; another η makes no other pass.
bool isSamePass(const StageContent &a, const StageContent &b)
{
    return a.pass == b.pass && a.network == b.network;
}

// A network keeps its parameters in single precision, one for work by hand does not.
bool isSameValue(const InspectedPass &own, const Change &change, double ownValue)
{
    const bool isSingle = isPart(change) && !own.content->example.hand;
    return isSingle ? static_cast<float>(change.value) == static_cast<float>(ownValue)
                    : change.value == ownValue;
}

bool hasSameExample(const StageContent &a, const StageContent &b)
{
    return a.pass->x0.size() == b.pass->x0.size() && a.pass->y.size() == b.pass->y.size() &&
           a.pass->x0 == b.pass->x0 && a.pass->y == b.pass->y;
}
} // namespace

WhatIf::WhatIf(StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_walk(walk)
{
    connect(&walk, &StepWalk::passChanged, this, &WhatIf::changed);
    connect(&walk, &StepWalk::stepChanged, this, &WhatIf::changed);
    connect(&walk, &StepWalk::stateChanged, this, &WhatIf::changed);
    connect(&walk, &StepWalk::dragged, this, &WhatIf::drag);
    connect(&walk, &StepWalk::dropped, this, [this] {
        m_drag.reset();
        endDeed();
    });
}

void WhatIf::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    m_ended = false;
    m_changes.clear();
    m_before.clear();
    m_passes = {};
    m_drag.reset();
    endDeed();
    const bool hadSlip = m_walk.complete() && m_walk.complete()->slip;
    m_walk.setTakesChanges(on);
    if (on)
        m_walk.show([this](const auto &own) { return make(own); });
    else
        m_walk.show({});
    m_tookSlipOut = on && hadSlip;
    Q_EMIT changed();
}

std::shared_ptr<const InspectedPass> WhatIf::make(const std::shared_ptr<const InspectedPass> &own)
{
    if (!m_of || !isSamePass(*m_of, *own->content)) {
        const bool kept = m_afterKeep && m_of && hasSameExample(*m_of, *own->content);
        m_ended = !kept && !m_changes.empty();
        m_changes = kept ? *m_afterKeep : std::vector<Change>();
        m_afterKeep.reset();
        m_before.clear();
        m_drag.reset();
        endDeed();
        m_of = own->content;
        m_tookSlipOut = false;
    }
    return m_changes.empty() ? own : m_passes.make(*own, m_changes);
}

void WhatIf::show()
{
    m_ended = false;
    m_walk.show([this](const auto &own) { return make(own); });
}

Selection WhatIf::number() const
{
    const SelectedIndices chosen = m_walk.chosen();
    return chosen.numberOf(changeable(m_walk.selection().term, chosen.parameter));
}

double WhatIf::value(const Selection &number) const
{
    return valueAt(*m_walk.complete(), number);
}

double WhatIf::ownValue(const Selection &number) const
{
    return valueAt(*m_walk.own(), number);
}

void WhatIf::beginDeed(const Selection &number)
{
    if (m_deed == number)
        return;
    m_deed = number;
    m_tookSlipOut = false;
    m_before.push_back(m_changes);
    if (m_before.size() > mostDeeds)
        m_before.erase(m_before.begin());
}

void WhatIf::change(const Selection &number, double value)
{
    const auto of = [&](const Change &each) { return each.entry == number; };
    const auto found = std::ranges::find_if(m_changes, of);
    const bool isOwn = isSameValue(*m_walk.own(), {number, value}, ownValue(number));
    if (isOwn && number.term != Term::x1) // which can be held where it is
        std::erase_if(m_changes, of);
    else if (found == m_changes.end())
        m_changes.push_back({number, value});
    else
        found->value = value;
}

void WhatIf::set(const Selection &number, double value)
{
    if (!m_on || !m_walk.own() || !is_changeable(number.term))
        return;
    const bool follows = number.term == Term::x1 && !m_walk.complete()->isChanged(number);
    if (isSameValue(*m_walk.own(), {number, value}, this->value(number)) && !follows)
        return;
    beginDeed(number);
    change(number, value);
    show();
}

void WhatIf::paint(const std::vector<int> &inputs, double value)
{
    if (!m_on || !m_walk.own() || inputs.empty())
        return;
    beginDeed(allInputs);
    for (const int input : inputs)
        change({Term::x0, input, 0}, value);
    show();
}

// A pixel lies between paper and ink, and an activation is one that φ can give.
double WhatIf::inReach(Term term, double value) const
{
    if (term == Term::x0 && m_walk.own()->sizes().has_picture())
        return std::clamp(value, 0.0, 1.0);
    const ActivationFacts &hidden = facts(m_walk.own()->functions().hidden);
    return term == Term::x1 ? std::clamp(value, hidden.lowest, hidden.highest) : value;
}

void WhatIf::nudge(double by)
{
    if (!m_on || !m_walk.own())
        return;
    const Selection at = number();
    set(at, inReach(at.term, std::round((value(at) + by) * nudgeGrain) / nudgeGrain));
}

void WhatIf::drag(double up)
{
    if (!m_on || !m_walk.own())
        return;
    if (!m_drag) {
        endDeed();
        m_drag = {number(), value(number())};
    }
    const bool unit = m_drag->number.term == Term::x0 || m_drag->number.term == Term::x1;
    const double to = m_drag->from + up * (unit ? inputPerPixel : weightPerPixel);
    set(m_drag->number, inReach(m_drag->number.term, std::round(to * dragGrain) / dragGrain));
}

template <class IsTaken>
void WhatIf::takeBackAllThat(IsTaken isTaken)
{
    endDeed();
    beginDeed(allInputs);
    std::erase_if(m_changes, isTaken);
    endDeed();
    show();
}

void WhatIf::takeBack(const Selection &number)
{
    takeBackAllThat([&](const Change &each) { return each.entry == number; });
}

void WhatIf::takeInputsBack()
{
    takeBackAllThat([](const Change &each) { return each.entry.term == Term::x0; });
}

void WhatIf::takeAllBack()
{
    takeBackAllThat([](const Change &) { return true; });
}

void WhatIf::undo()
{
    endDeed();
    if (!m_before.empty()) {
        m_changes = std::move(m_before.back());
        m_before.pop_back();
        show();
    } else if (m_walk.canUndo() && m_walk.undoesKeep()) {
        m_walk.undo();
    }
}

bool WhatIf::canKeep() const
{
    return m_on && m_walk.state() == StepWalk::State::Current && std::ranges::any_of(m_changes, isPart);
}

void WhatIf::keep()
{
    if (!canKeep())
        return;
    m_afterKeep = m_changes;
    std::erase_if(*m_afterKeep, isPart);
    m_walk.keep(*m_walk.complete()->network);
}

} // namespace deltascope
