// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/suite.h"
#include "ui/train/units/units_order.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <set>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
std::shared_ptr<Network<float>> network(int units, unsigned seed)
{
    return std::make_shared<Network<float>>(
        Network<float>{{}, initial_parameters(units, Init::Scaled, seed)});
}

double outgoing(const Network<float> &network, int unit)
{
    double sum = 0;
    for (int k = 0; k < digit_count; ++k)
        sum += std::pow(double(network.parameters.W2(unit, k)), 2);
    return std::sqrt(sum);
}

double cosine(const Network<float> &network, int a, int b)
{
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < pixel_count; ++i) {
        const double x = double(network.parameters.W1(i, a));
        const double y = double(network.parameters.W1(i, b));
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    return ab / std::sqrt(aa * bb);
}

bool isPermutation(const std::vector<int> &units, int K)
{
    const std::set<int> each(units.begin(), units.end());
    return int(units.size()) == K && int(each.size()) == K && *each.begin() == 0 && *each.rbegin() == K - 1;
}
} // namespace

class TestUnitsOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void begins_with_the_index()
    {
        UnitsOrder order(0ms);
        QSignalSpy changed(&order, &UnitsOrder::changed);
        order.setNetwork(network(3, 1), {}, 1);
        QCOMPARE(order.units(), (std::vector<int>{0, 1, 2}));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!order.isBehind());
    }

    void the_strongest_come_first()
    {
        UnitsOrder order(0ms);
        const auto shown = network(30, 2);
        order.setOrder(UnitOrder::Outgoing);
        order.setNetwork(shown, {}, 1);
        QTRY_VERIFY(!order.isBehind());
        QVERIFY(isPermutation(order.units(), 30));
        for (std::size_t i = 1; i < 30; ++i)
            QVERIFY(outgoing(*shown, order.units()[i - 1]) >= outgoing(*shown, order.units()[i]) - 1e-6);
    }

    void another_example_sorts_anew()
    {
        UnitsOrder order(1h); // not to be waited for
        const Vector<double> first = Vector<double>{{0.1, 0.9, 0.5}};
        order.setOrder(UnitOrder::Activation);
        order.setNetwork(network(3, 1), first, 1);
        QTRY_COMPARE(order.units(), (std::vector<int>{1, 2, 0}));
        order.setActivations(Vector<double>{{0.7, 0.1, 0.2}});
        QTRY_COMPARE(order.units(), (std::vector<int>{0, 2, 1}));
    }

    void each_is_followed_by_the_most_similar_that_is_left_data()
    {
        QTest::addColumn<int>("units");
        for (const int units : {1, 2, 30, 100})
            QTest::addRow("%d units", units) << units;
    }
    void each_is_followed_by_the_most_similar_that_is_left()
    {
        QFETCH(int, units);
        UnitsOrder order(0ms);
        const auto shown = network(units, 3);
        order.setOrder(UnitOrder::Similarity);
        order.setNetwork(shown, {}, 1);
        QTRY_VERIFY(!order.isBehind());
        QVERIFY(isPermutation(order.units(), units));
        for (std::size_t i = 1; i < order.units().size(); ++i)
            for (std::size_t later = i + 1; later < order.units().size(); ++later)
                QVERIFY(cosine(*shown, order.units()[i - 1], order.units()[i]) >=
                        cosine(*shown, order.units()[i - 1], order.units()[later]) - 1e-5);
    }

    void a_thousand_units_do_not_block()
    {
        UnitsOrder order(0ms);
        order.setOrder(UnitOrder::Similarity);
        order.setNetwork(network(1024, 4), {}, 1);
        QVERIFY(order.isBehind());
        QVERIFY(isPermutation(order.units(), 1024));
        QTRY_VERIFY(!order.isBehind());
        QVERIFY(isPermutation(order.units(), 1024));
    }

    void the_order_of_an_earlier_run_is_ignored()
    {
        UnitsOrder order(0ms);
        order.setOrder(UnitOrder::Similarity);
        order.setNetwork(network(1024, 5), {}, 1);
        const auto next = network(30, 6);
        order.setNetwork(next, {}, 2);
        QSignalSpy changed(&order, &UnitsOrder::changed);
        QTRY_VERIFY(!order.isBehind());
        QVERIFY(isPermutation(order.units(), 30));
        QVERIFY(changed.count() <= 1);

        UnitsOrder fresh(0ms);
        fresh.setOrder(UnitOrder::Similarity);
        fresh.setNetwork(next, {}, 2);
        QTRY_VERIFY(!fresh.isBehind());
        QCOMPARE(order.units(), fresh.units());
    }

    void while_it_trains_the_last_network_is_sorted_in_the_end()
    {
        UnitsOrder order(5ms);
        order.setOrder(UnitOrder::Outgoing);
        std::shared_ptr<Network<float>> last;
        for (unsigned seed = 1; seed < 40; ++seed) {
            last = network(30, seed);
            order.setNetwork(last, {}, 1);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!order.isBehind());
        QCOMPARE(order.units(), ordered_units(last->parameters, UnitOrder::Outgoing));
    }
};

DELTASCOPE_TEST(TestUnitsOrder)
#include "test_units_order.moc"
