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

/// The learning curves of one or several runs. Ctrl and the wheel zoom about the cursor, dragging pans,
/// Escape or a double click goes back; until then the axes follow the curves. The pointer, or ← and →, read
/// off an epoch.
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
    /// A stroke of the pen, as ExpectedGraph tells of it.
    void drawn(const QPointF &begin, const QPointF &end);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void matchCurves();
    void restyle();
    void follow();
    void nameLoss();
    void updateReadouts();
    void updateMarks();
    void setCursor(std::optional<double> x);
    void stepCursor(int epochs);
    void setZoomed(bool zoomed);
    void mouseMoved(QMouseEvent *event);
    CurveAxes::Extent extent(bool withStart) const;
    void narrowForSlowMotion(CurveAxes::Extent &extent) const;

    QCustomPlot *m_plot;
    CurveAxes m_axes;
    std::unique_ptr<CurveCursor> m_cursor;
    std::unique_ptr<CurveMarks> m_marks;
    std::unique_ptr<ExpectedGraph> m_expected;
    std::vector<std::shared_ptr<const RunRecord>> m_runs;
    std::vector<std::unique_ptr<RunCurves>> m_curves; ///< one for each of m_runs
    CurveX m_x = CurveX::Epochs;
    std::array<bool, all_curve_kinds.size()> m_shown{true, true, true, false};
    bool m_zoomed = false;
    std::optional<double> m_cursorX;
    std::vector<Readout> m_readouts;
};

} // namespace deltascope
