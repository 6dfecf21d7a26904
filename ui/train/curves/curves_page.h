// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/expected_curve.h"
#include "ui/train/curves/run_curves.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLabel;
class QToolButton;

namespace deltascope {

class CurveLegend;
class CurvePlot;
class EmptyPlotHint;
class ExpectationBar;

/// The learning curves with their legend, or, before there is anything to draw, what to do about that.
class CurvesPage : public QWidget
{
    Q_OBJECT

public:
    explicit CurvesPage(QWidget *parent = nullptr);

    /// The runs to draw, the present one last. why: what an empty plot's place says instead,
    /// and whether it offersNew, a network to watch from its beginning. blank: what is expected of the
    /// present run can still be drawn, on this paper.
    void showRuns(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &why,
                  bool offersNew, const std::optional<ExpectedCurve> &blank = {});
    /// Puts a widget under the curves.
    void addBelow(QWidget *widget);
    /// As the legend's switch does.
    void setShown(CurveKind kind, bool shown);
    CurvePlot *plot() const { return m_plot; }
    ExpectationBar *expectation() const { return m_expectation; }
    /// Writes what is shown into file, by its ending: .png, .svg, .pdf or .csv.
    void exportTo(const QString &file);

Q_SIGNALS:
    void switched(deltascope::CurveKind kind, bool shown);
    void newNetworkWanted();
    void faultOccurred(const QString &message);

private:
    QWidget *makeTools();
    QToolButton *makeExportButton();
    void chooseExport(const QString &ending);
    void connectExpectation();
    ExpectedCurve *expected();
    void showExpected();
    void showLuck();

    std::vector<std::shared_ptr<const RunRecord>> m_runs;
    QComboBox *m_against = nullptr;
    EmptyPlotHint *m_why;
    QWidget *m_curves;
    CurvePlot *m_plot;
    CurveLegend *m_legend;
    QLabel *m_luck;            ///< how much of a difference between seeds is luck
    EmptyPlotHint *m_whyBelow; ///< the same, under a plot to draw in
    ExpectationBar *m_expectation;
    std::map<std::uint64_t, ExpectedCurve> m_expected; ///< of each run that something was expected of
    bool m_drawing = false;                            ///< that of the present run
};

} // namespace deltascope
