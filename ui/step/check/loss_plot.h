// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/selection.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;
class QLabel;

namespace deltascope {

/// The loss against one number, the backpropagated tangent, and the two points of the central difference.
class LossPlot : public QWidget
{
    Q_OBJECT

public:
    explicit LossPlot(QWidget *parent = nullptr);

    void show(const InspectedPass &open, const Selection &nudged, double epsilon);

private:
    void drawCurve(const InspectedPass &open, const Selection &nudged);
    void drawPoints(const InspectedPass &open, const Selection &nudged, double epsilon);
    void updateTheme();

    QCustomPlot *m_plot;
    QLabel *m_key; ///< what is drawn in it
    QCPGraph *m_curve = nullptr;
    QCPGraph *m_tangent = nullptr;
    QCPGraph *m_secant = nullptr;
    QCPGraph *m_here = nullptr;
};

} // namespace deltascope
