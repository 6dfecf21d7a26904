// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/check/survey_run.h"
#include "ui/workbench/selection.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QCPBars;
class QCustomPlot;
class QLabel;
class QProgressBar;
class QPushButton;

namespace deltascope {

/// Checks a layer or all parameters of the pass that is open, and shows what came of it: how many agree, the
/// histogram of their relative errors, and the worst, to which one click leads. Shows nothing of another
/// pass or of another ε.
class SurveyView : public QWidget
{
    Q_OBJECT

public:
    explicit SurveyView(QWidget *parent = nullptr);

    /// What is to be checked; null: nothing. Anything else than before cancels what runs, and clears what is
    /// shown. Another η is nothing else.
    void setSubject(const std::shared_ptr<const InspectedPass> &open, double epsilon);
    bool isRunning() const { return m_run.isRunning(); }
    /// What is shown, if anything is.
    const std::optional<GradientSurvey> &survey() const { return m_survey; }

Q_SIGNALS:
    /// It takes more room, or less.
    void stateChanged();
    /// The user wants to go there.
    void numberWanted(const deltascope::Selection &number);

private:
    void layOut();
    void fillScopes();
    void start();
    void clear();
    void take(const GradientSurvey &survey);
    void showState();
    void showSurvey();
    QString summary() const;
    void drawDecades();
    void updateTheme();

    std::shared_ptr<const InspectedPass> m_open;
    double m_epsilon = 0;
    std::optional<GradientSurvey> m_survey;
    SurveyRun m_run;
    QComboBox *m_scope;
    QPushButton *m_start;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QPushButton *m_worst;
    QPushButton *m_kink;
    QCustomPlot *m_plot;
    QCPBars *m_bars = nullptr;
    QLabel *m_key;
};

} // namespace deltascope
