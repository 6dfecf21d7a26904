// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/sweep_plan.h"

#include <QObject>

#include <cstdint>

namespace deltascope {

class RunList;
class Workbench;

/// Runs that differ in one setting, one after the other, each from a new network. A run that diverges, or
/// that a stop rule ends, gives way to the next. A paused one waits. Whoever begins another run, by a reset
/// or by opening a file, ends the sweep. At its end the best of its networks is the present one.
class Sweep : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Sweep(Workbench &workbench, RunList &runs, QObject *parent = nullptr);

    /// The present run stays in the list; the curves of the new ones are drawn together.
    void start(SweepPlan plan);
    /// The runs so far stay; the present one is paused.
    void cancel();

    bool isRunning() const { return m_next > 0; }
    int runs() const { return static_cast<int>(m_plan.runs.size()); }
    /// Of the run that is being trained, from 1.
    int presentRun() const { return static_cast<int>(m_next); }
    int epochs() const { return m_plan.epochs; }
    /// 0 … 1, of all epochs of all runs.
    double progress() const;

Q_SIGNALS:
    /// It began, went on or ended.
    void changed();
    /// All runs are done: which network stays, in a sentence.
    void finished(const QString &result);

private:
    void look();
    void beginNext();
    void end();
    void finish();

    Workbench &m_workbench;
    RunList &m_runs;
    SweepPlan m_plan;
    std::size_t m_next = 0;             ///< runs begun; 0: no sweep
    std::uint64_t m_run = 0;            ///< the one that has been asked for last
    std::vector<std::uint64_t> m_begun; ///< all of the sweep
};

} // namespace deltascope
