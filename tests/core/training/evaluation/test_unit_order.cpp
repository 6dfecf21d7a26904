// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/unit_study.h"
#include "tests/suite.h"

#include <QtTest>

using namespace deltascope;

namespace {
using Units = std::vector<int>;

/// Four units whose columns of W¹ point along two axes and in between, and with these sizes of rows of W².
Parameters<float> four_units()
{
    Parameters<float> parameters;
    parameters.W1 = Matrix<float>::Zero(pixel_count, 4);
    parameters.W1(10, 0) = 1;
    parameters.W1(20, 1) = 5; // the largest, so that the chain begins here
    parameters.W1(10, 2) = 2;
    parameters.W1(20, 2) = 1;
    parameters.W1(10, 3) = 1;
    parameters.W1(20, 3) = 2;
    parameters.b1 = Vector<float>::Zero(4);
    parameters.W2 = Matrix<float>::Zero(4, digit_count);
    parameters.W2.col(3) << 1, -4, 3, 3;
    parameters.b2 = Vector<float>::Zero(digit_count);
    return parameters;
}
} // namespace

class TestUnitOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void index() { QCOMPARE(ordered_units(four_units(), UnitOrder::Index), (Units{0, 1, 2, 3})); }

    void equals_keep_their_order()
    {
        QCOMPARE(ordered_units(four_units(), UnitOrder::Outgoing), (Units{1, 2, 3, 0}));
    }

    void activation()
    {
        Vector<double> x1(4);
        x1 << 0.2, 0.9, -1, 0.9;
        QCOMPARE(ordered_units(four_units(), UnitOrder::Activation, x1), (Units{1, 3, 0, 2}));
        QCOMPARE(ordered_units(four_units(), UnitOrder::Activation), (Units{0, 1, 2, 3}));
    }

    void each_is_followed_by_the_most_similar()
    {
        QCOMPARE(ordered_units(four_units(), UnitOrder::Similarity), (Units{1, 3, 2, 0}));
    }

    void units_without_weights_and_single_ones()
    {
        Parameters<float> parameters = four_units();
        parameters.W1.setZero();
        QCOMPARE(ordered_units(parameters, UnitOrder::Similarity), (Units{0, 1, 2, 3}));
        parameters.W1 = Matrix<float>::Ones(pixel_count, 1);
        parameters.b1 = Vector<float>::Zero(1);
        parameters.W2 = Matrix<float>::Ones(1, digit_count);
        for (const UnitOrder order : {UnitOrder::Index, UnitOrder::Outgoing, UnitOrder::Similarity})
            QCOMPARE(ordered_units(parameters, order), Units{0});
    }
};

DELTASCOPE_TEST(TestUnitOrder)
#include "test_unit_order.moc"
