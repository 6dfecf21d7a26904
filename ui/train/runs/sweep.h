// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting.h"

#include <QObject>

#include <optional>

namespace deltascope {

class RunList;
class Workbench;

/// Runs that differ in one setting, one after the other, each from a new network. A run that diverges, or
/// that a stop rule ends, gives way to the next. A paused one waits. Whoever begins another run, by a reset
/// or by opening a file, ends the sweep.
class Sweep : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Sweep(Workbench &workbench, RunList &runs, QObject *parent = nullptr);

    /// One run of so many epochs for each of settings, which differ in that setting and can all be trained
    /// with. The present run stays in the list; the curves of the new ones are drawn together.
    void start(Setting setting, std::vector<TrainingSettings> settings, int epochs);
    /// The runs so far stay; the present one is paused.
    void cancel();

    bool isRunning() const { return m_next > 0; }
    int runs() const { return static_cast<int>(m_settings.size()); }
    /// Of the run that is being trained, from 1.
    int presentRun() const { return static_cast<int>(m_next); }
    int epochs() const { return m_epochs; }
    /// 0 … 1, of all epochs of all runs.
    double progress() const;

Q_SIGNALS:
    /// It began, went on or ended.
    void changed();

private:
    void look();
    void beginNext();
    void end();
    bool isPresentDone() const;

    Workbench &m_workbench;
    RunList &m_runs;
    Setting m_setting = Setting::Rate;
    std::vector<TrainingSettings> m_settings;
    std::size_t m_next = 0; ///< runs begun; 0: no sweep
    int m_epochs = 0;
    std::uint64_t m_before = 0;         ///< the run before the one that has been asked for
    std::optional<std::uint64_t> m_run; ///< none until it is there
};

} // namespace deltascope
