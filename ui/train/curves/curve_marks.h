// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/run_curves.h"

#include <vector>

class QCPItemStraightLine;

namespace deltascope {

/// Where settings were changed while a run went on: a line through all fields, that tells what was changed.
class CurveMarks
{
public:
    struct Mark
    {
        double x;
        QString text; ///< "epoch 4.20: η 3 → 0.5"
    };

    CurveMarks(QCustomPlot &plot, const CurveAxes &axes);

    void show(std::vector<Mark> marks);
    const std::vector<Mark> &marks() const { return m_marks; }
    /// At this pixel of the plot, or beside it; null where there is none.
    const Mark *at(double pixel) const;

private:
    QCustomPlot &m_plot;
    const CurveAxes &m_axes;
    std::vector<Mark> m_marks;
    std::vector<QCPItemStraightLine *> m_lines; ///< for each mark one in each field
};

/// What was changed, as a mark says it.
QString changeText(const SettingChange &change);

} // namespace deltascope
