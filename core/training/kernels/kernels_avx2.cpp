// SPDX-License-Identifier: GPL-3.0-or-later
#define DELTASCOPE_KERNELS avx2
#define DELTASCOPE_VECTOR_BYTES 32
#define DELTASCOPE_PIXELS_TOGETHER 4
#include "core/training/kernels/kernel_loops.h"
