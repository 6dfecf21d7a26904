// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/bounded_series.h"

#include <QPointF>

#include <array>
#include <optional>
#include <vector>

namespace deltascope {

/// Of a curve by epochs alone.
SeriesPoint pointAt(double epochs, double loss);

/// The loss curve that somebody expects of a run, drawn before it begins: losses at evenly spaced moments,
/// where the pen has been.
class ExpectedCurve
{
public:
    /// Curves to choose from, for those who do not draw.
    enum class Shape { Fast, Slow, LevelsOff, GoesUp };

    static constexpr int moments = 61;

    /// Of a run that stands at epoch from with the loss start, over so many epochs from there on.
    ExpectedCurve(double from, double epochs, double start);

    double from() const { return m_from; }
    double epochs() const { return m_epochs; }
    double start() const { return m_start; }
    /// Highest and lowest loss that can be drawn.
    double highest() const { return highestShare * m_start; }
    double lowest() const { return lowestShare * m_start; }

    /// A stroke of the pen, in epochs and loss; beyond the edges it follows them.
    void draw(const QPointF &begin, const QPointF &end);
    void take(Shape shape);
    void clear() { m_losses.fill(std::nullopt); }
    /// Fewer than two moments are no curve.
    bool isCurve() const;
    /// What has been drawn, in order.
    std::vector<SeriesPoint> points() const;

private:
    static constexpr double highestShare = 1.5;
    static constexpr double lowestShare = 0.01;

    double epochsAt(int moment) const { return m_from + m_epochs * moment / (moments - 1); }
    int momentAt(double epochs) const;

    double m_from;
    double m_epochs;
    double m_start;
    std::array<std::optional<double>, moments> m_losses;
};

} // namespace deltascope
