// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pass/recycler.h"

namespace deltascope {

/// Makes the passes that follow from numbers changed by hand, one after another, as while one is dragged.
/// Memory for W¹ and its gradient takes longer to get than to fill: that of an earlier pass which nobody
/// shows any more is used again. The passes do not need their maker.
class ChangedPasses
{
public:
    /// The pass of the same example and η with numbers changed by hand: the parameters in the network, the
    /// inputs in the example, hidden activations held, and all that follows. own is a pass without changes.
    std::shared_ptr<const InspectedPass> make(const InspectedPass &own, const std::vector<Change> &changes);

private:
    struct ChangedNetwork
    {
        std::shared_ptr<const Network<double>> of; ///< null: none yet
        std::vector<Change> changes;               ///< that make it of that one
        Network<double> exact;
        Network<float> rounded;
    };
    std::shared_ptr<const ChangedNetwork> networkOf(const InspectedPass &own,
                                                    const std::vector<Change> &changes);

    Recycler<ChangedNetwork> m_networks;
    Recycler<Pass<double>> m_passes;
};

} // namespace deltascope
