// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"
#include "tests/core/network/plain_network.h"

#include <QTest>

namespace deltascope {

/// The numbers of a pass against plain loops over the same network, but for its gradients ∂L/∂W, whose
/// products are for the test to write.
inline void compare_with_plain(const Pass<double> &pass, const Network<double> &network,
                               const Vector<double> &x0, const Vector<double> &y)
{
    const plain::Pass expected = plain::backpropagate(network, plain::reals(x0), plain::reals(y));
    QCOMPARE(pass.x0, x0);
    QCOMPARE(pass.y, y);
    QVERIFY(plain::close(pass.z1, expected.z1));
    QVERIFY(plain::close(pass.x1, expected.x1));
    QVERIFY(plain::close(pass.z2, expected.z2, 10));
    QVERIFY(plain::close(pass.x2, expected.x2, 10));
    QVERIFY(plain::close(pass.loss, expected.loss, 100));
    QVERIFY(plain::close(pass.delta2, expected.delta2, 10));
    QVERIFY(plain::close(pass.delta1, expected.delta1, 100));
    QCOMPARE(pass.db2, pass.delta2);
    QCOMPARE(pass.db1, pass.delta1);
}

} // namespace deltascope
