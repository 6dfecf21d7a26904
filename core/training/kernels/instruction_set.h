// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels/kernels.h"

#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// The kernels of one instruction set.
struct InstructionSet
{
    std::string_view name;           ///< "baseline", "avx2", "avx512", "wasm_simd128"
    const kernels::Kernels *kernels; ///< never null, and there as long as the program
};

/// Those that this processor has, the fastest last; "baseline" is always there.
const std::vector<InstructionSet> &instruction_sets();

/// The one in use: the one that the environment variable DELTASCOPE_ISA names; the fastest where that has no
/// value, or a fault. Looked up anew in each call.
const InstructionSet &instruction_set();

/// What is wrong with a value of DELTASCOPE_ISA, in one line, where the processor has those sets: there is no
/// such set, or the processor lacks it. Empty when nothing is wrong, and for no value.
std::string instruction_set_fault(std::string_view value, const std::vector<InstructionSet> &sets);
/// Of the present value and this processor, for a program to say when it starts.
std::string instruction_set_fault();

} // namespace deltascope
