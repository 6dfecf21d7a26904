// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/custom_plot.h"

#include <vector>

namespace deltascope {

/// As long as it lives, the graphs of a plot hold only those parts of their lines that lie within the ranges
/// of their axes: for devices that cannot clip, as QSvgGenerator. The plot must outlive it.
class ScopedGraphClip
{
public:
    explicit ScopedGraphClip(QCustomPlot &plot);
    /// The graphs hold again what they held before.
    ~ScopedGraphClip();
    ScopedGraphClip(const ScopedGraphClip &) = delete;
    ScopedGraphClip &operator=(const ScopedGraphClip &) = delete;

private:
    struct Whole
    {
        QCPGraph *graph;
        QSharedPointer<QCPGraphDataContainer> data;
    };
    std::vector<Whole> m_whole;
};

} // namespace deltascope
