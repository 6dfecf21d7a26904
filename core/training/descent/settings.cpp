// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/settings.h"

#include <cmath>

namespace deltascope {

bool needs_new_network(const TrainingSettings &from, const TrainingSettings &to)
{
    return from.hidden_units != to.hidden_units || from.functions != to.functions || from.init != to.init ||
           from.seed != to.seed;
}

std::string validation_error(const TrainingSettings &settings)
{
    if (settings.hidden_units < 1 || settings.hidden_units > max_hidden_units)
        return "the number of hidden units must be 1 to " + std::to_string(max_hidden_units);
    if (!settings.functions.valid())
        return "the cross-entropy cost needs sigmoid outputs";
    if (settings.batch_size < 1 || settings.batch_size > max_batch_size)
        return "the batch size must be 1 to " + std::to_string(max_batch_size);
    if (!(settings.learning_rate > 0) || !std::isfinite(settings.learning_rate))
        return "the learning rate must be a positive number";
    if (settings.threads < 0 || settings.threads > max_threads)
        return "the number of threads must be 1 to " + std::to_string(max_threads) + ", or 0 for automatic";
    if (!(settings.momentum >= 0 && settings.momentum < 1))
        return "the momentum must be from 0 to below 1";
    if (!(settings.weight_decay >= 0) || !std::isfinite(settings.weight_decay))
        return "the weight decay must be 0 or a positive number";
    if (settings.training_images < 0)
        return "the number of training images must be 1 or more, or 0 for all";
    return {};
}

} // namespace deltascope
