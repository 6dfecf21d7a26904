// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"
#include "ui/step/card/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;
class QTabBar;

namespace deltascope {

class ErrorPlot;
class LossPlot;
class StepWalk;
class SurveyView;

/// Checks the backpropagated gradient of the selected number: against the central difference for an ε of the
/// user's, written out so that it can be redone; by eye, as the slope of the loss against that number; and
/// how the error depends on ε. Checks all of them too.
class GradientCheckTab : public TabPage
{
    Q_OBJECT

public:
    explicit GradientCheckTab(StepWalk &walk, QWidget *parent = nullptr);

    /// Shows the number that the walk has selected.
    void refresh();
    double epsilon() const;
    const GradientCheck &check() const { return m_check; }
    ErrorPlot *errors() const { return m_errors; }
    SurveyView *survey() const { return m_survey; }
    /// What has come last, of what may be higher than the panel; null: all is as before.
    QWidget *newest() const;
    /// Which of the three is on top: the loss, the error against ε, or the check of all.
    QTabBar *pages() const { return m_pages; }

Q_SIGNALS:
    /// Another page is on top, or something has been found.
    void grown();

private:
    void layOut();
    void setUpEpsilon();
    void followSlip();
    void showNumbers();
    void showPage();
    void useBestEpsilon();
    void watchPass();
    /// Of a quotient that is shown in so many digits.
    QString verdict(int digitsShown) const;

    StepWalk &m_walk;
    GradientCheck m_check;
    QComboBox *m_term;
    QLabel *m_name;
    QLabel *m_difference; ///< the two losses, and their quotient
    QLabel *m_backpropagated;
    QLabel *m_verdict;
    QLabel *m_epsilonText;
    QSlider *m_epsilon;
    QPushButton *m_best;
    QTabBar *m_pages;
    QStackedWidget *m_stack; ///< as high as the highest page, so that no tab moves when another one is chosen
    LossPlot *m_loss;
    ErrorPlot *m_errors;
    SurveyView *m_survey;
};

} // namespace deltascope
