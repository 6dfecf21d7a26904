// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"
#include "ui/workbench/example.h"

#include <memory>

namespace deltascope {

/// What the stage shows: one network and what it makes of one example. Immutable and consistent: the pass is
/// the pass of this network over this example.
struct StageContent
{
    std::shared_ptr<const Network<float>> network;
    Example example;
    /// The forward terms always; the backward terms when a pass is stepped through (delta2 is empty
    /// otherwise).
    std::shared_ptr<const Pass<double>> pass;
    /// The forward pass with the updated parameters, where a pass is stepped through; null otherwise.
    std::shared_ptr<const Pass<double>> after;

    bool hasBackward() const { return pass && pass->delta2.size() > 0; }
    int answer() const; ///< the output with the largest activation
    /// A drawing without ink, or no example yet: what the network makes of it answers nothing.
    bool isBlank() const;
};

/// The forward pass of the example, in single precision as in training.
std::shared_ptr<const StageContent> contentOf(std::shared_ptr<const Network<float>> network,
                                              const Example &example);

} // namespace deltascope
