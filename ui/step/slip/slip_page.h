// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/slip/slip_training_job.h"

#include <QDialog>

class QCPGraph;
class QCustomPlot;
class QLabel;
class QProgressBar;
class QPushButton;

namespace deltascope {

/// What becomes of a network that is trained with a slip: its loss beside that of the right one, both by the
/// same code from the same start, and why. It begins to train when it is made; closing it stops that.
class SlipPage : public QDialog
{
    Q_OBJECT

public:
    /// Without a plan it says that there is nothing to train on.
    SlipPage(std::optional<SlipTrainingPlan> plan, const Slip &slip, QWidget *parent = nullptr);

    /// The sentences, as they are read.
    QString text() const;
    bool isRunning() const { return m_job.isRunning(); }
    /// How many points the two curves have.
    int points() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makePlot();
    void begin();
    void stop();
    void takeRoom();
    void showCurves(const SlipCurve &slipped, const SlipCurve &right);
    void updateTheme();
    bool isOfImages() const { return m_plan && m_plan->training.inputs.rows() > 1; }

    Slip m_slip;
    std::shared_ptr<const SlipTrainingPlan> m_plan;
    SlipTrainingJob m_job;
    QLabel *m_settings = nullptr;
    QLabel *m_outcome = nullptr;
    QLabel *m_key = nullptr;
    QCustomPlot *m_plot = nullptr;
    QCPGraph *m_right = nullptr;
    QCPGraph *m_slipped = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace deltascope
