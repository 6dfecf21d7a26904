// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/run_curves.h"

#include <QWidget>

#include <memory>

class QCustomPlot;

namespace deltascope {

class CurveCursor;
class CurveMarks;
class ExpectedCurve;
class ExpectedGraph;
class SeedBands;
struct SeedGroup;

/// The learning curves of one or several runs. Ctrl and the wheel zoom about the cursor, dragging pans,
/// Escape or a double click goes back; until then the axes follow the curves. The pointer, or ← and →, read
/// off an epoch. Groups of seeds are bands, whose runs are reached one by one: under the pointer, and with ↑
/// and ↓.
class CurvePlot : public QWidget
{
    Q_OBJECT

public:
    explicit CurvePlot(QWidget *parent = nullptr);
    ~CurvePlot() override;

    /// Shows these as they now are, the present run last.
    void showRuns(const std::vector<std::shared_ptr<const RunRecord>> &runs);
    /// Shows what is expected of the present run; null: nothing is. While it can be drawn, dragging draws it
    /// instead of moving the axes.
    void expect(const ExpectedCurve *curve, bool drawing);
    ExpectedGraph &expected() { return *m_expected; }
    void setX(CurveX x);
    void setLogarithmicLoss(bool logarithmic);
    bool isLogarithmicLoss() const { return m_axes.isLogarithmic(); }
    void setShown(CurveKind kind, bool shown);
    bool isShown(CurveKind kind) const { return m_shown[static_cast<std::size_t>(kind)]; }
    void showAll();
    bool isZoomed() const { return m_zoomed; }

    /// What the curves say at the hovered epoch, or at the last one when none is hovered; the present run
    /// last.
    const std::vector<Readout> &readouts() const { return m_readouts; }
    /// The same of the bands, and of the run of theirs that is pointed at or was chosen last.
    std::vector<BandReadout> bandReadouts() const;
    std::optional<Readout> raised() const;
    /// The groups that are drawn as bands.
    const std::vector<SeedGroup> &groups() const;
    /// Raises this run above the others of its band, as a click on it does; 0: none.
    void choose(std::uint64_t run);
    /// Which loss it is.
    QString lossTitle() const { return m_axes.lossTitle(); }
    /// Where settings of the shown runs were changed while they went on.
    const CurveMarks &marks() const { return *m_marks; }
    bool isHovering() const { return m_cursorX.has_value(); }

    /// The plot as it is, with its legend, without the hover line. For exports and tests.
    QCustomPlot &plot() { return *m_plot; }
    void setLegendShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readoutsChanged();
    void zoomedChanged(bool zoomed);
    /// A run of a band was clicked or stepped to; or its row is wanted, by Enter.
    void runChosen(std::uint64_t run);
    void runWanted(std::uint64_t run);
    /// A stroke of the pen, as ExpectedGraph tells of it.
    void drawn(const QPointF &begin, const QPointF &end);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void matchCurves();
    void restyle();
    void showKinds();
    void follow();
    void updateReadouts();
    void updateMarks();
    void setCursor(std::optional<double> x);
    void stepCursor(int epochs);
    void setZoomed(bool zoomed);
    void mouseMoved(QMouseEvent *event);
    void mouseReleased(const QMouseEvent *event);
    void stepRun(int steps);
    CurveAxes::Extent extent(bool withStart) const;

    QCustomPlot *m_plot;
    CurveAxes m_axes;
    std::unique_ptr<CurveCursor> m_cursor;
    std::unique_ptr<CurveMarks> m_marks;
    std::unique_ptr<ExpectedGraph> m_expected;
    std::unique_ptr<SeedBands> m_bands;
    std::vector<std::shared_ptr<const RunRecord>> m_all;  ///< that are shown
    std::vector<std::shared_ptr<const RunRecord>> m_runs; ///< of these, that are drawn one by one
    std::vector<std::unique_ptr<RunCurves>> m_curves;     ///< one for each of m_runs
    QPoint m_pressed;                                     ///< where the mouse was pressed last
    CurveX m_x = CurveX::Epochs;
    std::array<bool, all_curve_kinds.size()> m_shown{true, true, true, false};
    bool m_zoomed = false;
    std::optional<double> m_cursorX;
    std::vector<Readout> m_readouts;
};

} // namespace deltascope
