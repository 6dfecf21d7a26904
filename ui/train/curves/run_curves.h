// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/curve_axes.h"
#include "ui/train/curves/readout.h"

#include <QCoreApplication>

#include <array>
#include <optional>
#include <vector>

class QCPGraph;

namespace deltascope {

/// The curves that can be switched on and off, for all runs at once.
enum class CurveKind { Train, Test, Batch, Slope };
inline constexpr std::array all_curve_kinds = {CurveKind::Train, CurveKind::Test, CurveKind::Batch,
                                               CurveKind::Slope};

/// The graphs of one run. What was plotted once stays plotted: an update costs what has been added since.
class RunCurves
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::RunCurves)

public:
    RunCurves(QCustomPlot &plot, const CurveAxes &axes, const RunRecord &record);
    /// Takes its graphs out of the plot.
    ~RunCurves();
    RunCurves(const RunCurves &) = delete;
    RunCurves &operator=(const RunCurves &) = delete;

    std::uint64_t run() const { return m_run; }
    void update(const RunRecord &record, CurveX x);
    /// As runPens() says.
    void setStyle(const QColor &run, bool alone);
    void setShown(CurveKind kind, bool shown);
    /// In the plot's legend, which is for exports.
    void setName(const QString &run);
    /// Enters anew what is drawn of loss and accuracy, which have the same pens; returns how many entries.
    int addToLegend();

    /// Of what is shown; nothing before the first point. Without the start: of the accuracy the values from
    /// epoch 1 on, which are a flat line beside those of an untrained network.
    void addTo(CurveAxes::Extent &extent, bool withStart) const;
    /// There are enough epochs to do without the start.
    bool isSettled() const;
    /// At the epoch nearest to x, or nearer still where the test set was read within one, or without x what
    /// is newest; nothing before the first epoch has been measured.
    std::optional<Readout> at(const RunRecord &record, std::optional<double> x) const;
    double xOfRecord(int index) const { return m_recordX[static_cast<std::size_t>(index)]; }
    /// Where the run stood after so many epochs; nothing when the run has not been there.
    std::optional<double> xAt(const RunRecord &record, double epochs) const;
    /// The points of the shown curves there.
    struct Dot
    {
        QCPGraph *graph;
        double x;
    };
    std::vector<Dot> dots(const Readout &readout) const;

private:
    /// All with a point for each epoch; those of the test set can have more.
    std::array<QCPGraph *, 6> epochGraphs() const
    {
        return {m_trainLoss, m_testLoss, m_trainAccuracy, m_testAccuracy, m_hiddenSlope, m_outputSlope};
    }
    void addRecords(const RunRecord &record, CurveX x);
    void showBatchLoss(const RunRecord &record, CurveX x);
    void showTests(const RunRecord &record, CurveX x);
    void readTest(Readout &readout, double x) const;

    QCustomPlot &m_plot;
    std::uint64_t m_run;
    QCPGraph *m_trainLoss;
    QCPGraph *m_testLoss;
    QCPGraph *m_batchLoss;
    QCPGraph *m_trainAccuracy;
    QCPGraph *m_testAccuracy;
    QCPGraph *m_hiddenSlope;
    QCPGraph *m_outputSlope;
    std::optional<CurveX> m_x;
    std::vector<double> m_recordX;    ///< of the records of the history that are plotted
    double m_seconds = 0;             ///< of training in them
    std::vector<SeriesPoint> m_tests; ///< within epochs, that are plotted
    std::shared_ptr<const std::vector<SeriesPoint>> m_batches; ///< that are plotted
    std::optional<CurveX> m_batchesX;
};

} // namespace deltascope
