// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sweep/sweep_plan.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <set>

namespace deltascope {

class RunList;
class Workbench;
struct RunRecord;

/// Runs that differ in one setting and in their seeds, each from a new network and with one thread, as many
/// at once as there are processors. They grow in the list of runs, beside the present network, which stays as
/// it is until all are done: then the best of theirs takes its place, after a question where it has been
/// trained meanwhile. Runs that the list holds already are not trained again; one that diverges is told like
/// every other.
class Sweep : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Sweep(Workbench &workbench, RunList &runs, QObject *parent = nullptr);
    /// Whatever is being trained stops.
    ~Sweep() override;

    /// There are data, and values in the plan. The present run stays in the list; the curves of the new ones
    /// are drawn together.
    void start(const SweepPlan &plan);
    /// The runs so far stay as they are.
    void cancel();

    bool isRunning() const { return m_running != nullptr; }
    /// All of them.
    int runs() const { return static_cast<int>(m_planned.size()); }
    /// That are done.
    int runsDone() const { return m_done; }
    /// Of each run.
    int epochs() const { return m_plan.epochs; }
    /// 0 … 1, of all epochs of all runs.
    double progress() const;

Q_SIGNALS:
    /// It began, went on or ended.
    void changed();
    /// All runs are done: which network stays, in a sentence, and what else there is to say.
    void finished(const QString &result);
    /// The best network would take the place of one that has been trained meanwhile: as RunsPage says.
    void confirmationWanted(const QString &question, const QString &yes, const std::function<void()> &then);

private:
    /// What tells whether the present network has been trained.
    struct Present
    {
        std::uint64_t run = 0;
        std::int64_t images = 0;
        int replacements = 0;

        bool operator==(const Present &) const = default;
    };

    void takeKnown();
    int seedsOfEach() const;
    int firstOfSeeds(std::size_t index, int number);
    void begin(std::size_t index, const std::shared_ptr<const TrainingSnapshot> &snapshot);
    void look();
    void takeEnd(const FinishedRun &finished);
    void keepWithinMemory(std::uint64_t run);
    void end();
    void finish();
    Present present() const;
    bool isUntouched() const;
    std::shared_ptr<const RunRecord> best() const;
    QString nameOf(const PlannedRun &run) const;
    QString whatFailed() const;

    Workbench &m_workbench;
    RunList &m_runs;
    SweepPlan m_plan;
    std::vector<PlannedRun> m_planned;
    std::vector<std::uint64_t> m_ids; ///< in the list, of each planned run; 0: it has not begun
    std::vector<std::size_t>
        m_asked; ///< indices of the planned runs that are to be trained, as m_running has them
    std::vector<int> m_firstOfSeeds;       ///< of each value, as RunRecord has it; 0: not begun
    QStringList m_failed;                  ///< runs that diverged or had no memory, by their names
    std::set<std::uint64_t> m_withNetwork; ///< finished runs whose parameters are kept
    std::size_t m_keptBytes = 0;           ///< by these
    int m_done = 0;
    QTimer m_looks;
    Present m_present;                       ///< at the beginning
    std::unique_ptr<ParallelRuns> m_running; ///< null: no sweep
};

} // namespace deltascope
