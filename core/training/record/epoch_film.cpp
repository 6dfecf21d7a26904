// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/epoch_film.h"

#include "core/network/initialisation.h"

#include <cmath>

namespace deltascope {

std::vector<FilmFrame> epoch_film(const std::shared_ptr<const Dataset> &data, TrainingSettings settings,
                                  int frames, const std::function<bool()> &goes_on)
{
    settings.threads = 1;
    const Parameters<float> start = initial_parameters(settings.hidden_units, settings.init, settings.seed);
    std::vector<FilmFrame> film = {{0, start}};
    Sgd sgd(data, settings, start);
    const int size = sgd.epoch_size();
    for (int frame = 1; frame < frames && goes_on(); ++frame) {
        const double share = static_cast<double>(frame) / (frames - 1);
        const auto target = static_cast<std::int64_t>(std::ceil(share * share * size));
        while (sgd.images_seen() < target || !sgd.at_batch_end())
            sgd.train_batch();
        if (sgd.images_seen() > film.back().images)
            film.push_back({sgd.images_seen(), sgd.parameters()});
    }
    return film;
}

} // namespace deltascope
