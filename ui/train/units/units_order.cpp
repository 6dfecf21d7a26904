// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_order.h"

#include <numeric>

namespace deltascope {

UnitsOrder::UnitsOrder(std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent)
    , m_work(
          this, [this](const std::vector<int> &units) { take(units); }, pause)
{
}

void UnitsOrder::setOrder(UnitOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    askAnew();
}

void UnitsOrder::setNetwork(std::shared_ptr<const Network<float>> network, const Vector<double> &x1,
                            qint64 topic)
{
    if (network == m_network && topic == m_topic)
        return;
    m_network = std::move(network);
    m_x1 = x1;
    const auto K = static_cast<std::size_t>(m_network->hidden_units());
    if (m_units.size() != K) {
        m_units.resize(K);
        std::iota(m_units.begin(), m_units.end(), 0);
        Q_EMIT changed();
    }
    if (topic == m_topic)
        return ask();
    m_topic = topic;
    askAnew();
}

void UnitsOrder::setActivations(const Vector<double> &x1)
{
    m_x1 = x1;
    if (m_order == UnitOrder::Activation)
        askAnew();
}

void UnitsOrder::askAnew()
{
    m_work.cancel();
    ask();
}

void UnitsOrder::ask()
{
    if (!m_network || (m_order == UnitOrder::Activation && !m_x1.allFinite()))
        return;
    // Those of a network of another size are on their way.
    const bool current = m_x1.size() == m_network->hidden_units();
    if (m_order != UnitOrder::Index)
        return m_work.request([network = m_network, order = m_order, x1 = current ? m_x1 : Vector<double>()] {
            return ordered_units(network->parameters, order, x1);
        });
    take(ordered_units(m_network->parameters, m_order));
}

void UnitsOrder::take(const std::vector<int> &units)
{
    if (units == m_units)
        return;
    m_units = units;
    Q_EMIT changed();
}

} // namespace deltascope
