// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/walk/step_walk.h"

#include "ui/step/pass/term_values.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace deltascope {

namespace {
template <class Values>
bool sameBits(const Values &a, const Values &b)
{
    return a.size() == b.size() &&
           std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}

// Also where some are not numbers, which are not equal to themselves.
bool sameNetwork(const Network<float> &a, const Network<float> &b)
{
    return a.functions == b.functions && sameBits(a.parameters.W1, b.parameters.W1) &&
           sameBits(a.parameters.b1, b.parameters.b1) && sameBits(a.parameters.W2, b.parameters.W2) &&
           sameBits(a.parameters.b2, b.parameters.b2);
}

template <class Values>
int indexOfLargest(const Values &values)
{
    Eigen::Index largest = 0;
    values.cwiseAbs().maxCoeff(&largest);
    return static_cast<int>(largest);
}

// The term that lights up on the stage for a symbol of the equations.
std::optional<Term> termOnStage(const QString &symbol)
{
    if (symbol == QLatin1String("phi_hidden"))
        return Term::x1;
    if (symbol == QLatin1String("phi_output"))
        return Term::x2;
    return term_from(symbol.toStdString());
}
} // namespace

StepWalk::StepWalk(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::snapshotChanged, this, &StepWalk::takeSnapshot);
    connect(&workbench, &Workbench::exampleChanged, this, [this] {
        if (m_active)
            reopen();
    });
}

void StepWalk::activate()
{
    m_active = true;
    reopen();
}

void StepWalk::deactivate()
{
    m_active = false;
    point({});
    m_hidden = {};
    setPass(nullptr);
    updateState();
    Q_EMIT passChanged();
}

void StepWalk::reopen()
{
    const auto &snapshot = m_workbench.snapshot();
    const Example &example = m_workbench.example();
    m_hidden = {};
    setPass(nullptr);
    m_run = snapshot->run;
    m_pointed = {};
    if (example.hand)
        setPass(inspectPass(std::make_shared<const Network<float>>(example.hand->network.cast<float>()),
                            example, m_workbench.handRate(), m_workbench.handFixesBiases()));
    else if (example.label)
        setPass(inspectPass({snapshot, &snapshot->network}, example, snapshot->settings.learning_rate));
    if (std::exchange(m_handName, example.handName) != example.handName)
        m_handDeeds.clear();
    updateState();
    if (m_open && m_position.component >= componentCount(step(), m_open->sizes()))
        m_position = {step()};
    if (m_open)
        chooseLargest();
    Q_EMIT passChanged();
    Q_EMIT stepChanged();
    Q_EMIT focusChanged(focus());
}

void StepWalk::setPass(std::shared_ptr<const InspectedPass> own)
{
    m_own = std::move(own);
    m_complete = m_own && m_makeShown ? m_makeShown(m_own) : m_own;
    m_open = withoutHidden(m_complete, m_hidden);
}

void StepWalk::show(ShownPass make)
{
    m_makeShown = std::move(make);
    if (!m_own)
        return;
    setPass(m_own);
    Q_EMIT passChanged();
}

void StepWalk::hide(const HiddenNumbers &hidden)
{
    if (!m_open || hidden == m_hidden)
        return;
    const bool sameNumbers =
        hidden.step == m_hidden.step && hidden.numbers == m_hidden.numbers && hidden.whole == m_hidden.whole;
    m_hidden = hidden;
    if (!sameNumbers) {
        m_open = withoutHidden(m_complete, m_hidden);
        Q_EMIT passChanged();
    }
    Q_EMIT stepChanged();
    Q_EMIT focusChanged(focus());
}

void StepWalk::takeSnapshot()
{
    if (!m_active || m_workbench.example().hand)
        return;
    const auto &snapshot = m_workbench.snapshot();
    if (!m_open || snapshot->run != m_run)
        return reopen();
    if (m_awaited && sameNetwork(snapshot->network, *m_awaited)) {
        m_awaited.reset();
        return reopen();
    }
    const bool sameRun = stateOf(snapshot->network) == State::Current;
    if (sameRun && snapshot->settings.learning_rate != m_open->learning_rate) {
        setPass(withRate(*m_own, snapshot->settings.learning_rate));
        Q_EMIT passChanged();
    }
    updateState();
}

StepWalk::State StepWalk::stateOf(const Network<float> &live) const
{
    if (!m_open)
        return State::Closed;
    if (m_workbench.example().hand)
        return State::Current;
    const auto &network = m_own->content->network;
    if (sameNetwork(live, *network))
        return State::Current;
    return network == m_before && sameNetwork(live, *m_applied) ? State::Applied : State::MovedOn;
}

void StepWalk::updateState()
{
    const Network<float> &live = m_workbench.snapshot()->network;
    const State state = stateOf(live);
    const bool canUndo =
        m_workbench.example().hand ? !m_handDeeds.empty() : m_applied && sameNetwork(live, *m_applied);
    if (state == m_state && canUndo == m_canUndo)
        return;
    m_state = state;
    m_canUndo = canUndo;
    Q_EMIT stateChanged();
    Q_EMIT focusChanged(focus());
}

void StepWalk::takeNewParameters()
{
    if (m_active)
        reopen();
}

void StepWalk::apply()
{
    if (m_state == State::Current && !isMadeUp())
        change(m_own->updatedNetwork(), false);
}

void StepWalk::keep(const Network<double> &changed)
{
    if (m_state == State::Current)
        change(changed, true);
}

void StepWalk::change(const Network<double> &next, bool byHand)
{
    if (const auto hand = m_workbench.example().hand) {
        m_handDeeds.push_back({hand, byHand});
        HandExample changed = *hand;
        changed.network = next;
        return m_workbench.showHand(changed, m_workbench.example().handName, m_workbench.handRate(),
                                    m_workbench.handFixesBiases());
    }
    m_before = m_own->content->network;
    m_applied = std::make_shared<const Network<float>>(next.cast<float>());
    m_appliedByHand = byHand;
    m_awaited = byHand ? m_applied : nullptr;
    replaceByNetwork(*m_applied);
}

bool StepWalk::undoesKeep() const
{
    return m_workbench.example().hand ? !m_handDeeds.empty() && m_handDeeds.back().byHand : m_appliedByHand;
}

void StepWalk::undo()
{
    if (!m_canUndo)
        return;
    if (!m_workbench.example().hand) {
        m_awaited = m_appliedByHand ? m_before : nullptr;
        return replaceByNetwork(*m_before);
    }
    const auto before = std::move(m_handDeeds.back().before);
    m_handDeeds.pop_back();
    m_workbench.showHand(*before, m_workbench.example().handName, m_workbench.handRate(),
                         m_workbench.handFixesBiases());
}

void StepWalk::replaceByNetwork(const Network<float> &network)
{
    try {
        m_workbench.replaceParameters(network);
    } catch (const std::invalid_argument &) {
        // A reset to another K is on its way; its snapshot will say that the network has moved on.
        Q_EMIT m_workbench.faultOccurred(tr(
            "A network with another number of hidden units is being started. Try again when it is ready."));
    }
}

void StepWalk::setGoesInside(bool inside)
{
    if (inside == m_inside)
        return;
    m_inside = inside;
    Q_EMIT stepChanged();
}

void StepWalk::setPosition(const WalkPosition &position)
{
    if (position == m_position)
        return;
    const bool showsAgain = position.step != m_position.step && !m_hidden.empty();
    m_position = position;
    if (showsAgain) {
        m_hidden = {};
        m_open = m_complete;
        Q_EMIT passChanged();
    }
    Q_EMIT stepChanged();
    Q_EMIT focusChanged(focus());
}

// Onward, so that back() returns here.
void StepWalk::moveOn(const WalkPosition &position)
{
    if (position == m_position)
        return;
    m_visited.push_back(m_position);
    setPosition(position);
}

void StepWalk::forward()
{
    if (m_hidden.whole)
        return Q_EMIT revealWanted();
    if (m_open)
        moveOn(nextPosition(m_position, m_open->sizes(), m_inside));
}

void StepWalk::over()
{
    if (m_hidden.whole)
        return Q_EMIT revealWanted();
    if (m_open)
        moveOn(nextPosition(m_position, m_open->sizes(), false));
}

void StepWalk::toggleInside()
{
    setGoesInside(!m_inside);
    if (!m_open)
        return;
    const bool hasComponents = componentCount(step(), m_open->sizes()) > 0;
    if (!m_inside)
        moveOn({step()});
    else if (hasComponents && !m_position.component)
        forward();
}

void StepWalk::nextComponent()
{
    if (m_hidden.whole)
        return Q_EMIT revealWanted();
    if (m_open)
        moveOn(deltascope::nextComponent(m_position, m_open->sizes()));
}

void StepWalk::previousComponent()
{
    if (!m_open)
        return;
    m_visited.clear();
    setPosition(deltascope::previousComponent(m_position, m_open->sizes()));
}

void StepWalk::toBeginningOfComponent()
{
    if (m_hidden.whole)
        Q_EMIT revealWanted();
    if (m_open && componentCount(step(), m_open->sizes()) > 0)
        moveOn({step(), chosen().componentOf(step()), firstSubstep(step(), m_open->sizes())});
}

void StepWalk::back()
{
    if (!m_open)
        return;
    if (m_visited.empty())
        return setPosition(previousPosition(m_position, m_open->sizes(), m_inside));
    const WalkPosition position = m_visited.back();
    m_visited.pop_back();
    setPosition(position);
}

void StepWalk::goTo(StepId step)
{
    m_visited.clear();
    setPosition({step});
}

void StepWalk::chooseLargest()
{
    const Pass<double> &pass = m_open->pass();
    const Sizes sizes = m_open->sizes();
    const bool fits =
        m_chosen.pixel < sizes.inputs && m_chosen.unit < sizes.hidden && m_chosen.output < sizes.outputs;
    if (m_userChose && fits)
        return;
    m_chosen = {indexOfLargest(pass.x0), indexOfLargest(pass.delta1), indexOfLargest(pass.delta2), Term::W2};
    m_userChose = false;
}

SelectedIndices StepWalk::chosen() const
{
    SelectedIndices chosen = m_chosen;
    if (m_position.component)
        chosen.chooseComponent(step(), *m_position.component);
    if (const auto example = m_open ? exampleEntry(m_position, m_open->sizes()) : std::nullopt)
        (step() == StepId::dW1 ? chosen.pixel : chosen.unit) = exampleRow(*example);
    return chosen;
}

// The row of a gradient that is looked at: of its factor x⁰ or x¹ the largest, one half as large, the
// smallest.
int StepWalk::exampleRow(int example) const
{
    const Vector<double> &factor = step() == StepId::dW1 ? m_open->pass().x0 : m_open->pass().x1;
    const double largest = factor.cwiseAbs().maxCoeff();
    const double wanted = largest * (1 - example / (example_entries - 1.0));
    Eigen::Index row = 0;
    (factor.cwiseAbs().array() - wanted).abs().minCoeff(&row);
    return static_cast<int>(row);
}

Selection StepWalk::component() const
{
    const SelectedIndices now = chosen();
    return now.numberOf(now.madeBy(step()));
}

int StepWalk::substep() const
{
    const bool countsTerms = step() == StepId::loss && m_position.component;
    return countsTerms ? *m_position.component + 1 : m_position.substep;
}

Selection StepWalk::selection() const
{
    const SelectedIndices now = chosen();
    const auto &picked = m_picked[static_cast<std::size_t>(step())];
    if (step() == StepId::loss && m_position.component)
        return now.numberOf(Term::x2);
    return now.numberOf(picked.value_or(now.madeBy(step())));
}

Selection StepWalk::parameter() const
{
    return chosen().parameterAt(step());
}

void StepWalk::pick(const Selection &selection)
{
    if (!m_open)
        return;
    const auto [rows, columns] = shape_of(selection.term, m_open->sizes());
    if (selection.row < 0 || selection.row >= rows || selection.column < 0 || selection.column >= columns)
        return;
    m_chosen = chosen();
    m_chosen.choose(selection);
    m_userChose = true;
    if (m_position.component && *m_position.component != m_chosen.componentOf(step()))
        m_position = {step(), m_chosen.componentOf(step())};
    else if (exampleEntry(m_position, m_open->sizes())) // which would choose its own entry
        m_position.substep = scaled_substep;
    auto &picked = m_picked[static_cast<std::size_t>(step())];
    picked = selection.term;
    if (selection.term == component().term)
        picked.reset();
    Q_EMIT stepChanged();
    Q_EMIT focusChanged(focus());
}

void StepWalk::pickSymbol(const QString &symbol)
{
    const auto term = term_from(symbol.toStdString());
    if (term && facts(*term).rows != Axis::None)
        pick(chosen().numberOf(*term));
}

void StepWalk::setTakesChanges(bool takes)
{
    m_takesChanges = takes;
    Q_EMIT focusChanged(focus());
}

void StepWalk::drag(double up)
{
    if (m_open && m_takesChanges)
        Q_EMIT dragged(up);
}

void StepWalk::dropDragged()
{
    Q_EMIT dropped();
}

void StepWalk::point(const Pointed &pointed)
{
    if (pointed == m_pointed)
        return;
    m_pointed = pointed;
    Q_EMIT pointedChanged(m_pointed);
    Q_EMIT focusChanged(focus());
}

StageFocus StepWalk::focus() const
{
    if (!m_open)
        return {};
    StageFocus focus;
    focus.step = m_position;
    focus.selection = selection();
    focus.lit = termOnStage(m_pointed.symbol);
    focus.pointed = m_pointed.number;
    focus.hidden = m_hidden;
    if (step() == StepId::delta1 && m_hidden.contains(component())) {
        const int all = static_cast<int>(m_open->pass().delta2.size());
        focus.step->substep = m_hidden.sums ? 0 : std::min(m_position.substep, all);
    }
    focus.takesChanges = m_takesChanges;
    for (const Change &change : m_open->changes)
        focus.changed.push_back(change.entry);
    focus.outdated = m_state == State::Applied || m_state == State::MovedOn;
    return focus;
}

} // namespace deltascope
