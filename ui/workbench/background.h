// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/calling_thread.h"

#include <QFuture>

#include <utility>

namespace deltascope {

/// Runs work on a pool thread, which gives way to the interface as training does. Unlike QtConcurrent::run,
/// which wraps an exception that is not Qt's own, what work throws reaches onFailed() as it was thrown.
template <class Work>
auto inBackground(Work work)
{
    return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, [work = std::move(work)]() mutable {
        lower_thread_priority();
        return work();
    });
}

} // namespace deltascope
