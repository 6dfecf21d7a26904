// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_scene.h"

namespace deltascope {

/// The part of the output activation's range that the outputs' bars show.
class OutputAxis
{
public:
    explicit OutputAxis(const StageScene &scene);

    /// Where a value lies in a bar; values beyond the ends lie at the ends.
    double at(double value, const QRectF &bar) const;

private:
    double m_low = 0;
    double m_high = 1;
};

} // namespace deltascope
