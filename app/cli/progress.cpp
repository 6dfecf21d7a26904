// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "app/cli/text.h"
#include "core/platform/console.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace deltascope::cli {

namespace {
constexpr int bar_width = 30;
constexpr std::chrono::milliseconds pause(100);

std::string bar(double fraction)
{
    const int full = static_cast<int>(fraction * bar_width);
    std::string text;
    for (int i = 0; i < bar_width; ++i)
        text += i < full ? "━" : "·";
    return text;
}
} // namespace

Progress::Progress(int first_epoch, int epochs)
    : first_epoch_(first_epoch)
    , epochs_(epochs)
    , terminal_(stderr_is_terminal())
{
}

void Progress::show(const TrainingLoop &loop)
{
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - drawn_ < pause)
        return;
    drawn_ = now;
    shown_ = true;
    const TrainingSnapshot snapshot = loop.snapshot();
    const int last = first_epoch_ + epochs_;
    const int epoch = std::min(last, static_cast<int>(snapshot.epochs) + 1);
    const double fraction = epochs_ > 0 ? (snapshot.epochs - first_epoch_) / epochs_ : 1;
    std::cerr << to_empty_line << "epoch " << epoch << " of " << last << "  " << bar(fraction) << "  "
              << std::lround(100 * fraction) << " %  " << std::lround(snapshot.images_per_second)
              << " images/s" << std::flush;
}

void Progress::clear()
{
    if (shown_)
        std::cerr << to_empty_line << std::flush;
    shown_ = false;
}

} // namespace deltascope::cli
