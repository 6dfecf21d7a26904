// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/layer_outputs.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::size_t images_at_once = 128; // bounds the memory for x⁰

Matrix<float> x0_rows(const Dataset &data, std::span<const std::int32_t> images)
{
    Matrix<float> x0(static_cast<Eigen::Index>(images.size()), pixel_count);
    for (std::size_t n = 0; n < images.size(); ++n)
        x0.row(static_cast<Eigen::Index>(n)) = data.x0<float>(images[n]).transpose();
    return x0;
}

// x = φ(z) for each row z = xᵀW + bᵀ: the page's column vectors lie in rows here.
Matrix<float> layer(Activation activation, const Matrix<float> &x, const Matrix<float> &W,
                    const Vector<float> &b)
{
    const Matrix<float> z = (x * W).rowwise() + b.transpose();
    return z.unaryExpr([activation](float each) { return phi(activation, each); });
}
} // namespace

LayerOutputs layer_outputs(const Network<float> &network, const Dataset &data,
                           std::span<const std::int32_t> images)
{
    const auto count = static_cast<Eigen::Index>(images.size());
    const auto &[W1, b1, W2, b2] = network.parameters;
    LayerOutputs outputs{Matrix<float>(count, W1.cols()), Matrix<float>(count, digit_count)};
    for (std::size_t first = 0; first < images.size(); first += images_at_once) {
        const auto part = images.subspan(first, std::min(images_at_once, images.size() - first));
        const auto row = static_cast<Eigen::Index>(first);
        const auto rows = static_cast<Eigen::Index>(part.size());
        const Matrix<float> x1 = layer(network.functions.hidden, x0_rows(data, part), W1, b1);
        outputs.x1.middleRows(row, rows) = x1;
        outputs.x2.middleRows(row, rows) = layer(network.functions.output, x1, W2, b2);
    }
    return outputs;
}

} // namespace deltascope
