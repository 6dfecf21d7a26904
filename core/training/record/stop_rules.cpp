// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/stop_rules.h"

#include <algorithm>

namespace deltascope {

namespace {
// The first epoch with the lowest loss.
int best_epoch(std::span<const EpochRecord> history)
{
    return std::ranges::min_element(history, {}, &EpochRecord::test_loss)->epoch;
}
} // namespace

Message validation_error(const StopRules &rules)
{
    if (rules.epochs < 0)
        return Message::tr("the number of epochs to stop after must not be negative");
    if (!(rules.test_accuracy >= 0 && rules.test_accuracy <= 1))
        return Message::tr("the test accuracy to stop at must be from 0 to 1");
    if (rules.patience < 0)
        return Message::tr("the number of epochs without a better test loss must not be negative");
    return {};
}

StopReason reason_to_stop(const StopRules &rules, std::span<const EpochRecord> history, int since)
{
    if (history.empty())
        return StopReason::None;
    const EpochRecord &last = history.back();
    if (rules.epochs > 0 && last.epoch >= rules.epochs)
        return StopReason::Epochs;
    if (rules.test_accuracy > 0 && last.test_accuracy >= rules.test_accuracy)
        return StopReason::Accuracy;
    if (rules.patience > 0 && last.epoch - std::max(since, best_epoch(history)) >= rules.patience)
        return StopReason::Patience;
    return StopReason::None;
}

} // namespace deltascope
