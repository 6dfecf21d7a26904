// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/changed_passes.h"

#include "core/network/after_update.h"
#include "core/network/term_values.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
bool changesParameters(const std::vector<Change> &changes)
{
    return std::ranges::any_of(changes, [](const Change &each) {
        return each.entry.term != Term::x0 && each.entry.term != Term::x1;
    });
}

// The picture as near as bytes can be to changed inputs, and the numbers of a network for work by hand.
void changeInputs(Example &example, const std::vector<Change> &changes)
{
    if (example.hand) {
        HandExample hand = *example.hand;
        hand.x0 = changed(std::move(hand.x0), changes);
        example.hand = std::make_shared<const HandExample>(std::move(hand));
        return;
    }
    for (const auto &[entry, value] : changes)
        if (entry.term == Term::x0)
            example.image[static_cast<std::size_t>(entry.row)] =
                static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
}
} // namespace

std::shared_ptr<const ChangedPasses::ChangedNetwork>
ChangedPasses::networkOf(const InspectedPass &own, const std::vector<Change> &changes)
{
    const std::shared_ptr<ChangedNetwork> network = m_networks.take();
    if (network->of == own.network) {
        for (auto &[entry, value] : network->changes)
            value = value_of(*own.network, own.pass(), entry);
    } else {
        network->exact = *own.network;
        network->rounded = *own.content->network;
        network->of = own.network;
        network->changes.clear();
    }
    for (const auto *these : {&std::as_const(network->changes), &changes}) { // first back to the own numbers
        change(network->exact, *these);
        change(network->rounded, *these);
    }
    network->changes = changes;
    return network;
}

std::shared_ptr<const InspectedPass> ChangedPasses::make(const InspectedPass &own,
                                                         const std::vector<Change> &changes)
{
    InspectedPass open = own;
    StageContent content = *own.content;
    open.changes = changes;
    if (changesParameters(changes)) {
        const std::shared_ptr<const ChangedNetwork> network = networkOf(own, changes);
        open.network = {network, &network->exact};
        content.network = {network, &network->rounded};
    }
    const std::shared_ptr<Pass<double>> pass = m_passes.take();
    what_if(*open.network, own.pass().x0, own.pass().y, changes, *pass);
    changeInputs(content.example, changes);
    open.squared_norm = squared_gradient(*pass, own.fixed_biases);
    content.pass = pass;
    content.after = std::make_shared<const Pass<double>>(
        pass_after_update(*open.network, *pass, own.learning_rate, own.fixed_biases));
    open.content = std::make_shared<const StageContent>(std::move(content));
    return std::make_shared<const InspectedPass>(std::move(open));
}

} // namespace deltascope
