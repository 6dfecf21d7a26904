// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/trainer/training_loop.h"

#include <chrono>

namespace deltascope::cli {

/// A line on stderr that says how far training is; nothing at all when stderr is not a terminal.
class Progress
{
public:
    /// Of that many epochs, the first of which is first_epoch + 1.
    Progress(int first_epoch, int epochs);
    /// Takes the line away.
    ~Progress() { clear(); }
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    /// Draws the line anew, but not more than ten times a second.
    void show(const TrainingLoop &loop);
    void clear();

private:
    int first_epoch_;
    int epochs_;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point drawn_;
};

} // namespace deltascope::cli
