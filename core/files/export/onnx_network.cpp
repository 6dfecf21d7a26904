// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/onnx_network.h"

#include "core/data/atomic_file.h"

#include <onnx/onnx_pb.h>

#include <bit>
#include <cstdint>
#include <span>
#include <string>

static_assert(std::endian::native == std::endian::little, "raw_data is little-endian");

namespace deltascope {

namespace {
// Of June 2020, the newest that runtimes of these years all read: the intermediate representation that came
// with operator set 13 (https://github.com/onnx/onnx/blob/main/docs/Versioning.md).
constexpr int representation = 7;
constexpr int operator_set = 13;

// The operator of an activation; each of them takes its defaults from the operator set but the slope.
const char *operator_of(Activation activation)
{
    switch (activation) {
    case Activation::Sigmoid:
        return "Sigmoid";
    case Activation::Tanh:
        return "Tanh";
    case Activation::Relu:
        return "Relu";
    case Activation::LeakyRelu:
        return "LeakyRelu";
    case Activation::Linear:
        return "Identity";
    case Activation::Softmax:
        return "Softmax"; // over the last axis
    }
    return "";
}

void add_tensor(onnx::GraphProto &graph, const char *name, std::initializer_list<Eigen::Index> shape,
                const auto &values)
{
    onnx::TensorProto &tensor = *graph.add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(onnx::TensorProto::FLOAT);
    for (const Eigen::Index size : shape)
        tensor.add_dims(size);
    tensor.set_raw_data(values.data(), static_cast<std::size_t>(values.size()) * sizeof(float));
}

onnx::NodeProto &add_node(onnx::GraphProto &graph, const char *type, const char *output,
                          std::initializer_list<const char *> inputs)
{
    onnx::NodeProto &node = *graph.add_node();
    node.set_op_type(type);
    node.set_name(output);
    for (const char *input : inputs)
        node.add_input(input);
    node.add_output(output);
    return node;
}

void add_activation(onnx::GraphProto &graph, Activation activation, const char *x, const char *z)
{
    onnx::NodeProto &node = add_node(graph, operator_of(activation), x, {z});
    if (activation != Activation::LeakyRelu)
        return;
    onnx::AttributeProto &slope = *node.add_attribute();
    slope.set_name("alpha");
    slope.set_type(onnx::AttributeProto::FLOAT);
    slope.set_f(static_cast<float>(leaky_slope));
}

// One row of so many numbers.
void describe(onnx::ValueInfoProto &value, const char *name, int size)
{
    value.set_name(name);
    onnx::TypeProto::Tensor &type = *value.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    type.mutable_shape()->add_dim()->set_dim_value(1);
    type.mutable_shape()->add_dim()->set_dim_value(size);
}

onnx::ModelProto model_of(const Network<float> &network)
{
    onnx::ModelProto model;
    model.set_ir_version(representation);
    model.set_producer_name("deltascope");
    model.set_producer_version(DELTASCOPE_VERSION);
    model.add_opset_import()->set_version(operator_set);
    onnx::GraphProto &graph = *model.mutable_graph();
    graph.set_name("deltascope");
    const auto &[W1, b1, W2, b2] = network.parameters;
    describe(*graph.add_input(), "x0", static_cast<int>(W1.rows()));
    describe(*graph.add_output(), "x2", static_cast<int>(b2.size()));
    add_tensor(graph, "W1", {W1.rows(), W1.cols()}, W1);
    add_tensor(graph, "b1", {b1.size()}, b1);
    add_tensor(graph, "W2", {W2.rows(), W2.cols()}, W2);
    add_tensor(graph, "b2", {b2.size()}, b2);
    add_node(graph, "Gemm", "z1", {"x0", "W1", "b1"});
    add_activation(graph, network.functions.hidden, "x1", "z1");
    add_node(graph, "Gemm", "z2", {"x1", "W2", "b2"});
    add_activation(graph, network.functions.output, "x2", "z2");
    return model;
}
} // namespace

bool can_write_onnx()
{
    return true;
}

void write_onnx(const std::filesystem::path &file, const Network<float> &network)
{
    write_text_atomically(file, model_of(network).SerializeAsString());
}

} // namespace deltascope
