// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/network/pass.h"
#include "core/training/evaluation/unit_study.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QTest>

#include <numeric>

using namespace deltascope;

class TestLayerOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_row_is_the_pass_of_its_image_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<int>("images");
        for (const Activation activation : output_activations)
            for (const int images : {0, 1, 128, 300})
                QTest::addRow("%s, %d images", std::string(to_string(activation)).c_str(), images)
                    << static_cast<int>(activation) << images;
    }
    void each_row_is_the_pass_of_its_image()
    {
        QFETCH(int, activation);
        QFETCH(int, images);
        const auto data = synthetic_data(300);
        Network<float> network{{}, initial_parameters(7, Init::Nielsen, 3)};
        network.functions = with_output({}, static_cast<Activation>(activation));
        if (facts(static_cast<Activation>(activation)).componentwise)
            network.functions = {.hidden = static_cast<Activation>(activation)};
        std::vector<std::int32_t> numbers(static_cast<std::size_t>(images));
        std::iota(numbers.rbegin(), numbers.rend(), 0);
        const LayerOutputs outputs = layer_outputs(network, *data, numbers);
        QCOMPARE(outputs.x1.rows(), images);
        QCOMPARE(outputs.x2.rows(), images);
        for (int n = 0; n < images; ++n) {
            const int image = numbers[static_cast<std::size_t>(n)];
            const auto pass = forward(network, data->x0<float>(image), one_hot<float>(data->label(image)));
            QVERIFY(outputs.x1.row(n).transpose().isApprox(pass.x1, 1e-4F));
            QVERIFY(outputs.x2.row(n).transpose().isApprox(pass.x2, 1e-4F));
        }
    }
};

DELTASCOPE_TEST(TestLayerOutputs)
#include "test_layer_outputs.moc"
