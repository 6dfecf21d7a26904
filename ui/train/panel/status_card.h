// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/runs/run_pace.h"
#include "ui/workbench/workbench.h"

#include <QElapsedTimer>
#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace deltascope {

/// What is happening in the present run, in words: how fast it is, how long it will go on, which layers are
/// saturated, and what is wrong when it does not learn.
class StatusCard : public QFrame
{
    Q_OBJECT

public:
    explicit StatusCard(QWidget *parent = nullptr);

    void showSnapshot(const TrainingSnapshot &snapshot, const std::optional<Workbench::Lesson> &lesson);

    /// Then there is no need to offer their curves.
    void setSlopesShown(bool shown);

Q_SIGNALS:
    void slopesWanted();
    /// The same run from the same initial weights, with the other cost.
    void crossEntropyWanted();

private:
    void nameButtons();
    QString paceText(const TrainingSnapshot &snapshot) const;
    bool areWordsOld(const TrainingSnapshot &snapshot) const;
    void showEpoch(const TrainingSnapshot &snapshot);

    QLabel *m_paceLabel;
    QLabel *m_lesson;
    QLabel *m_stopped;
    QLabel *m_saturation;
    QLabel *m_diagnosis;
    QPushButton *m_slopes;
    QPushButton *m_crossEntropy;
    QElapsedTimer m_clock;
    RunPace m_pace;
    std::shared_ptr<const History> m_history; ///< that the words are about
    bool m_slopesShown = false;
    std::optional<std::int64_t> m_tested; ///< the images seen at the live test they are about
    TrainerState m_state = TrainerState::Paused;
    QElapsedTimer m_sinceWords;
};

} // namespace deltascope
