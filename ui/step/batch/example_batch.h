// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/batch_directions.h"
#include "ui/step/batch/batch_examples.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/latest_work.h"

#include <QObject>

namespace deltascope {

class StepWalk;

/// A batch of examples beside the pass that is stepped through, all with the network of that pass: their
/// gradients, for any parameter, and where they point. Computed in the background while it is on; there is
/// nothing of another network or of other examples meanwhile. Holds no widgets; the walk must outlive it.
class ExampleBatch : public QObject
{
    Q_OBJECT

public:
    explicit ExampleBatch(StepWalk &walk, QObject *parent = nullptr);

    bool isOn() const { return m_on; }
    /// Begins with the mini-batch that was trained last, if there is one.
    void setOn(bool on);

    const BatchChoice &choice() const { return m_choice; }
    void choose(const BatchChoice &choice);
    /// The network is one for work by hand, whose further examples are from seeds.
    bool isByHand() const;

    /// While it is on and there is a pass. The mini-batch that was trained last may be newer than the pass:
    /// the gradients are those of the pass all the same. A choice that starts at the present example stays as
    /// it is while one of its examples is the present one.
    const BatchExamples &chosen() const { return m_chosen; }
    /// The place of the present example; −1 where it is none of them.
    int presentPlace() const;

    struct Found
    {
        BatchFactors factors;
        BatchDirections directions;
    };
    /// Of the examples chosen; null until it has been computed.
    const std::shared_ptr<const Found> &found() const { return m_found; }
    /// That is looked at: the selected one, that of the selected gradient, or that of the step. There must be
    /// a pass, here and below.
    Selection parameter() const;
    /// found() is not null.
    ExampleGradients gradients() const;

    /// Shows one of the examples everywhere.
    void stepThrough(int place);

Q_SIGNALS:
    void changed();

private:
    void follow();
    void followTraining();
    void takeLastBatch();
    bool takeNetwork();
    bool mustChoose(bool otherNetwork) const;
    void compute();
    void clear();

    StepWalk &m_walk;
    bool m_on = false;
    bool m_wasOn = false; ///< once
    BatchChoice m_choice;
    bool m_choiceIsNew = false;
    BatchExamples m_chosen;
    std::shared_ptr<const InspectedPass> m_of; ///< whose network it is
    std::optional<TrainedBatch> m_lastBatch;   ///< when that pass was opened, or training stood still since
    std::uint64_t m_seed = 1;                  ///< of that run
    std::shared_ptr<const Found> m_found;
    LatestWork<std::shared_ptr<const Found>> m_work;
};

} // namespace deltascope
