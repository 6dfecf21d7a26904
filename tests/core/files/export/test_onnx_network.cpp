// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/onnx_network.h"
#include "core/network/initialisation.h"
#include "core/network/pass.h"
#include "core/platform/qt_path.h"
#include "tests/suite.h"

#include <QTemporaryDir>
#include <QTest>

#include <onnx/checker.h>
#include <onnx/onnx_pb.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace deltascope;

namespace {
using Row = std::vector<double>;

std::vector<float> floats_of(const onnx::TensorProto &tensor)
{
    std::vector<float> values(tensor.raw_data().size() / sizeof(float));
    std::memcpy(values.data(), tensor.raw_data().data(), tensor.raw_data().size());
    return values;
}

double applied(const onnx::NodeProto &node, double z)
{
    const std::string &type = node.op_type();
    if (type == "Sigmoid")
        return 1 / (1 + std::exp(-z));
    if (type == "Tanh")
        return std::tanh(z);
    if (type == "Relu")
        return std::max(0.0, z);
    if (type == "LeakyRelu")
        return z < 0 ? z * static_cast<double>(node.attribute(0).f()) : z;
    return type == "Identity" ? z : NAN;
}

Row softmax(Row z)
{
    double sum = 0;
    for (double &value : z)
        sum += value = std::exp(value);
    for (double &value : z)
        value /= sum;
    return z;
}

// Computes the graph node by node, as the operators are described.
Row answer_of(const onnx::GraphProto &graph, const Row &x0)
{
    std::map<std::string, const onnx::TensorProto *> tensors;
    for (const onnx::TensorProto &tensor : graph.initializer())
        tensors[tensor.name()] = &tensor;
    std::map<std::string, Row> rows = {{"x0", x0}};
    for (const onnx::NodeProto &node : graph.node()) {
        const Row &in = rows.at(node.input(0));
        Row out;
        if (node.op_type() == "Gemm") {
            const onnx::TensorProto &matrix = *tensors.at(node.input(1));
            const std::vector<float> W = floats_of(matrix);
            const std::vector<float> b = floats_of(*tensors.at(node.input(2)));
            const auto columns = static_cast<std::size_t>(matrix.dims(1));
            out.assign(b.begin(), b.end());
            for (std::size_t i = 0; i < in.size(); ++i)
                for (std::size_t j = 0; j < columns; ++j)
                    out[j] += in[i] * static_cast<double>(W[i * columns + j]);
        } else if (node.op_type() == "Softmax") {
            out = softmax(in);
        } else {
            for (const double z : in)
                out.push_back(applied(node, z));
        }
        rows[node.output(0)] = out;
    }
    return rows.at("x2");
}
} // namespace

/// A network for other programs.
class TestOnnxNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_model_passes_onnx_checks_and_answers_as_the_network_data();
    void the_model_passes_onnx_checks_and_answers_as_the_network();
};

void TestOnnxNetwork::the_model_passes_onnx_checks_and_answers_as_the_network_data()
{
    QTest::addColumn<Functions>("functions");
    std::vector<Activation> outputs(all_activations.begin(), all_activations.end());
    outputs.push_back(Activation::Softmax);
    for (const Activation hidden : all_activations)
        for (const Activation output : outputs)
            for (const Cost cost : all_costs)
                if (const Functions functions{hidden, output, cost}; functions.valid())
                    QTest::addRow("%s %s %s", std::string(to_string(hidden)).c_str(),
                                  std::string(to_string(output)).c_str(),
                                  std::string(to_string(cost)).c_str())
                        << functions;
}

void TestOnnxNetwork::the_model_passes_onnx_checks_and_answers_as_the_network()
{
    QFETCH(Functions, functions);
    const Network<float> network = {functions, initial_parameters(7, Init::Scaled, 3)};
    const QTemporaryDir folder;
    const auto path = path_from(folder.filePath(QStringLiteral("网络.onnx")));
    write_onnx(path, network);
    onnx::ModelProto model;
    std::ifstream file(path, std::ios::binary);
    QVERIFY(model.ParseFromIstream(&file));
    onnx::checker::check_model(model); // throws
    QCOMPARE(model.opset_import(0).version(), 13);
    QCOMPARE(model.graph().input_size(), 1);
    QCOMPARE(model.graph().input(0).name(), std::string("x0"));
    QCOMPARE(model.graph().output(0).name(), std::string("x2"));

    Vector<double> x0 = Vector<double>::Zero(network.sizes().inputs);
    for (int i = 0; i < x0.size(); i += 3)
        x0[i] = (i % 256) / 255.0;
    const Vector<double> expected = answer(network.cast<double>(), x0).x2;
    const Row found = answer_of(model.graph(), Row(x0.begin(), x0.end()));
    QCOMPARE(static_cast<Eigen::Index>(found.size()), expected.size());
    for (Eigen::Index k = 0; k < expected.size(); ++k)
        QVERIFY(std::abs(found[static_cast<std::size_t>(k)] - expected[k]) < 1e-6);
}

DELTASCOPE_TEST(TestOnnxNetwork)
#include "test_onnx_network.moc"
