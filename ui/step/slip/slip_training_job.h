// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip_training.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace deltascope {

class Workbench;

/// What two trainings of the comparison have in common, and what is said of it.
struct SlipTrainingPlan
{
    SlipTraining training;
    QString settings; ///< one sentence: on what, with what
};

/// The two trainings of a network with that of the workbench's size, settings and seed, as it was before its
/// training: on the first 2 000 training images. Of a network for work by hand that network, on its example.
/// Nothing while there is nothing to train on.
std::optional<SlipTrainingPlan> slipTrainingPlan(const Workbench &workbench);

/// Trains with a slip and without on a pool thread, one after the other. Lives on the interface thread.
class SlipTrainingJob : public QObject
{
    Q_OBJECT

public:
    explicit SlipTrainingJob(QObject *parent = nullptr);
    /// Stops the work, which ends within a batch.
    ~SlipTrainingJob() override;

    void start(std::shared_ptr<const SlipTrainingPlan> plan, const Slip &slip);
    void stop();
    bool isRunning() const { return m_state != nullptr; }

Q_SIGNALS:
    void progressed(double done);
    void finished(const deltascope::SlipCurve &slipped, const deltascope::SlipCurve &right);

private:
    struct State
    {
        std::atomic<bool> stopped = false;
        std::atomic<double> done = 0;
    };

    std::shared_ptr<State> m_state; ///< of the work that runs
    QTimer m_telling;
};

} // namespace deltascope
