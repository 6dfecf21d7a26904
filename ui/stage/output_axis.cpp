// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/output_axis.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

OutputAxis::OutputAxis(const StageScene &scene)
{
    const Vector<double> &x2 = scene.content->pass->x2;
    const ActivationFacts &output = facts(scene.content->network->functions.output);
    m_low = std::isfinite(output.lowest) ? output.lowest : std::min(0.0, x2.minCoeff());
    m_high = std::isfinite(output.highest) ? output.highest : std::max(1.0, x2.maxCoeff());
}

double OutputAxis::at(double value, const QRectF &bar) const
{
    const double share = (std::clamp(value, m_low, m_high) - m_low) / (m_high - m_low);
    return bar.left() + (std::isfinite(share) ? share : 0) * bar.width(); // not so when the ends are infinite
}

} // namespace deltascope
