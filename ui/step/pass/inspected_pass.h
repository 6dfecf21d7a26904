// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/gradient_check.h"
#include "core/network/what_if.h"
#include "core/practice/slip/slip.h"
#include "ui/workbench/hidden_numbers.h"
#include "ui/workbench/stage_content.h"

#include <algorithm>
#include <functional>

namespace deltascope {

/// The pass that is stepped through: of one network over one example, in double, with everything that any of
/// its steps shows. Immutable: neither training nor stepping changes it.
struct InspectedPass
{
    /// With the backward terms and the pass after the update.
    std::shared_ptr<const StageContent> content;
    /// content->network in double; of a network for work by hand its own numbers, before they were rounded.
    std::shared_ptr<const Network<double>> network;
    double learning_rate = 0;    ///< η of the update
    bool fixed_biases = false;   ///< the update leaves b¹ and b² as they are
    double squared_norm = 0;     ///< ‖∇L‖² of what is updated
    std::vector<Change> changes; ///< by hand, each of another number: network and pass are as they make them
    /// One of its rules is wrong on purpose; then content is no pass of network by the rules.
    std::optional<Slip> slip = {};

    const Pass<double> &pass() const { return *content->pass; }
    const Pass<double> &after() const { return *content->after; }
    const Parameters<double> &parameters() const { return network->parameters; }
    const Functions &functions() const { return network->functions; }
    Sizes sizes() const { return network->sizes(); }
    int hiddenUnits() const { return network->hidden_units(); }

    bool isChanged(const Selection &number) const
    {
        return std::ranges::any_of(changes, [&](const Change &each) { return each.entry == number; });
    }

    double drop() const { return after().loss - pass().loss; }
    /// −η‖∇L‖²: the drop to first order.
    double promisedDrop() const { return -learning_rate * squared_norm; }
    /// For marking and checking; as long as this stays.
    Task task() const { return {*network, pass(), learning_rate, fixed_biases}; }
    /// η as the update takes it: another one where the slip is there.
    double rateOfUpdate() const { return rate_with(learning_rate, slip); }
    /// θ − η∇L, fixed biases as they are.
    Network<double> updatedNetwork() const;
};

/// Takes a few milliseconds at K = 1024. The example has a target that the network's cost allows, and network
/// is its own where it has one.
std::shared_ptr<const InspectedPass> inspectPass(std::shared_ptr<const Network<float>> network,
                                                 const Example &example, double learning_rate,
                                                 bool fixed_biases = false);

/// The same pass with another step size.
std::shared_ptr<const InspectedPass> withRate(const InspectedPass &open, double learning_rate);

/// check_gradient() of the pass, in double; of a forward slip by losses that have it too.
GradientCheck checkOf(const InspectedPass &open, const TermEntry &nudged, double epsilon);
/// loss_with() of the pass, likewise.
std::function<double(double)> lossAgainst(const InspectedPass &open, const TermEntry &nudged);

/// The right pass with this slip, which is defined for its network.
std::shared_ptr<const InspectedPass> withSlip(const InspectedPass &right, const Slip &slip);

/// The same pass with NaN in the place of hidden numbers: what shows it cannot tell them. New values of
/// parameters are in no pass.
std::shared_ptr<const InspectedPass> withoutHidden(const std::shared_ptr<const InspectedPass> &open,
                                                   const HiddenNumbers &hidden);

} // namespace deltascope
