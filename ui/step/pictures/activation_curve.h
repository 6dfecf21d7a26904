// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/function_types.h"
#include "core/network/steps.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;
class QLabel;

namespace deltascope {

struct SelectedIndices;
struct InspectedPass;

/// Where the chosen unit or output stands on its activation's curve: at which z, how strongly it fires, and
/// on the way back how steep the curve is there, which is what φ′ lets through.
class ActivationCurve : public QWidget
{
    Q_OBJECT

public:
    explicit ActivationCurve(QWidget *parent = nullptr);

    /// Whether φ or φ′ has a part in the step.
    static bool belongsTo(const InspectedPass &open, StepId step);
    /// Of such a step.
    void show(const InspectedPass &open, StepId step, const SelectedIndices &chosen);
    /// What the curve is marked with, in the notation.
    QString reading() const { return m_reading; }

private:
    void drawCurve(Activation activation, double z);
    void updateTheme();

    QLabel *m_key = nullptr;
    QCustomPlot *m_plot = nullptr;
    QCPGraph *m_curve = nullptr;
    QCPGraph *m_guides = nullptr;  ///< from the axes to the point
    QCPGraph *m_tangent = nullptr; ///< on the way back
    QCPGraph *m_here = nullptr;
    QString m_reading;
};

} // namespace deltascope
