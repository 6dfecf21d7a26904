// SPDX-License-Identifier: GPL-3.0-or-later
// Each kernels_*.cpp includes this, with DELTASCOPE_KERNELS naming its namespace, DELTASCOPE_VECTOR_BYTES
// the width of its registers and DELTASCOPE_PIXELS_TOGETHER over how many pixels z¹ is added up in one go, 4
// or 1.
#pragma once

#include "core/training/kernels/kernel_first_layer.h"
#include "core/training/kernels/kernel_second_layer.h"

namespace deltascope::kernels::DELTASCOPE_KERNELS {
namespace {

template <int N>
constexpr PanelKernels panel_kernels = {begin_hidden_sums<N>, hidden_sums<N>,      output_sums<N>,
                                        backward<N>,          copy_output_rows<N>, add_by_image<N>,
                                        add_by_pixel<N>,      add_product<N>};
} // namespace

/// Those of this instruction set, as kernels.h declares them.
extern constexpr Kernels kernels = {
    lanes,
    unpack,
    activate,
    output_delta,
    {panel_kernels<1>, panel_kernels<2>, panel_kernels<3>, panel_kernels<4>, panel_kernels<5>,
     panel_kernels<6>, panel_kernels<7>, panel_kernels<8>, panel_kernels<9>, panel_kernels<10>,
     panel_kernels<11>, panel_kernels<12>, panel_kernels<13>},
};

} // namespace deltascope::kernels::DELTASCOPE_KERNELS
