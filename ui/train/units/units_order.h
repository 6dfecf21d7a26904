// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/unit_study.h"
#include "ui/workbench/latest_work.h"

#include <memory>

namespace deltascope {

/// The order in which the gallery shows the hidden units. It is worked out in the background, and not more
/// often than a reader can follow, so that it may be a moment behind the network; until it is there the units
/// lie by their index.
class UnitsOrder : public QObject
{
    Q_OBJECT

public:
    /// pause: between two orders, while a network changes.
    explicit UnitsOrder(std::chrono::milliseconds pause, QObject *parent = nullptr);

    void setOrder(UnitOrder order);
    /// The units of network, and x¹, what they make of the current example. topic: what stays the same while
    /// a network is trained and changes with the run or the epoch that is looked at; an order of another
    /// topic is not waited for.
    void setNetwork(std::shared_ptr<const Network<float>> network, const Vector<double> &x1, qint64 topic);
    /// Another example: not to be waited for either.
    void setActivations(const Vector<double> &x1);

    UnitOrder order() const { return m_order; }
    /// Each of 0 … K−1 once, for the K of the last network.
    const std::vector<int> &units() const { return m_units; }
    /// The order shown is not yet that of the last network.
    bool isBehind() const { return m_work.isBusy(); }

Q_SIGNALS:
    void changed();

private:
    void askAnew();
    void ask();
    void take(const std::vector<int> &units);

    UnitOrder m_order = UnitOrder::Index;
    std::shared_ptr<const Network<float>> m_network;
    Vector<double> m_x1;
    qint64 m_topic = -1;
    std::vector<int> m_units;
    LatestWork<std::vector<int>> m_work;
};

} // namespace deltascope
