// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_focus.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/walk_position.h"

#include <QObject>

#include <array>
#include <functional>
#include <vector>

namespace deltascope {

class Workbench;

/// A symbol that is pointed at, and the number of it where it is a certain one.
struct Pointed
{
    QString symbol; ///< as in the equations: "delta2", "phi_hidden", …; empty: none
    std::optional<Selection> number;

    bool operator==(const Pointed &) const = default;
};

/// Makes of the network's own pass the one that Step shows in its place: one with numbers changed by hand,
/// one with a slip. Returns the same one where there is nothing to change.
using ShownPass =
    std::function<std::shared_ptr<const InspectedPass>(const std::shared_ptr<const InspectedPass> &own)>;

/// The walk through one backward pass: which pass is open, where the walk stands, which number is selected
/// and which one is pointed at. The one place that stage, equations, numbers and timeline agree on. Holds no
/// widgets; lives on the interface thread, as long as the workbench.
///
/// The pass is opened by activate() and stays on the parameters it was computed from, whatever training does.
/// Another network (a reset, another K or cost, a file) is taken at once.
class StepWalk : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,  ///< no pass: not active, or the example has no label
        Current, ///< the pass is of the network as it is
        Applied, ///< its update has been applied: the network is θ − η∇L
        MovedOn  ///< the network has changed in some other way
    };

    explicit StepWalk(Workbench &workbench, QObject *parent = nullptr);

    /// Opens a pass of the current network and example, and keeps up with the example from now on.
    void activate();
    void deactivate();
    bool isActive() const { return m_active; }

    State state() const { return m_state; }
    /// The pass of the network and the example as they are; null while closed. All that is shown is open().
    const std::shared_ptr<const InspectedPass> &own() const { return m_own; }
    /// Shows from now on, of this pass and of those that are opened later, what make makes of them; the
    /// passes themselves when it is empty. The one place that decides which pass stage, panel and timeline
    /// tell of.
    void show(ShownPass make);
    /// Whether what is shown is another pass than the network's own: it cannot be applied.
    bool isMadeUp() const { return m_complete != m_own; }
    /// Null while closed. Without what is hidden.
    const std::shared_ptr<const InspectedPass> &open() const { return m_open; }
    /// The same with what is hidden, for marking answers; never shown.
    const std::shared_ptr<const InspectedPass> &complete() const { return m_complete; }
    /// Hides numbers of the present step, until another step, another pass or other numbers. While the whole
    /// of the step is hidden, going on asks for it to be shown instead.
    void hide(const HiddenNumbers &hidden);
    const HiddenNumbers &hidden() const { return m_hidden; }
    Workbench &workbench() const { return m_workbench; }

    const WalkPosition &position() const { return m_position; }
    StepId step() const { return m_position.step; }
    bool atBeginning() const { return m_position == WalkPosition{}; }
    bool atEnd() const { return m_position.step == StepId::after; }

    /// Whether forward() and back() visit the components of each step.
    bool goesInside() const { return m_inside; }
    void setGoesInside(bool inside);

    void forward();
    /// To exactly where the last forward() or over() came from; otherwise to the position before.
    void back();
    /// To the next step, also from within one.
    void over();
    /// Into the step's first component, and component by component from now on; or back to the whole of the
    /// step, and step by step.
    void toggleInside();
    /// To the next or previous component at once, whatever is left of this one.
    void nextComponent();
    void previousComponent();
    /// To the beginning of the making of the chosen component of this step.
    void toBeginningOfComponent();
    void goTo(StepId step);
    void first() { goTo(StepId::x0); }
    void last() { goTo(StepId::after); }

    /// What is chosen at this position: inside a step, the component that is being made.
    SelectedIndices chosen() const;
    /// The number whose making the step shows.
    Selection component() const;
    /// How much of the chosen component has been made, for stepNumbers().
    int substep() const;
    /// The number that the user picked; component() until then.
    Selection selection() const;
    /// The parameter of the gradient check.
    Selection parameter() const;
    /// Selects a number of any term; numbers outside their term are ignored.
    void pick(const Selection &selection);
    /// Selects the chosen number of the term that a symbol of the equations stands for, if it has one.
    void pickSymbol(const QString &symbol);

    /// Whether numbers can be changed by hand: who is asked to pick a number also tells of its being dragged.
    bool takesChanges() const { return m_takesChanges; }
    void setTakesChanges(bool takes);
    /// The number that was picked last is dragged, so many pixels up from where it was; then it is let go.
    void drag(double up);
    void dropDragged();

    const Pointed &pointed() const { return m_pointed; }
    void point(const Pointed &pointed);
    StageFocus focus() const;

    /// Opens a pass of the network as it is now, at the same position.
    void takeNewParameters();
    /// Changes the network to θ − η∇L; only while Current, and not made up.
    void apply();
    /// Changes the network to parameters that were set by hand, and opens a pass of it; only while Current.
    void keep(const Network<double> &changed);
    /// Whether the network is what apply() or keep() made of it; later training ends that.
    bool canUndo() const { return m_canUndo; }
    /// What undo() takes back is what keep() did.
    bool undoesKeep() const;
    /// Restores the network's parameters from before apply() or keep().
    void undo();

Q_SIGNALS:
    /// Another pass is open, or none.
    void passChanged();
    void stateChanged();
    /// The user goes on from a step that is hidden as a whole.
    void revealWanted();
    /// The position or the selection has changed.
    void stepChanged();
    void dragged(double up);
    void dropped();
    void pointedChanged(const deltascope::Pointed &pointed);
    void focusChanged(const deltascope::StageFocus &focus);

private:
    void setPosition(const WalkPosition &position);
    void moveOn(const WalkPosition &position);
    int exampleRow(int example) const;
    void setPass(std::shared_ptr<const InspectedPass> own);
    void change(const Network<double> &next, bool byHand);
    void replaceByNetwork(const Network<float> &network);
    void reopen();
    void takeSnapshot();
    void updateState();
    State stateOf(const Network<float> &live) const;
    void chooseLargest();

    Workbench &m_workbench;
    bool m_active = false;
    State m_state = State::Closed;
    std::shared_ptr<const InspectedPass> m_own;
    ShownPass m_makeShown;
    std::shared_ptr<const InspectedPass> m_complete; ///< what m_makeShown makes of m_own
    std::shared_ptr<const InspectedPass> m_open;     ///< m_complete without m_hidden
    HiddenNumbers m_hidden;
    std::uint64_t m_run = 0; ///< that it was opened in; another one is another network, and asks for it anew
    bool m_canUndo = false;
    std::shared_ptr<const Network<float>> m_before;  ///< apply() or keep()
    std::shared_ptr<const Network<float>> m_applied; ///< what it made
    bool m_appliedByHand = false;                    ///< by keep()
    std::shared_ptr<const Network<float>> m_awaited; ///< is opened as soon as it is there
    struct HandDeed
    {
        std::shared_ptr<const HandExample> before;
        bool byHand = false; ///< by keep()
    };
    std::vector<HandDeed> m_handDeeds; ///< what has been done to a network for work by hand
    QString m_handName;                ///< of that network

    WalkPosition m_position;
    std::vector<WalkPosition> m_visited; ///< where back() leads
    bool m_inside = false;
    SelectedIndices m_chosen;
    bool m_userChose = false;
    bool m_takesChanges = false;
    std::array<std::optional<Term>, step_count> m_picked; ///< at each step, when it is not component()
    Pointed m_pointed;
};

} // namespace deltascope
