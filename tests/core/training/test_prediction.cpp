// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/network/pass.h"
#include "core/training/prediction.h"
#include "tests/core/training/synthetic_data.h"

#include <QtTest>

using namespace deltascope;

class TestPrediction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equals_the_readable_pass_data();
    void equals_the_readable_pass();
    void image_of_another_size_is_refused();
};

void TestPrediction::equals_the_readable_pass_data()
{
    QTest::addColumn<int>("hidden_units");
    for (const int hidden_units : {1, 30, 1024})
        QTest::addRow("K=%d", hidden_units) << hidden_units;
}

void TestPrediction::equals_the_readable_pass()
{
    QFETCH(const int, hidden_units);
    const auto data = synthetic_data(5);
    for (const Activation hidden : all_activations) {
        const Functions functions{hidden, Activation::Sigmoid, Cost::Quadratic};
        const Network<float> network{functions, initial_parameters(hidden_units, Init::He, 3)};
        for (int n = 0; n < data->size(); ++n) {
            const auto pass = forward(network.cast<double>(), data->x0<double>(n), one_hot<double>(0));
            const Vector<float> x2 = predict(network, data->image(n));
            QVERIFY((x2.cast<double>() - pass.x2).cwiseAbs().maxCoeff() < 1e-5);
        }
    }
}

void TestPrediction::image_of_another_size_is_refused()
{
    const Network<float> network{{}, initial_parameters(3, Init::He, 3)};
    const std::vector<std::uint8_t> image(783);
    QVERIFY_EXCEPTION_THROWN(predict(network, image), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TestPrediction)
#include "test_prediction.moc"
