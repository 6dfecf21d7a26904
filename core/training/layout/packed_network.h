// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"
#include "core/training/kernels/aligned_array.h"
#include "core/training/kernels/kernels.h"
#include "core/training/layout/gathered_batch.h"

#include <vector>

namespace deltascope {

/// The parameters of a network (or sums of their gradients) in the layout of the kernels, with room for the
/// terms of a batch: the hidden units cut into panels as equal as possible. Different panels may be used by
/// different threads at the same time.
class PackedNetwork
{
public:
    /// All parameters 0. The same number of panels for each of that many threads: one, or more where they
    /// would be too wide; fewer threads where a panel would be empty. Room for `images` images in a batch.
    PackedNetwork(const kernels::Kernels &kernels, int hidden_units, int threads, int images);

    /// How many there are: a multiple of the threads that have work.
    int panels() const { return static_cast<int>(panels_.size()); }
    /// Its pointers stay valid as long as this object.
    const kernels::Panel &panel(int index) const { return at(index).view; }
    /// The loops for that panel.
    const kernels::PanelKernels &loops(int index) const
    {
        return kernels_->panel[at(index).units / kernels_->vector_floats - 1];
    }
    /// How wide the panel is, with the padding.
    int units(int index) const { return at(index).units; }
    float *b2() { return b2_.data(); } ///< [16], the last 6 are 0

    /// Of the same K; the padding becomes 0.
    void set(const Parameters<float> &parameters);
    /// A copy in the layout of the formulas.
    Parameters<float> parameters() const;
    /// Whether no parameter is infinite or NaN.
    bool all_finite() const;

    /// x¹ of the panel, for all images of the batch, as many as the constructor was told at the most; adds
    /// its share of z² to share, [images][16]. Const as to the parameters: it writes x¹ into the panel's room
    /// for terms, so that two threads may not call it for one panel at the same time.
    void forward(int index, const GatheredBatch &batch, Activation hidden, float *share) const;
    /// x¹ of the panel's units, without the padding, for the first images of the last forward(), an image a
    /// row.
    Eigen::Map<const Matrix<float>, 0, Eigen::OuterStride<>> hidden_outputs(int index, int images) const
    {
        return {at(index).x1.data(), images, at(index).real_units, Eigen::OuterStride<>(at(index).units)};
    }
    /// Multiplies all parameters of the panel; 0 clears also what is not finite.
    void scale(int index, float factor);
    /// W ← keep W + that panel of sums, a network of the same shape; of the biases nothing is lost.
    void add(const PackedNetwork &sums, int index, float keep);
    /// W¹ of all panels, 784×K.
    Matrix<float> hidden_weights() const;

private:
    struct Memory
    {
        int first_unit; ///< of the network
        int real_units; ///< without the padding
        int units;
        AlignedArray<float> W1, b1, W2, W2t, x1, delta1;
        kernels::Panel view;
    };
    void clear_padding(int index, int images) const;
    const Memory &at(int index) const { return panels_[static_cast<std::size_t>(index)]; }

    const kernels::Kernels *kernels_;
    int hidden_units_;
    std::vector<Memory> panels_;
    AlignedArray<float> b2_{kernels::padded_digits};
};

} // namespace deltascope
