// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/initialisation.h"
#include "ui/train/runs/run_list.h"

namespace deltascope {

/// A record of an epoch whose values tell the epoch.
inline EpochRecord exampleEpoch(int epoch)
{
    return {.epoch = epoch,
            .train_loss = 1.0 / (epoch + 1),
            .test_loss = 1.1 / (epoch + 1),
            .train_accuracy = 1 - 0.9 / (epoch + 1),
            .test_accuracy = 0.99 - 0.9 / (epoch + 1),
            .seconds = epoch == 0 ? 0 : 0.25,
            .mean_abs_phi_prime1 = 0.2 / (epoch + 1),
            .mean_abs_phi_prime2 = 0.1 / (epoch + 1)};
}

/// A snapshot of a run after so many whole epochs of 1000 images.
inline std::shared_ptr<TrainingSnapshot> exampleSnapshot(std::uint64_t run, int epochs)
{
    auto snapshot = std::make_shared<TrainingSnapshot>();
    snapshot->run = run;
    snapshot->settings.hidden_units = 2;
    const auto start = initial_parameters(2, Init::Scaled, 1);
    snapshot->start = std::make_shared<const Parameters<float>>(start);
    snapshot->network = {snapshot->settings.functions, start};
    snapshot->images_seen = 1000LL * epochs;
    snapshot->epochs = epochs;
    snapshot->seconds = 0.25 * epochs;
    snapshot->batch_loss = epochs > 0 ? 0.9 / (epochs + 1) : std::numeric_limits<double>::quiet_NaN();
    std::vector<EpochRecord> history;
    for (int epoch = 0; epoch <= epochs; ++epoch)
        history.push_back(exampleEpoch(epoch));
    snapshot->history = std::make_shared<const History>(std::move(history));
    return snapshot;
}

} // namespace deltascope
