// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/unit_report.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
// Those of φ; where it has none, what the units make.
void setBounds(UnitReport &unit, Activation activation, const UnitStudy &study)
{
    const auto smallest = static_cast<double>(study.smallest());
    const auto largest = static_cast<double>(study.largest());
    const auto [lowest, highest] = std::pair(facts(activation).lowest, facts(activation).highest);
    unit.low = std::isfinite(lowest) ? lowest : std::min(0.0, smallest);
    unit.high = std::isfinite(highest) ? highest : largest > unit.low ? largest : unit.low + 1;
}
} // namespace

UnitReport studyUnit(const ViewedNetwork &state, const std::shared_ptr<const Dataset> &test, int unit,
                     int parts)
{
    const UnitStudy study = study_unit(*state.network, *test, unit);
    UnitReport studied{.of = state,
                       .unit = unit,
                       .images = test->size(),
                       .saturated = study.saturated,
                       .dead = study.dead,
                       .histogram = {},
                       .most = {},
                       .least = {},
                       .test = test};
    setBounds(studied, state.network->functions.hidden, study);
    studied.histogram = study.histogram(studied.low, studied.high, parts);
    const std::size_t shown = std::min(study.most_first.size(), UnitReport::imagesShown);
    const auto image = [&study](std::int32_t index) {
        return ImageStrip::Shown{index, static_cast<double>(study.x1[index])};
    };
    std::transform(study.most_first.begin(), study.most_first.begin() + static_cast<std::ptrdiff_t>(shown),
                   std::back_inserter(studied.most), image);
    std::transform(study.most_first.rbegin(), study.most_first.rbegin() + static_cast<std::ptrdiff_t>(shown),
                   std::back_inserter(studied.least), image);
    return studied;
}

ViewedNetwork liveUnits(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    return {.run = snapshot->run,
            .storedEpoch = {},
            .epochs = snapshot->epochs,
            .finite = snapshot->state != TrainerState::Diverged || snapshot->network.parameters.all_finite(),
            .network = {snapshot, &snapshot->network},
            .start = snapshot->start};
}

ViewedNetwork storedUnits(const TrainingSnapshot &snapshot, const EpochCheckpoint &stored)
{
    return {.run = snapshot.run,
            .storedEpoch = stored.epoch,
            .epochs = static_cast<double>(stored.epoch),
            .finite = stored.parameters->all_finite(),
            .network = std::make_shared<const Network<float>>(
                Network<float>{snapshot.settings.functions, *stored.parameters}),
            .start = snapshot.start};
}

} // namespace deltascope
