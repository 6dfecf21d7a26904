// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/settings.h"

#include <cmath>

namespace deltascope {

bool needs_new_network(const TrainingSettings &from, const TrainingSettings &to)
{
    return from.hidden_units != to.hidden_units || from.functions != to.functions || from.init != to.init ||
           from.seed != to.seed;
}

Message validation_error(const TrainingSettings &settings)
{
    if (Message error = validation_error(Sizes{.hidden = settings.hidden_units}); !error.empty())
        return error;
    if (Message error = validation_error(settings.functions); !error.empty())
        return error;
    if (settings.batch_size < 1 || settings.batch_size > max_batch_size)
        return Message::tr("the batch size must be 1 to %1", {std::to_string(max_batch_size)});
    if (!(settings.learning_rate > 0) || !std::isfinite(settings.learning_rate))
        return Message::tr("the learning rate must be a positive number");
    if (settings.threads < 0 || settings.threads > max_threads)
        return Message::tr("the number of threads must be 1 to %1, or 0 for automatic",
                           {std::to_string(max_threads)});
    if (!(settings.momentum >= 0 && settings.momentum < 1))
        return Message::tr("the momentum must be from 0 to below 1");
    if (!(settings.weight_decay >= 0) || !std::isfinite(settings.weight_decay))
        return Message::tr("the weight decay must be 0 or a positive number");
    if (settings.training_images < 0)
        return Message::tr("the number of training images must be 1 or more, or 0 for all");
    return {};
}

} // namespace deltascope
