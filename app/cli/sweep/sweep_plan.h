// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/training/sweep/parallel_runs.h"

#include <filesystem>

namespace deltascope::cli {

/// What deltascope-cli sweep is asked to do.
struct SweepRequest
{
    std::vector<PlannedRun> runs; ///< at least one, each once
    double left_out = 0;          ///< combinations of functions that do not go together
    int cores = 1;                ///< how many runs at once
    std::filesystem::path out;
    std::filesystem::path collect; ///< empty: train
    bool print_jobs = false;
    bool yes = false;     ///< however long it takes
    bool summary = false; ///< over the seeds, at the end
};

std::vector<Option> sweep_options();

/// Throws UsageError, for an empty sweep too.
SweepRequest sweep_request(const Arguments &arguments);

/// The options of a sweep of this one run, without --out.
std::vector<std::string> options_of(const PlannedRun &run);

} // namespace deltascope::cli
