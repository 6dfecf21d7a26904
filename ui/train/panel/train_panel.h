// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/expected_curve.h"
#include "ui/train/runs/run_list.h"
#include "ui/train/runs/sweep.h"
#include "ui/workbench/example.h"

#include <QWidget>

#include <functional>
#include <map>

namespace deltascope {

class CurvesPage;
class OptionsPage;
class PageTabs;
class RunsPage;
class MistakesPage;
class StatusCard;
class UnitsPage;
class Workbench;
struct SweepTable;

/// The panel of the Train job: what happens while a network learns. It works at 300 to 520 pixels of width,
/// and scrolls when it is short.
class TrainPanel : public QWidget
{
    Q_OBJECT

public:
    /// Shows what workbench, which must outlive it, is doing.
    explicit TrainPanel(Workbench &workbench, QWidget *parent = nullptr);

    const RunList &runs() const { return m_runs; }
    RunList &runs() { return m_runs; }
    /// Which of its pages is on top, from 0.
    int page() const;
    void setPage(int page);
    const Sweep &sweep() const { return m_sweep; }
    /// Puts the runs of a sweep's table into the list and shows their curves; those that came from the same
    /// file before give way.
    void openTable(const QString &file);
    CurvesPage *curves() const { return m_curves; }
    UnitsPage *units() const { return m_units; }
    MistakesPage *mistakes() const { return m_mistakes; }

Q_SIGNALS:
    void faultOccurred(const QString &message);
    /// Something that the user should know.
    void told(const QString &message);
    /// As RunsPage says.
    void confirmationWanted(const QString &question, const QString &yes, const std::function<void()> &then);
    /// The user wants to see this example on the stage, or to step through it.
    void exampleRequested(deltascope::ExampleSource source, int index);
    void stepRequested(deltascope::ExampleSource source, int index);
    /// The user wants to watch a new network learn.
    void newNetworkWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addPage(QWidget *page, const QString &title);
    void connectActions();
    void connectRunsPage();
    void takeTable(const QString &file, const SweepTable &table);
    void showRuns();
    bool hasBegun() const;
    QString whyNoCurves() const;
    std::optional<ExpectedCurve> blankCurve() const;

    Workbench &m_workbench;
    RunList m_runs;
    Sweep m_sweep;
    PageTabs *m_tabs;
    CurvesPage *m_curves;
    StatusCard *m_status;
    RunsPage *m_runsPage;
    OptionsPage *m_options;
    UnitsPage *m_units;
    MistakesPage *m_mistakes;
    std::map<QString, std::vector<std::uint64_t>> m_tables; ///< the runs of each file
};

} // namespace deltascope
