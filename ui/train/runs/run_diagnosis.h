// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/run_diagnosis.h"

#include <QString>

namespace deltascope {

/// What the mean |φ′| says about both layers, in one sentence; empty before it is known. A layer is called
/// saturated only while the network reads its images poorly.
QString saturationText(const TrainingSnapshot &snapshot);

/// Which of the stop rules ended the training, in one sentence; empty when none did.
QString whyStopped(const TrainingSnapshot &snapshot);

/// What is wrong with the run and what to try, in plain sentences; empty when nothing is.
QString diagnosisText(const TrainingSnapshot &snapshot);

} // namespace deltascope
