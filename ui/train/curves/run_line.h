// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/curve_axes.h"
#include "ui/train/runs/run_record.h"

#include <QColor>

#include <optional>
#include <vector>

class QCPGraph;

namespace deltascope {

/// One run among many as a thin line in each field: its test set, and while it grows its mini-batches.
class RunLine
{
public:
    RunLine(QCustomPlot &plot, const CurveAxes &axes, const QString &layer);
    /// Takes its graphs out of the plot.
    ~RunLine();
    RunLine(const RunLine &) = delete;
    RunLine &operator=(const RunLine &) = delete;

    void show(const RunRecord &run, CurveX x);
    void clear();
    void setColours(const QColor &line, const QColor &batches);
    void setTestShown(bool shown);
    void setBatchesShown(bool shown);
    std::vector<QCPGraph *> losses() const { return {m_loss, m_batches}; }
    QCPGraph *accuracy() const { return m_accuracy; }

private:
    QCustomPlot &m_plot;
    QCPGraph *m_loss;
    QCPGraph *m_accuracy;
    QCPGraph *m_batches;
};

/// Adds a graph to a field, on a layer.
QCPGraph *addGraph(QCustomPlot &plot, QCPAxisRect *field, const QString &layer);
/// Where each record of the run is.
std::vector<double> placesOf(const RunRecord &run, CurveX x);
/// The index of the value nearest to x, of some.
std::size_t nearestOf(const std::vector<double> &values, double x);
/// Where the curve of the run's test set crosses a column of pixels in a field of these axes, in pixels; loss
/// or accuracy.
std::optional<double> crossing(const RunRecord &run, CurveX x, const QCPAxisRect &field, bool isLoss,
                               double column);

} // namespace deltascope
