// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_survey.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/latest_work.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace deltascope {

/// Checks many gradients in the background, and can be stopped. Lives on the interface thread.
class SurveyRun : public QObject
{
    Q_OBJECT

public:
    explicit SurveyRun(QObject *parent = nullptr);
    ~SurveyRun() override;

    /// Of the pass that is open, every entry of the terms; what ran before is cancelled.
    void start(std::shared_ptr<const InspectedPass> open, std::vector<Term> terms, double epsilon);
    /// Its result will not arrive.
    void cancel();
    bool isRunning() const { return m_state != nullptr; }

Q_SIGNALS:
    /// How many of how many are done; now and then while it runs.
    void progressed(int done, int all);
    void finished(const deltascope::GradientSurvey &survey);

private:
    /// Shared with the thread that checks.
    struct State
    {
        std::atomic<bool> stopped = false;
        std::atomic<int> done = 0;
    };

    std::shared_ptr<State> m_state; ///< of what is running
    int m_all = 0;
    QTimer m_asking;
    LatestWork<GradientSurvey> m_work;
};

} // namespace deltascope
