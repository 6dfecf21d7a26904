// SPDX-License-Identifier: GPL-3.0-or-later
#define DELTASCOPE_KERNELS wasm_simd128
#define DELTASCOPE_VECTOR_BYTES 16
// Browsers' compilers load the values of all four pixels first, and run out of registers.
#define DELTASCOPE_PIXELS_TOGETHER 1
#include "core/training/kernels/kernel_loops.h"
