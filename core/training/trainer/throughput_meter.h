// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>

namespace deltascope {

/// How fast training has been recently, how long it has taken, and the loss of the last batches. Times are
/// those of training alone.
class ThroughputMeter
{
    static constexpr double no_loss = std::numeric_limits<double>::quiet_NaN();

public:
    /// A run that has already taken so long, and its present epoch; its batches had this loss of late.
    explicit ThroughputMeter(double run_seconds = 0, double epoch_seconds = 0, double batch_loss = no_loss)
        : run_seconds_(run_seconds)
        , epoch_seconds_(epoch_seconds)
        , batch_loss_(batch_loss)
    {
    }

    /// That many images have been trained, after a rest that counts for images_per_second() alone; batch_loss
    /// is the mean Lₙ of their batches.
    void add(int images, double seconds, double rest, int batch_size, std::optional<double> batch_loss);
    /// epoch_seconds() counts from here.
    void begin_epoch() { epoch_seconds_ = 0; }
    /// The parameters have been replaced: the losses so far say nothing about them.
    void forget_batch_loss() { batch_loss_ = no_loss; }

    /// Training of the whole run.
    double run_seconds() const { return run_seconds_; }
    /// Training since begin_epoch().
    double epoch_seconds() const { return epoch_seconds_; }
    /// Of the last half second; 0 before there is a figure.
    double images_per_second() const { return recent_seconds_ > 0 ? recent_images_ / recent_seconds_ : 0; }
    /// Smoothed; NaN before the first batch.
    double batch_loss() const { return batch_loss_; }

private:
    double run_seconds_;
    double epoch_seconds_;
    double recent_images_ = 0; ///< the older the less they count
    double recent_seconds_ = 0;
    double batch_loss_;
};

} // namespace deltascope
