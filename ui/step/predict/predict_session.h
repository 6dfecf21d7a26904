// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/predict/prediction.h"
#include "ui/step/walk/step_walk.h"

#include <QObject>

#include <map>

namespace deltascope {

/// "Predict first" in a walk: hides all that a step makes until its question is answered or the user goes on,
/// which shows it too. Follows PredictFirst. Holds no widgets; must be connected to the walk before anything
/// that shows it, so that nothing hidden is ever seen.
class PredictSession : public QObject
{
    Q_OBJECT

public:
    explicit PredictSession(StepWalk &walk, QObject *parent = nullptr);

    /// Switched on, though perhaps it waits.
    bool isOn() const;
    /// While something else hides or changes numbers, nothing is asked and nothing is hidden.
    void setWaiting(bool waiting);
    bool isWaiting() const { return m_waiting; }

    /// What is asked of the step at hand, or was; none where there is nothing to predict.
    const std::optional<Prediction> &asked() const { return m_asked; }
    /// It has not been answered yet: the step is hidden.
    bool isOpen() const { return m_open; }
    /// The choice that was made; none before, and where the step was shown without one.
    std::optional<int> chosen() const { return m_chosen; }

    void choose(int choice);
    /// Shows the step without an answer.
    void reveal();

    /// Since it was switched on.
    int right() const { return m_right; }
    int answered() const { return m_answered; }

Q_SIGNALS:
    void changed();

private:
    void switchOver();
    void follow();
    void ask();
    void showAgain();
    void show();
    void settle(std::optional<int> choice);

    StepWalk &m_walk;
    bool m_waiting = false;
    bool m_following = false;                    ///< the walk's signals are its own doing
    std::shared_ptr<const InspectedPass> m_of;   ///< that the question is about
    std::shared_ptr<const Pass<double>> m_pass;  ///< that the answers belong to
    std::map<StepId, std::optional<int>> m_done; ///< the choices made in this pass
    std::optional<StepId> m_step;                ///< that is asked about
    std::optional<Prediction> m_asked;
    bool m_open = false;
    std::optional<int> m_chosen;
    int m_right = 0;
    int m_answered = 0;
};

} // namespace deltascope
