// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/throughput_meter.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double rate_seconds = 0.5;       // over which images per second are averaged
constexpr double batch_loss_weight = 0.05; // of a new batch in the smoothed loss
} // namespace

void ThroughputMeter::add(int images, double seconds, double rest, int batch_size,
                          std::optional<double> batch_loss)
{
    run_seconds_ += seconds;
    epoch_seconds_ += seconds;
    const double passed = seconds + rest;
    const double kept = std::exp(-passed / rate_seconds);
    recent_images_ = kept * recent_images_ + images;
    recent_seconds_ = kept * recent_seconds_ + passed;
    if (!batch_loss)
        return;
    const double batches = std::max(1.0, static_cast<double>(images) / batch_size);
    const double weight = std::isnan(batch_loss_) ? 1 : 1 - std::pow(1 - batch_loss_weight, batches);
    batch_loss_ = weight * *batch_loss + (1 - weight) * (weight < 1 ? batch_loss_ : 0);
}

} // namespace deltascope
