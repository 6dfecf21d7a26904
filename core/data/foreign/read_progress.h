// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <functional>

namespace deltascope {

/// Is told how much of a file has been read, 0 … 1, now and then; false ends the reading with
/// ReadingCancelled.
using ReadProgress = std::function<bool(double share)>;

/// What a reading ends with that was told to stop.
class ReadingCancelled : public std::exception
{
public:
    /// One word.
    const char *what() const noexcept override { return "cancelled"; }
};

/// Tells progress, if there is one to tell.
inline void tell(const ReadProgress &progress, double share)
{
    if (progress && !progress(share))
        throw ReadingCancelled();
}

} // namespace deltascope
