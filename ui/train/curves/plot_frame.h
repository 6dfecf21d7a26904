// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/curve_axes.h"
#include "ui/train/runs/run_record.h"

#include <memory>
#include <vector>

namespace deltascope {

/// What the field of the losses of these runs, of which there are some, is called: the shorter titles are for
/// a narrow plot.
QStringList lossTitles(const std::vector<std::shared_ptr<const RunRecord>> &runs, bool logarithmic);

/// In slow motion an epoch takes up to hours, and its curve would be one upright stroke: the axis shows about
/// two minutes of it, and stands still for as long.
void narrowForSlowMotion(CurveAxes::Extent &extent, const TrainingSnapshot &snapshot, CurveX x);

} // namespace deltascope
