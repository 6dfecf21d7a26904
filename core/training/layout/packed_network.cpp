// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/layout/packed_network.h"

#include <algorithm>

namespace deltascope {

namespace {
Eigen::Map<Matrix<float>> as_matrix(float *values, Eigen::Index rows, Eigen::Index columns)
{
    return {values, rows, columns};
}

void scale_all(AlignedArray<float> &values, float factor)
{
    if (factor == 0)
        std::fill_n(values.data(), values.size(), 0.0F);
    else
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] *= factor;
}

void add_to(AlignedArray<float> &to, float keep, const AlignedArray<float> &sums)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = keep * to[i] + sums[i];
}

// 0 x is 0 for a finite x and NaN for any other; a sum is many times faster than a test of each.
bool is_finite(const AlignedArray<float> &values)
{
    const Eigen::Map<const Vector<float>> all(values.data(), static_cast<Eigen::Index>(values.size()));
    return (0 * all).sum() == 0;
}
} // namespace

PackedNetwork::PackedNetwork(const kernels::Kernels &kernels, int hidden_units, int threads, int images)
    : kernels_(&kernels)
    , hidden_units_(hidden_units)
{
    const int lanes = kernels.vector_floats;
    const int vectors = (hidden_units + lanes - 1) / lanes;
    const int shares = std::min(vectors, threads);
    const int widest = shares * kernels::max_panel_vectors;
    const int count = shares * ((vectors + widest - 1) / widest);
    for (int index = 0; index < count; ++index) {
        const int first = index * vectors / count * lanes;
        const int end = (index + 1) * vectors / count * lanes;
        const auto units = static_cast<std::size_t>(end - first);
        const std::size_t terms = units * static_cast<std::size_t>(images);
        Memory memory{.first_unit = first,
                      .real_units = std::min(end, hidden_units) - first,
                      .units = end - first,
                      .W1 = AlignedArray<float>(units * pixel_count),
                      .b1 = AlignedArray<float>(units),
                      .W2 = AlignedArray<float>(units * kernels::padded_digits),
                      .W2t = AlignedArray<float>(units * kernels::padded_digits),
                      .x1 = AlignedArray<float>(terms),
                      .delta1 = AlignedArray<float>(terms),
                      .view = {}};
        memory.view = {memory.W1.data(),  memory.b1.data(), memory.W2.data(),
                       memory.W2t.data(), memory.x1.data(), memory.delta1.data()};
        panels_.push_back(std::move(memory));
    }
}

void PackedNetwork::set(const Parameters<float> &parameters)
{
    for (int index = 0; index < panels(); ++index) {
        scale(index, 0); // the padding is not always 0 any more when training has diverged
        const Memory &to = at(index);
        const auto [W1, b1, W2, W2t, x1, delta1] = to.view;
        as_matrix(W1, pixel_count, to.units).leftCols(to.real_units) =
            parameters.W1.middleCols(to.first_unit, to.real_units);
        as_matrix(b1, to.units, 1).topRows(to.real_units) =
            parameters.b1.segment(to.first_unit, to.real_units);
        as_matrix(W2t, digit_count, to.units).leftCols(to.real_units) =
            parameters.W2.middleRows(to.first_unit, to.real_units).transpose();
        loops(index).copy_output_rows(panel(index));
    }
    as_matrix(b2(), digit_count, 1) = parameters.b2;
}

Matrix<float> PackedNetwork::hidden_weights() const
{
    Matrix<float> W1(pixel_count, hidden_units_);
    for (int index = 0; index < panels(); ++index) {
        const Memory &from = at(index);
        W1.middleCols(from.first_unit, from.real_units) =
            as_matrix(from.view.W1, pixel_count, from.units).leftCols(from.real_units);
    }
    return W1;
}

Parameters<float> PackedNetwork::parameters() const
{
    Parameters<float> parameters;
    parameters.W1 = hidden_weights();
    parameters.b1.resize(hidden_units_);
    parameters.W2.resize(hidden_units_, digit_count);
    for (int index = 0; index < panels(); ++index) {
        const Memory &from = at(index);
        const auto [W1, b1, W2, W2t, x1, delta1] = from.view;
        parameters.b1.segment(from.first_unit, from.real_units) =
            as_matrix(b1, from.units, 1).topRows(from.real_units);
        parameters.W2.middleRows(from.first_unit, from.real_units) =
            as_matrix(W2t, digit_count, from.units).leftCols(from.real_units).transpose();
    }
    parameters.b2 = Eigen::Map<const Vector<float>>(b2_.data(), digit_count);
    return parameters;
}

bool PackedNetwork::all_finite() const
{
    return is_finite(b2_) && std::ranges::all_of(panels_, [](const Memory &memory) {
               return is_finite(memory.W1) && is_finite(memory.b1) && is_finite(memory.W2t);
           });
}

void PackedNetwork::forward(int index, const GatheredBatch &batch, Activation hidden, float *share) const
{
    loops(index).begin_hidden_sums(batch.block(0), panel(index));
    if (const float *x0 = batch.dense())
        loops(index).add_product(
            {x0, batch.size(), pixel_count, pixel_count, 1, panel(index).W1, panel(index).x1});
    else
        for (int block = 0; block < batch.blocks(); ++block)
            loops(index).hidden_sums(batch.block(block), panel(index));
    kernels_->activate(hidden, panel(index).x1, batch.size() * units(index));
    clear_padding(index, batch.size());
    loops(index).output_sums(batch.block(0), panel(index), share);
}

// Units that are only padding have x¹ = φ(0), which may be ½. Set to 0, they neither act nor learn.
void PackedNetwork::clear_padding(int index, int images) const
{
    const Memory &memory = at(index);
    if (memory.real_units == memory.units)
        return;
    for (int n = 0; n < images; ++n)
        std::fill(memory.view.x1 + n * memory.units + memory.real_units,
                  memory.view.x1 + (n + 1) * memory.units, 0.0F);
}

void PackedNetwork::scale(int index, float factor)
{
    Memory &panel = panels_[static_cast<std::size_t>(index)];
    scale_all(panel.W1, factor);
    scale_all(panel.b1, factor);
    scale_all(panel.W2t, factor);
}

void PackedNetwork::add(const PackedNetwork &sums, int index, float keep)
{
    Memory &to = panels_[static_cast<std::size_t>(index)];
    const Memory &from = sums.at(index);
    add_to(to.W1, keep, from.W1);
    add_to(to.b1, 1, from.b1);
    add_to(to.W2t, keep, from.W2t);
}

} // namespace deltascope
