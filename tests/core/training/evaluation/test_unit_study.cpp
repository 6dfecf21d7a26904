// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/network/pass.h"
#include "core/training/evaluation/unit_study.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deltascope;

class TestUnitStudy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equals_the_readable_pass_data()
    {
        QTest::addColumn<Activation>("activation");
        for (const Activation activation : all_activations)
            QTest::newRow(to_string(activation).data()) << activation;
    }
    void equals_the_readable_pass()
    {
        QFETCH(const Activation, activation);
        const auto data = synthetic_data(120);
        const Network<float> network{{activation}, initial_parameters(6, Init::Nielsen, 3)};
        const Network<double> exact = network.cast<double>();
        const double largest_slope = activation == Activation::Sigmoid ? 0.25 : 1;
        for (int unit = 0; unit < 6; ++unit) {
            const UnitStudy study = study_unit(network, *data, unit);
            QCOMPARE(study.x1.size(), 120);
            int saturated = 0;
            for (int n = 0; n < 120; ++n) {
                const auto pass = forward(exact, data->x0<double>(n), one_hot<double>(data->label(n)));
                QVERIFY(std::abs(static_cast<double>(study.x1[n]) - pass.x1[unit]) < 1e-4);
                saturated += std::abs(phi_prime(activation, pass.z1[unit])) < 0.00999 * largest_slope;
            }
            QVERIFY(std::abs(study.saturated - saturated / 120.0) < 2.5 / 120); // roundings at the border
            for (std::size_t i = 1; i < study.most_first.size(); ++i)
                QVERIFY(study.x1[study.most_first[i - 1]] >= study.x1[study.most_first[i]]);
            std::vector<std::int32_t> images = study.most_first;
            std::ranges::sort(images);
            for (int n = 0; n < 120; ++n)
                QCOMPARE(images[static_cast<std::size_t>(n)], n);
            QCOMPARE(study.smallest(), study.x1[study.most_first.back()]);
            QCOMPARE(study.largest(), study.x1[study.most_first.front()]);
        }
    }

    void a_unit_without_any_slope_is_dead()
    {
        Network<float> network{{Activation::Relu}, initial_parameters(2, Init::He, 1)};
        network.parameters.b1 << -1e6F, 1e6F;
        const auto data = synthetic_data(20);
        const UnitStudy below = study_unit(network, *data, 0);
        QVERIFY(below.dead);
        QCOMPARE(below.saturated, 1.0);
        const UnitStudy above = study_unit(network, *data, 1);
        QVERIFY(!above.dead);
        QCOMPARE(above.saturated, 0.0);
        network.functions.hidden = Activation::LeakyRelu;
        QVERIFY(!study_unit(network, *data, 0).dead);
    }

    void histogram()
    {
        UnitStudy study;
        study.x1.resize(7);
        study.x1 << -5, 0, 0.24F, 0.25F, 0.5F, 1, 7;
        QCOMPARE(study.histogram(0, 1, 4), (std::vector<int>{3, 1, 1, 2}));
        QCOMPARE(study.histogram(0, 0, 3), (std::vector<int>{7, 0, 0}));
        study.x1 << -INFINITY, INFINITY, NAN, NAN, 1e30F, -1e30F, 0.5F; // of a network that has diverged
        QCOMPARE(study.histogram(0, 1, 2), (std::vector<int>{4, 3}));
    }

    void no_images()
    {
        const UnitStudy study = study_unit({{}, initial_parameters(2, Init::He, 1)}, Dataset{}, 1);
        QVERIFY(study.most_first.empty());
        QCOMPARE(study.saturated, 0.0);
        QVERIFY(!study.dead);
        QCOMPARE(study.largest(), 0.0F);
        QCOMPARE(study.histogram(0, 1, 2), (std::vector<int>{0, 0}));
    }
};

DELTASCOPE_TEST(TestUnitStudy)
#include "test_unit_study.moc"
