// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/parameter_tensors.h"

#include <cmath>

namespace deltascope {

namespace {
std::span<const float> span_of(const auto &values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}
} // namespace

void add_parameters(std::vector<TensorView> &tensors, const std::string &prefix,
                    const Parameters<float> &parameters)
{
    const Sizes sizes = parameters.sizes();
    const auto inputs = static_cast<std::uint64_t>(sizes.inputs);
    const auto K = static_cast<std::uint64_t>(sizes.hidden);
    const auto outputs = static_cast<std::uint64_t>(sizes.outputs);
    tensors.push_back({prefix + "W1", {inputs, K}, span_of(parameters.W1)});
    tensors.push_back({prefix + "b1", {K}, span_of(parameters.b1)});
    tensors.push_back({prefix + "W2", {K, outputs}, span_of(parameters.W2)});
    tensors.push_back({prefix + "b2", {outputs}, span_of(parameters.b2)});
}

std::vector<std::int32_t> order_from(std::span<const float> values)
{
    std::vector<std::int32_t> order;
    order.reserve(values.size());
    for (const float image : values) {
        const bool whole = image >= 0 && image < float{most_ordered_images} && image == std::floor(image);
        order.push_back(whole ? static_cast<std::int32_t>(image) : -1);
    }
    return order;
}

} // namespace deltascope
