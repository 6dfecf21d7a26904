// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/sweep/sweep_file.h"
#include "app/cli/sweep/sweep_plan.h"

namespace deltascope::cli {

// A sweep on many machines: a command for each run, which leaves a table of one row in a folder, and the
// gathering of these tables.

/// Prints the commands of the runs that the table does not hold, one a line, quoted for a shell. They write
/// into the folder OUT.runs beside the table. program is this one; data are the words
/// that say what to train on.
void print_jobs(const SweepRequest &request, const SweepFile &file, const std::string &program,
                const std::vector<std::string> &data);

/// Takes the rows of all tables in the folder that the sweep asks for. Throws DataError for one that cannot
/// be read.
void collect(const std::filesystem::path &folder, const std::vector<PlannedRun> &runs, SweepFile &file);

} // namespace deltascope::cli
