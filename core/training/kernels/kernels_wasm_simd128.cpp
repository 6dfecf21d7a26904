// SPDX-License-Identifier: GPL-3.0-or-later
#define DELTASCOPE_KERNELS wasm_simd128
#define DELTASCOPE_VECTOR_BYTES 16
#include "core/training/kernels/kernel_loops.h"
