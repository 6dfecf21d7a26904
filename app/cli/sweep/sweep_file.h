// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/sweep_table.h"

#include <QLockFile>

#include <fstream>
#include <unordered_map>

namespace deltascope::cli {

/// The table of a sweep while it grows: a row is in the file as soon as its run has finished. Locked, so that
/// two sweeps cannot write into one file; the lock of a killed program does not count.
class SweepFile
{
public:
    /// Reads what stands there already. Throws DataError for a file that is no such table, or cannot be
    /// written to, and Failure where another sweep is at work.
    explicit SweepFile(const std::filesystem::path &file);

    /// With a result; a run that failed for want of memory has none.
    bool holds(const PlannedRun &run) const { return row(run) != nullptr; }
    /// Its row with a result, until another is added; null where there is none.
    const SweepRow *row(const PlannedRun &run) const;
    /// Throws Failure when it could not be written, as on a full disk; the rows before it stand.
    void add(const SweepRow &row);
    /// Puts the rows in the order of these runs, behind those of other sweeps. Failed tries are left out.
    void sort(const std::vector<PlannedRun> &runs);

private:
    void take(SweepRow row);
    void write_whole();

    std::filesystem::path file_;
    QLockFile lock_;
    std::vector<SweepRow> rows_;
    std::unordered_map<std::string, std::size_t>
        places_;           ///< in rows_, of those with a result, by plan_text()
    std::ofstream stream_; ///< at the end of the file
};

} // namespace deltascope::cli
