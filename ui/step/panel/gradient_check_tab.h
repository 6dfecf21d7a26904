// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"
#include "ui/step/panel/card.h"

class QCPGraph;
class QCustomPlot;
class QLabel;
class QSlider;

namespace deltascope {

class StepWalk;

/// Checks the backpropagated gradient of the selected parameter: against the central difference for an ε of
/// the user's, and by eye, as the slope of the loss against that parameter.
class GradientCheckTab : public TabPage
{
    Q_OBJECT

public:
    explicit GradientCheckTab(StepWalk &walk, QWidget *parent = nullptr);

    /// Shows the parameter that the walk has selected.
    void refresh();
    double epsilon() const;
    const GradientCheck &check() const { return m_check; }

private:
    void checkAgain();
    void drawCurve();
    void drawPoints();
    void updateTheme();
    QString verdict() const;

    StepWalk &m_walk;
    GradientCheck m_check;
    QLabel *m_name = nullptr;
    QLabel *m_backpropagated = nullptr;
    QLabel *m_numerical = nullptr;
    QLabel *m_verdict = nullptr;
    QLabel *m_epsilonText = nullptr;
    QSlider *m_epsilon = nullptr;
    QCustomPlot *m_plot = nullptr;
    QLabel *m_key = nullptr; ///< what is drawn in it
    QCPGraph *m_curve = nullptr;
    QCPGraph *m_tangent = nullptr;
    QCPGraph *m_secant = nullptr;
    QCPGraph *m_here = nullptr;
};

} // namespace deltascope
