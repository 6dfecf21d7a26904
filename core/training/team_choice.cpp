// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/team_choice.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr int least_patience = 8; // pieces of work
constexpr int most_patience = 1024;
// Of the newest piece: so little that an interface which draws for a few milliseconds, and makes one piece
// take four times as long, does not send everybody else away.
constexpr double weight = 0.1;
} // namespace

void TeamChoice::done(double seconds_per_image)
{
    double &seconds = seconds_[together()];
    seconds = trying_ || seconds == 0 ? seconds_per_image : seconds + weight * (seconds_per_image - seconds);
    const bool known = seconds_[0] > 0 && seconds_[1] > 0;
    if (known && seconds_[!together_] < seconds_[together_]) {
        together_ = !together_;
        patience_ = least_patience;
    } else if (trying_) {
        patience_ = std::min(2 * patience_, most_patience);
    }
    if (trying_)
        pieces_ = patience_;
    trying_ = !trying_ && --pieces_ <= 0;
}

} // namespace deltascope
