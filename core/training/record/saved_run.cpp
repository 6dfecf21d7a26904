// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/saved_run.h"

#include "core/training/descent/sgd_engine.h"
#include "core/training/kernels/instruction_set.h"
#include "core/training/threads/parallelism_tuner.h"

#include <cmath>

namespace deltascope {

namespace {
constexpr double same_accuracy = 1e-6; // less than one image, and more than files round
} // namespace

bool is_same_accuracy(double a, double b)
{
    return std::abs(a - b) < same_accuracy;
}

bool is_last_record_of_network(const SavedRun &run)
{
    return run.test_accuracy && !run.history.empty() &&
           is_same_accuracy(run.history.back().test_accuracy, *run.test_accuracy);
}

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
