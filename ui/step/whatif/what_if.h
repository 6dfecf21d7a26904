// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/changed_passes.h"

#include <QObject>

#include <optional>

namespace deltascope {

class StepWalk;

/// What if some numbers were others? While it is on, parameters, inputs and hidden activations can be set by
/// hand, and the walk shows the pass that follows from them. The network stays as it is until keep().
///
/// The changes belong to one pass: when another one is opened, of another example or of a network that has
/// changed, they are gone, and hasEnded() says so. Holds no widgets; the walk must outlive it.
class WhatIf : public QObject
{
    Q_OBJECT

public:
    explicit WhatIf(StepWalk &walk, QObject *parent = nullptr);

    bool isOn() const { return m_on; }
    /// Off, all changes are taken back.
    void setOn(bool on);

    /// Each of another number, in the order in which they were made.
    const std::vector<Change> &changes() const { return m_changes; }
    /// The changes ended with the pass that they belonged to; until there are others.
    bool hasEnded() const { return m_ended; }
    /// Switching it on took a slip out, for it is about the right pass; until something is changed.
    bool tookSlipOut() const { return m_tookSlipOut; }
    /// The number that is dragged and typed: the selected one or, where that follows from others, what it
    /// follows from directly: b² for a z², w¹ for its gradient. There must be a pass.
    Selection number() const;
    /// As shown, and as it is without changes.
    double value(const Selection &number) const;
    double ownValue(const Selection &number) const;

    /// Sets one number; its own value takes the change back. Until endDeed() further values of the same
    /// number belong to one deed.
    void set(const Selection &number, double value);
    /// The same with inputs, all to one value; until endDeed() all of them are one deed.
    void paint(const std::vector<int> &inputs, double value);
    /// Moves number() by so much.
    void nudge(double by);
    void endDeed() { m_deed.reset(); }

    void takeBack(const Selection &number);
    /// Of all inputs.
    void takeInputsBack();
    void takeAllBack();
    /// What was done last or, where nothing is left, keep().
    void undo();

    /// Weights or biases are changed, and the network is still the one of the pass.
    bool canKeep() const;
    /// Gives the network the changed weights and biases, which StepWalk::undo() takes back. Inputs and held
    /// activations are no part of it, and stay changed.
    void keep();

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const InspectedPass> make(const std::shared_ptr<const InspectedPass> &own);
    void beginDeed(const Selection &number);
    void change(const Selection &number, double value);
    template <class IsTaken>
    void takeBackAllThat(IsTaken isTaken);
    void show();
    void drag(double up);
    double inReach(Term term, double value) const;

    StepWalk &m_walk;
    bool m_on = false;
    bool m_ended = false;
    bool m_tookSlipOut = false;
    std::vector<Change> m_changes;
    ChangedPasses m_passes;
    std::shared_ptr<const StageContent> m_of; ///< that the changes belong to: network and pass without them
    std::optional<std::vector<Change>> m_afterKeep;
    std::vector<std::vector<Change>> m_before; ///< each deed
    std::optional<Selection> m_deed;           ///< what the deed under way is about
    struct Drag
    {
        Selection number;
        double from = 0;
    };
    std::optional<Drag> m_drag;
};

} // namespace deltascope
