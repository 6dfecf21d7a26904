// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace deltascope {

class SettingRow;
class Sweep;
class Workbench;

/// Starts a sweep over one setting, shows how far it is, and cancels it.
class SweepCard : public QFrame
{
    Q_OBJECT

public:
    /// Both must outlive it. All other settings are those of the present run.
    SweepCard(Sweep &sweep, const Workbench &workbench, QWidget *parent = nullptr);

private:
    QWidget *makeForm();
    QWidget *makeProgress();
    void offerValues();
    std::vector<TrainingSettings> checked();
    void start();
    void showSweep();

    Sweep &m_sweep;
    const Workbench &m_workbench;
    SettingRow *m_row;
    QSpinBox *m_epochs;
    QPushButton *m_start;
    QWidget *m_form;
    QWidget *m_running;
    QLabel *m_where;
    QProgressBar *m_progress;
};

} // namespace deltascope
