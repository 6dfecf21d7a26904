// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/saved_run.h"

#include <QtGlobal>

namespace deltascope {

/// How many images of an epoch of so many the run has learnt since it began.
inline qint64 imagesOf(const SavedRun &run, int epochSize)
{
    return qint64{run.epochs} * epochSize + (run.place ? run.place->epoch_position : 0);
}

} // namespace deltascope
