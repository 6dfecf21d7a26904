// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/band_curves.h"
#include "ui/train/curves/readout.h"

namespace deltascope {

/// The bands of a plot, one for each group of seeds, and which of their runs is raised above the others: the
/// one that is pointed at, otherwise the one that was chosen last.
class SeedBands
{
public:
    using Runs = std::vector<std::shared_ptr<const RunRecord>>;

    SeedBands(QCustomPlot &plot, const CurveAxes &axes);

    /// Draws the groups among the runs that are bands. Returns what is left to be drawn run by run, the last
    /// run always.
    Runs show(const Runs &runs, CurveX x);
    void restyle();
    void setShown(CurveKind kind, bool shown);
    void addTo(CurveAxes::Extent &extent, bool withStart) const;
    int addToLegend();

    bool isEmpty() const { return m_bands.empty(); }
    bool isSettled() const;
    const std::vector<SeedGroup> &groups() const { return m_groups; }
    /// At the epochs nearest to x, or at the last ones; of the raised run too.
    std::vector<BandReadout> at(std::optional<double> x) const;
    std::optional<Readout> raisedAt(std::optional<double> x) const;
    /// So many points further on the first band; nothing while there is none.
    std::optional<double> step(std::optional<double> x, int points) const;

    /// The run at a point of the plot is raised; returns whether another one is now.
    bool point(const QPointF &point, const QCPAxisRect *field);
    bool pointAway();
    /// 0: none is pointed at.
    std::uint64_t pointed() const { return m_pointed; }
    std::uint64_t chosen() const { return m_chosen; }
    void choose(std::uint64_t run);
    /// The next better or worse run of the group of the chosen one; 0: there is none.
    std::uint64_t neighbour(int steps) const;

private:
    void raise();
    bool setPointed(std::uint64_t run);

    QCustomPlot &m_plot;
    const CurveAxes &m_axes;
    std::vector<SeedGroup> m_groups;
    std::vector<std::unique_ptr<BandCurves>> m_bands; ///< of these
    std::array<bool, all_curve_kinds.size()> m_shown{true, true, true, true};
    std::uint64_t m_pointed = 0;
    std::uint64_t m_chosen = 0;
};

} // namespace deltascope
