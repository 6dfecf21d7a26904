// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/sgd.h"

#include <functional>
#include <memory>
#include <vector>

namespace deltascope {

/// The parameters after so many images of an epoch.
struct FilmFrame
{
    std::int64_t images = 0;      ///< learnt until then
    Parameters<float> parameters; ///< of that moment
};

/// The first epoch of a new network with these settings, in so many frames, two at least: the parameters that
/// it begins with, those at its end, and between them those of frame f of n after the share (f/(n − 1))² of
/// the images, to the end of a batch, because most of it is learnt at the beginning. Frames that would be the
/// same are left out. Takes as long as the epoch; ends early, with the frames so far, as soon as goes_on says
/// false, which is asked before each. Uses one thread. Throws std::invalid_argument as Sgd does.
std::vector<FilmFrame> epoch_film(const std::shared_ptr<const Dataset> &data, TrainingSettings settings,
                                  int frames, const std::function<bool()> &goes_on);

} // namespace deltascope
