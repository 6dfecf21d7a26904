// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace deltascope {

class AugmentedExamples;
class SettingEditor;
class Workbench;

/// What can be set while a network trains, beyond the run bar: when it stops, momentum and weight decay with
/// their equations, how much of the training set it sees, augmentation, and threads.
class OptionsPage : public QWidget
{
    Q_OBJECT

public:
    /// workbench must outlive it.
    explicit OptionsPage(Workbench &workbench, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Back to the best epoch of the present run.
    void bestWanted();

private:
    QWidget *makeStopRules();
    QWidget *makeDescent();
    QWidget *makeTrainingSet();
    QWidget *makeThreads();
    void connectStopRules();
    QWidget *editor(Setting setting);
    void apply(const SettingEditor &editor);
    void sendStopRules();
    void showSnapshot();
    void showSettings(const TrainingSettings &settings);

    Workbench &m_workbench;
    QSpinBox *m_epochs;
    QDoubleSpinBox *m_accuracy;
    QSpinBox *m_patience;
    QLabel *m_stopped;
    QPushButton *m_best;
    AugmentedExamples *m_examples;
    std::vector<SettingEditor *> m_editors; ///< owned by their fields
    TrainingSettings m_shown;
};

} // namespace deltascope
