// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/history.h"
#include "core/training/sweep/parallel_runs.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// How a run of a sweep ended.
enum class SweepOutcome { Done, Stopped, Diverged, Failed };
/// In their order.
inline constexpr std::array all_sweep_outcomes = {SweepOutcome::Done, SweepOutcome::Stopped,
                                                  SweepOutcome::Diverged, SweepOutcome::Failed};
/// The name in a table.
std::string_view to_string(SweepOutcome outcome);

/// A run of a sweep and what came of it: one row of its table.
struct SweepRow
{
    PlannedRun run;                            ///< what was asked for
    SweepOutcome outcome = SweepOutcome::Done; ///< how it ended
    /// From epoch 0 on, with the losses, accuracies and seconds alone; empty for Failed.
    std::vector<EpochRecord> epochs;

    /// The epoch with the highest test accuracy, the first such; null where none has been measured.
    const EpochRecord *best() const;
};

/// The row of a run that has finished.
SweepRow row_of(const PlannedRun &run, const FinishedRun &finished);
/// The columns that say what a run is: equal for runs that ask for the same.
std::string plan_text(const PlannedRun &run);

// A table is CSV: a heading, then a line for each run. Its columns are the settings by their names in session
// files, epochs, target_accuracy and patience as they were asked for; outcome, trained_epochs, then losses
// and accuracies at the end, best_test_accuracy with its best_epoch, seconds of training; and the curves from
// epoch 0 on, numbers with spaces between them. Numbers read back exactly.

/// With its line end.
std::string sweep_heading();
/// With its line end.
std::string to_csv_line(const SweepRow &row);

/// What a file holds.
struct SweepTable
{
    std::vector<SweepRow> rows;   ///< those that are whole
    std::optional<int> torn_line; ///< the number of a last line without an end, which a killed program leaves
};

/// Throws DataError for a file that cannot be read or is no such table, with the line.
SweepTable sweep_table_in(const std::filesystem::path &file);
/// Its rows alone.
std::vector<SweepRow> read_sweep_table(const std::filesystem::path &file);
/// Whether it begins as such a table does; a file that cannot be read does not.
bool is_sweep_table(const std::filesystem::path &file);

} // namespace deltascope
