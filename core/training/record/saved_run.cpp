// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/saved_run.h"

#include "core/training/descent/sgd_engine.h"
#include "core/training/kernels/instruction_set.h"
#include "core/training/threads/parallelism_tuner.h"

namespace deltascope {

ComputedWith computed_with(const TrainingSettings &settings)
{
    const int threads = threads_to_train(settings.threads, settings.hidden_units, settings.batch_size);
    return {std::string(instruction_set().name), SgdEngine::threads_of(settings.hidden_units, threads)};
}

SavedRun saved_run(const TrainingSnapshot &snapshot)
{
    return {.network = snapshot.network,
            .settings = snapshot.settings,
            .epochs = static_cast<int>(snapshot.epochs),
            .test_accuracy = snapshot.test_accuracy(),
            .history = *snapshot.history,
            .changes = *snapshot.changes,
            .place = snapshot.place,
            .epoch_seconds = snapshot.epoch_seconds,
            .batch_losses = *snapshot.batch_losses,
            .mid_epoch_tests = *snapshot.mid_epoch_tests,
            .computed_with = {std::string(instruction_set().name), snapshot.threads},
            .folded_inputs = snapshot.folded_inputs};
}

} // namespace deltascope
