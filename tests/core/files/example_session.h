// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/session.h"

namespace deltascope {

/// A session of which nothing has its default value.
inline Session example_session(int hidden_units = 3)
{
    Session session;
    session.settings = {.hidden_units = hidden_units,
                        .functions = {Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy},
                        .init = Init::Nielsen,
                        .seed = 18446744073709551615u,
                        .batch_size = 32,
                        .learning_rate = 0.1,
                        .threads = 2,
                        .momentum = 0.9,
                        .weight_decay = 1e-4,
                        .training_images = 500,
                        .augment = true};
    session.network = {session.settings.functions, initial_parameters(hidden_units, Init::Nielsen, 7)};
    session.epochs = 2;
    session.test_accuracy = 0.9542;
    session.history = {{0, 1.5, 1.25, 0.1, 0.125, 0},
                       {1, 0.1, 0.2, 0.3, 1.0 / 3, 1e-3},
                       {2, 5e-324, 1e300, 0, 1, 12.75, 0.125, 1e-9, 1000}};
    return session;
}

} // namespace deltascope
