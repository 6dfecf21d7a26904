// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/epsilon_curve.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/selection.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace deltascope {

class WrappedLabel;

/// The error of the central difference against ε, both on logarithmic axes: the chord leaves the tangent to
/// the right, rounding takes over to the left. The best ε is marked, and the one that is used.
class ErrorPlot : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPlot(QWidget *parent = nullptr);

    void show(const InspectedPass &open, const Selection &nudged, double epsilon);
    const EpsilonCurve &curve() const { return m_values; }
    /// Around which the errors are least, as the curve marks it.
    double best() const { return m_values.epsilons[m_values.best]; }
    /// What is said about the curve, in the notation.
    const QString &reading() const { return m_reading; }

private:
    static QString bestText(double epsilon, double error);
    static QString luckText(double epsilon, double error);
    void draw(const GradientCheck &check, double epsilon);
    void updateTheme();

    EpsilonCurve m_values;
    QString m_reading;
    QCustomPlot *m_plot;
    WrappedLabel *m_key;
    QCPGraph *m_errors = nullptr;
    QCPGraph *m_used = nullptr;
    QCPGraph *m_best = nullptr;
};

} // namespace deltascope
