// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace deltascope {

/// The parameters that an epoch ended with.
struct EpochCheckpoint
{
    int epoch = 0;                                       ///< its number
    std::shared_ptr<const Parameters<float>> parameters; ///< not null
};

/// Keeps epochs of a run to look back at, as many as fit. When there are too many, every second one is
/// dropped, so that those that are left lie evenly over the run; the first and the newest always stay.
class CheckpointHistory
{
public:
    static constexpr std::size_t most_bytes = std::size_t{256} << 20; ///< of all parameters together
    static constexpr std::size_t most_epochs = 1024;                  ///< that are kept

    CheckpointHistory();

    /// epoch is larger than those before; all have the same K.
    void add(int epoch, std::shared_ptr<const Parameters<float>> parameters);
    /// In order. Immutable and shared; never null.
    std::shared_ptr<const std::vector<EpochCheckpoint>> list() const { return list_; }

private:
    std::shared_ptr<const std::vector<EpochCheckpoint>> list_;
    int stride_ = 1; ///< of the epochs kept, counted from the first, beside the newest
};

} // namespace deltascope
