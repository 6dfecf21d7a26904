// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/checkpoint_history.h"

#include <algorithm>

namespace deltascope {

namespace {
std::size_t bytes_of(const Parameters<float> &parameters)
{
    return sizeof(float) * static_cast<std::size_t>(parameters.W1.size() + parameters.b1.size() +
                                                    parameters.W2.size() + parameters.b2.size());
}
} // namespace

CheckpointHistory::CheckpointHistory()
    : list_(std::make_shared<std::vector<EpochCheckpoint>>())
{
}

void CheckpointHistory::add(int epoch, std::shared_ptr<const Parameters<float>> parameters)
{
    const std::size_t room = std::min(most_epochs, most_bytes / bytes_of(*parameters));
    auto list = std::make_shared<std::vector<EpochCheckpoint>>(*list_);
    const auto is_between = [&](const EpochCheckpoint &stored) {
        return (stored.epoch - list->front().epoch) % stride_ != 0;
    };
    if (!list->empty() && is_between(list->back())) // it was there as the newest only
        list->pop_back();
    while (list->size() >= room) {
        stride_ *= 2;
        list->erase(std::remove_if(list->begin() + 1, list->end(), is_between), list->end());
    }
    list->push_back({epoch, std::move(parameters)});
    list_ = std::move(list);
}

} // namespace deltascope
