// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/expected_curve.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// The share of the loss at the start, at a moment from 0 to 1.
double shareOf(ExpectedCurve::Shape shape, double t)
{
    constexpr double quick = 14;
    constexpr double slow = 1.8;
    const auto falling = [t](double lowest, double pace) {
        return lowest + (1 - lowest) * std::exp(-pace * t);
    };
    switch (shape) {
    case ExpectedCurve::Shape::Fast:
        return falling(0.05, quick);
    case ExpectedCurve::Shape::Slow:
        return falling(0.05, slow);
    case ExpectedCurve::Shape::LevelsOff:
        return falling(0.5, quick);
    case ExpectedCurve::Shape::GoesUp:
        return falling(0.15, quick) + 0.6 * std::max(0.0, t - 0.3);
    }
    return 1;
}
} // namespace

SeriesPoint pointAt(double epochs, double loss)
{
    SeriesPoint point;
    point.epochs = epochs;
    point.loss = loss;
    return point;
}

ExpectedCurve::ExpectedCurve(double from, double epochs, double start)
    : m_from(from)
    , m_epochs(epochs)
    , m_start(start)
{
}

int ExpectedCurve::momentAt(double epochs) const
{
    return qBound(0, qRound((epochs - m_from) / m_epochs * (moments - 1)), moments - 1);
}

void ExpectedCurve::draw(const QPointF &begin, const QPointF &end)
{
    const bool isForward = begin.x() <= end.x();
    const QPointF left = isForward ? begin : end;
    const QPointF right = isForward ? end : begin;
    const int first = momentAt(left.x());
    const int last = momentAt(right.x());
    for (int moment = first; moment <= last; ++moment) {
        const double along =
            last == first ? (isForward ? 1.0 : 0.0) : double(moment - first) / (last - first);
        const double loss = left.y() + along * (right.y() - left.y());
        m_losses[static_cast<std::size_t>(moment)] = qBound(lowest(), loss, highest());
    }
}

void ExpectedCurve::take(Shape shape)
{
    for (int moment = 0; moment < moments; ++moment)
        m_losses[static_cast<std::size_t>(moment)] = m_start * shareOf(shape, double(moment) / (moments - 1));
}

bool ExpectedCurve::isCurve() const
{
    return points().size() > 1;
}

std::vector<SeriesPoint> ExpectedCurve::points() const
{
    std::vector<SeriesPoint> drawn;
    for (int moment = 0; moment < moments; ++moment)
        if (const auto &loss = m_losses[static_cast<std::size_t>(moment)])
            drawn.push_back(pointAt(epochsAt(moment), *loss));
    return drawn;
}

} // namespace deltascope
