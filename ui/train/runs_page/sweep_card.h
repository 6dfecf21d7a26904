// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sweep/sweep_plan.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace deltascope {

class SettingRow;
class Sweep;
class Workbench;

/// Starts a sweep over one setting or over seeds alone, shows how far it is, and cancels it. One that is long
/// is asked about first, with the time that it would take.
class SweepCard : public QFrame
{
    Q_OBJECT

public:
    /// Both must outlive it. All other settings are those of the present run; beside the shipped network,
    /// those of a new one.
    SweepCard(Sweep &sweep, const Workbench &workbench, QWidget *parent = nullptr);

private:
    QWidget *makeForm();
    QWidget *makeCounts();
    QWidget *makeQuestion();
    QWidget *makeProgress();
    void offerValues();
    const TrainingSettings &base() const;
    std::vector<TrainingSettings> checked();
    void start();
    void startSeeds();
    void startOrAsk(const SweepPlan &plan);
    void ask(double seconds);
    void showPart(QWidget *part);
    void showSweep();

    Sweep &m_sweep;
    const Workbench &m_workbench;
    SettingRow *m_row;
    QSpinBox *m_epochs;
    QSpinBox *m_seeds;
    QPushButton *m_start;
    QPushButton *m_startSeeds;
    QWidget *m_form;
    QLabel *m_asked;    ///< in m_question
    QPushButton *m_yes; ///< in m_question
    QWidget *m_question;
    QLabel *m_where;
    QProgressBar *m_progress;
    QWidget *m_running;
    SweepPlan m_plan; ///< that is asked about
};

} // namespace deltascope
