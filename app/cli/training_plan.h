// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/inputs.h"
#include "core/training/record/stop_rules.h"

#include <optional>

namespace deltascope::cli {

/// What deltascope-cli train is asked to do.
struct TrainingPlan
{
    TrainingSettings settings;
    std::optional<Session> start; ///< of --model
    int epochs = 0;
    StopRules stop_rules;
    std::filesystem::path save;    ///< empty: no file
    std::filesystem::path history; ///< empty: no file
};

std::vector<Option> training_options();

/// Reads the options, and the file of --model, which continues on data. Throws UsageError, DataError.
TrainingPlan training_plan(const Arguments &arguments, GivenData &data);

} // namespace deltascope::cli
