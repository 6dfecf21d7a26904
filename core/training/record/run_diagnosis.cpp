// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/run_diagnosis.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr std::size_t watched_epochs = RunDiagnosis::watched_epochs;
constexpr double least_improvement = 0.01; // of the loss, in the watched epochs
constexpr double poor_accuracy = 0.9;      // from here on it has learnt
constexpr double saturated_share = 0.1;    // of the largest |φ′|
constexpr double jump = 0.01;              // of the loss, upwards, from one epoch to the next
constexpr double rate_step = 10;
constexpr double far_better = 0.1; // of the test accuracy

LayerSlope slope_of(double mean, Activation activation)
{
    const double largest = facts(activation).largest_slope;
    return {mean, largest, mean < saturated_share * largest};
}

// No hidden unit differs from the first: in what it sees, nor in what it says.
bool units_are_alike(const Parameters<float> &parameters)
{
    return parameters.W1.cols() > 1 && (parameters.W1.colwise() - parameters.W1.col(0)).isZero(0) &&
           (parameters.W2.rowwise() - parameters.W2.row(0)).isZero(0);
}

bool is_stalled(const History &history)
{
    if (history.size() < watched_epochs + 1)
        return false;
    const EpochRecord &now = history.back();
    const auto watched = history.end() - watched_epochs;
    const double best =
        std::ranges::min_element(history.begin(), watched, {}, &EpochRecord::train_loss)->train_loss;
    const double new_best =
        std::ranges::min_element(watched, history.end(), {}, &EpochRecord::train_loss)->train_loss;
    const double needed = 1 - least_improvement;
    return now.train_accuracy < poor_accuracy &&
           (now.train_loss > needed * (watched - 1)->train_loss || new_best > needed * best);
}

RunFault fault_of_rate(const History &history)
{
    const auto watched = history.end() - (watched_epochs + 1);
    const auto rises = [](const EpochRecord &before, const EpochRecord &after) {
        return after.train_loss > (1 + jump) * before.train_loss;
    };
    const auto does_not_fall = [](const EpochRecord &before, const EpochRecord &after) {
        return after.train_loss >= before.train_loss;
    };
    if (std::adjacent_find(watched, history.end(), rises) != history.end())
        return RunFault::RateTooLarge;
    return std::adjacent_find(watched, history.end(), does_not_fall) == history.end() ? RunFault::RateTooSmall
                                                                                      : RunFault::Stalled;
}

// From when on it can be seen in the curves.
bool is_one_layer(const TrainingSnapshot &snapshot)
{
    return snapshot.settings.functions.hidden == Activation::Linear &&
           snapshot.history->size() > watched_epochs;
}

RunFault fault_of(const TrainingSnapshot &snapshot)
{
    if (snapshot.state == TrainerState::Diverged)
        return RunFault::Diverged;
    if (!is_stalled(*snapshot.history))
        return is_one_layer(snapshot) ? RunFault::OneLayer : RunFault::None;
    const EpochRecord &now = snapshot.history->back();
    const Functions &functions = snapshot.settings.functions;
    if (units_are_alike(snapshot.network.parameters))
        return RunFault::UnitsAlike;
    if (slope_of(now.mean_abs_phi_prime2, functions.output).saturated)
        return RunFault::OutputsSaturated;
    if (slope_of(now.mean_abs_phi_prime1, functions.hidden).saturated)
        return RunFault::HiddenSaturated;
    return fault_of_rate(*snapshot.history);
}

std::optional<EpochRecord> far_better_epoch(const TrainingSnapshot &snapshot)
{
    const History &history = *snapshot.history;
    const auto best = std::ranges::find(history, snapshot.best_epoch, &EpochRecord::epoch);
    const bool better = snapshot.best && best != history.end() &&
                        best->test_accuracy >= history.back().test_accuracy + far_better;
    return better ? std::optional(*best) : std::nullopt;
}

void add_digits(const TrainingSnapshot &snapshot, RunDiagnosis &diagnosis)
{
    if (!snapshot.test)
        return;
    for (std::size_t digit = 0; digit < digit_count; ++digit) {
        const auto is_read = [digit](const auto &row) { return row[digit] > 0; };
        const bool ever = std::ranges::any_of(snapshot.test->confusion, is_read);
        (ever ? diagnosis.read_digits : diagnosis.unread_digits).push_back(static_cast<int>(digit));
    }
    if (diagnosis.unread_digits.empty())
        diagnosis.read_digits.clear();
}
} // namespace

std::optional<LayerSlopes> layer_slopes(const TrainingSnapshot &snapshot)
{
    if (snapshot.history->empty() || !(snapshot.history->back().mean_abs_phi_prime1 >= 0))
        return std::nullopt;
    const EpochRecord &end = snapshot.history->back();
    const MidEpochEvaluation now = snapshot.mid_epoch_evaluation.value_or(
        MidEpochEvaluation{.accuracy = end.train_accuracy,
                           .mean_abs_phi_prime1 = end.mean_abs_phi_prime1,
                           .mean_abs_phi_prime2 = end.mean_abs_phi_prime2});
    const Functions &functions = snapshot.settings.functions;
    return LayerSlopes{slope_of(now.mean_abs_phi_prime1, functions.hidden),
                       slope_of(now.mean_abs_phi_prime2, functions.output), now.accuracy >= poor_accuracy};
}

RunDiagnosis diagnose(const TrainingSnapshot &snapshot)
{
    RunDiagnosis diagnosis{.fault = fault_of(snapshot),
                           .lower_rate = snapshot.settings.learning_rate / rate_step,
                           .higher_rate = snapshot.settings.learning_rate * rate_step};
    diagnosis.stalled = diagnosis.fault != RunFault::Diverged && is_stalled(*snapshot.history);
    if (!diagnosis.stalled)
        return diagnosis;
    diagnosis.best = far_better_epoch(snapshot);
    add_digits(snapshot, diagnosis);
    return diagnosis;
}

} // namespace deltascope
