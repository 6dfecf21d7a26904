// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/curve_axes.h"
#include "ui/train/curves/run_curves.h"
#include "ui/train/curves/run_line.h"
#include "ui/train/runs/seed_groups.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QCPGraph;

namespace deltascope {

/// The graphs of a group of runs: the median of the test set as a line, its quartiles as a band, worst and
/// best as thin lines, and of the training set the median. Runs that have not ended are thin lines of their
/// own; so are all of them until there are enough for a band.
class BandCurves
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::BandCurves)

public:
    BandCurves(QCustomPlot &plot, const CurveAxes &axes);
    /// Takes its graphs out of the plot.
    ~BandCurves();
    BandCurves(const BandCurves &) = delete;
    BandCurves &operator=(const BandCurves &) = delete;

    void update(const SeedGroup &group, const QString &name, CurveX x);
    void restyle();
    /// The kinds that it has; others do not matter.
    void setShown(CurveKind kind, bool shown);
    void addTo(CurveAxes::Extent &extent, bool withStart) const;
    /// Enters what is drawn of it anew in the plot's legend; returns how many entries.
    int addToLegend();

    bool isSettled() const;
    /// At the epoch nearest to x, or at the last one; nothing while there is no band.
    std::optional<BandReadout> at(std::optional<double> x) const;
    /// What one of its runs says there; nothing where it is none of them or has not been measured.
    std::optional<Readout> readoutOf(std::uint64_t run, std::optional<double> x) const;
    /// The x of its points.
    const std::vector<double> &xOfPoints() const { return m_x; }
    /// The run whose curve of the test set comes nearest to a point of the plot, if nearer than distance,
    /// which is then how near.
    std::shared_ptr<const RunRecord> runAt(const QPointF &point, const QCPAxisRect *field,
                                           double &distance) const;
    /// From the worst at its end to the best.
    std::vector<std::shared_ptr<const RunRecord>> runsInOrder() const;
    /// One of its runs above all others; 0: none.
    void raise(std::uint64_t run);

private:
    /// Of a field: worst, lower and upper quartile, best and median of the test set.
    struct Field
    {
        QCPGraph *worst, *lower, *upper, *best, *median;
        std::array<QCPGraph *, 5> all() const { return {worst, lower, upper, best, median}; }
    };
    Field makeField(QCPAxisRect *field);
    void showBand();
    void showLines();
    void showRaised();
    std::vector<std::shared_ptr<const RunRecord>> allRuns() const;
    std::vector<std::shared_ptr<const RunRecord>> runsAsLines() const;

    QCustomPlot &m_plot;
    const CurveAxes &m_axes;
    SeedGroup m_group;
    QString m_name;
    CurveX m_against = CurveX::Epochs;
    std::vector<std::shared_ptr<const TrainingSnapshot>>
        m_drawn; ///< of the runs that have ended, and of the others
    std::vector<BandPoint> m_band;
    std::vector<double> m_x; ///< of these
    Field m_loss;
    Field m_accuracy;
    QCPGraph *m_trainLoss;
    QCPGraph *m_trainAccuracy;
    std::vector<std::unique_ptr<RunLine>> m_lines;
    RunLine m_raised;
    std::uint64_t m_raisedRun = 0;
    bool m_testShown = true;
    bool m_trainShown = true;
    bool m_batchShown = true;
};

} // namespace deltascope
