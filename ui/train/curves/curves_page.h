// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/run_curves.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace deltascope {

class CurveLegend;
class CurvePlot;
class EmptyPlotHint;

/// The learning curves with their legend, or, before there is anything to draw, what to do about that.
class CurvesPage : public QWidget
{
    Q_OBJECT

public:
    explicit CurvesPage(QWidget *parent = nullptr);

    /// The runs to draw, the present one last. why: what an empty plot's place says instead,
    /// and whether it offersNew, a network to watch from its beginning.
    void showRuns(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &why,
                  bool offersNew);
    /// Puts a widget under the curves.
    void addBelow(QWidget *widget);
    /// As the legend's switch does.
    void setShown(CurveKind kind, bool shown);
    CurvePlot *plot() const { return m_plot; }
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

    std::vector<std::shared_ptr<const RunRecord>> m_runs;
    QStackedWidget *m_pages;
    EmptyPlotHint *m_why;
    CurvePlot *m_plot;
    CurveLegend *m_legend;
};

} // namespace deltascope
