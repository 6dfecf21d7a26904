// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

namespace deltascope {

/// Settings of a short training run, the same in every run of the tests.
inline TrainingSettings settings_with(int hidden_units, int batch_size, const Functions &functions = {})
{
    return {.hidden_units = hidden_units,
            .functions = functions,
            .seed = 7,
            .batch_size = batch_size,
            .learning_rate = 0.5};
}

/// The parameters that such a run begins with.
inline Parameters<float> start_of(const TrainingSettings &settings)
{
    return initial_parameters(settings.hidden_units, settings.init, settings.seed);
}

} // namespace deltascope
