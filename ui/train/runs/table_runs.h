// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/sweep_table.h"
#include "ui/train/runs/run_list.h"

namespace deltascope {

/// The runs of a sweep's table, for the list.
struct TableRuns
{
    std::vector<RunList::OtherRun> runs; ///< each once, without those that have no curves
    /// In sentences: how many there are, and which lines or runs are torn, diverged, not trained or missing.
    QString told;
};

/// name: of the file. firstNumber: that the first of them will have in the list. imagesPerEpoch: where its
/// settings leave that open. Of very many runs only the best are drawn.
TableRuns tableRuns(const SweepTable &table, const QString &name, int firstNumber, int imagesPerEpoch);

} // namespace deltascope
