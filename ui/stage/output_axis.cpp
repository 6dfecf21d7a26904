// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/output_axis.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

OutputAxis::OutputAxis(const StageScene &scene)
{
    const Vector<double> &x2 = scene.content->pass->x2;
    const ActivationFacts &output = facts(scene.content->network->functions.output);
    const double low = std::isfinite(output.lowest) ? output.lowest : 0;
    const double high = std::isfinite(output.highest) ? output.highest : 1;
    m_low =
        std::min(low, x2.minCoeff<Eigen::PropagateNumbers>()); // a slip can go beyond the function's reach
    m_high = std::max(high, x2.maxCoeff<Eigen::PropagateNumbers>());
}

double OutputAxis::at(double value, const QRectF &bar) const
{
    const double share = (std::clamp(value, m_low, m_high) - m_low) / (m_high - m_low);
    return bar.left() + (std::isfinite(share) ? share : 0) * bar.width(); // not so when the ends are infinite
}

} // namespace deltascope
