// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/seed_band.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::size_t fewest = 3;

template <class Value>
Spread spread_over(const std::vector<const EpochRecord *> &records, Value value)
{
    std::vector<double> values;
    for (const EpochRecord *record : records)
        values.push_back(static_cast<double>(record->*value));
    return spread_of(std::move(values));
}
} // namespace

std::vector<BandPoint> band_of(const std::vector<History> &runs)
{
    const std::size_t needed = std::max(fewest, (runs.size() + 1) / 2);
    std::vector<double> seconds(runs.size());
    std::vector<BandPoint> band;
    for (std::size_t epoch = 0;; ++epoch) {
        std::vector<const EpochRecord *> records;
        std::vector<double> passed;
        for (std::size_t run = 0; run < runs.size(); ++run)
            if (epoch < runs[run].size()) {
                records.push_back(&runs[run][epoch]);
                passed.push_back(seconds[run] += runs[run][epoch].seconds);
            }
        if (records.size() < needed)
            return band;
        const auto spread = [&records](auto value) { return spread_over(records, value); };
        band.push_back({.epoch = records.front()->epoch,
                        .runs = static_cast<int>(records.size()),
                        .test_loss = spread(&EpochRecord::test_loss),
                        .test_accuracy = spread(&EpochRecord::test_accuracy),
                        .train_loss = spread(&EpochRecord::train_loss).median,
                        .train_accuracy = spread(&EpochRecord::train_accuracy).median,
                        .seconds = spread_of(passed).median,
                        .images = spread(&EpochRecord::images_seen).median});
    }
}

} // namespace deltascope
