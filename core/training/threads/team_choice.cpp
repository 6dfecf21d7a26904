// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/team_choice.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// In seconds. A trial that fails takes a few milliseconds.
constexpr double least_patience = 0.03;
constexpr double most_patience = 0.5;
// How long the pace of each way is remembered: so long that an interface which draws for a few milliseconds,
// while a few images wait for it, does not send everybody else away.
constexpr double memory = 0.2;
} // namespace

void TeamChoice::done(double images, double seconds)
{
    Pace &pace = paces_[together()];
    const double kept = trying_ ? 0 : std::exp(-seconds / memory);
    pace = {.images = kept * pace.images + images, .seconds = kept * pace.seconds + seconds};
    const bool known = paces_[0].known() && paces_[1].known();
    if (known && paces_[!together_].seconds_per_image() < paces_[together_].seconds_per_image()) {
        together_ = !together_;
        patience_ = least_patience;
    } else if (trying_) {
        patience_ = std::clamp(2 * patience_, least_patience, most_patience);
    }
    until_trial_ = trying_ ? patience_ : until_trial_ - seconds;
    trying_ = !trying_ && until_trial_ <= 0;
}

} // namespace deltascope
