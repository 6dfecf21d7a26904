// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/kernels.h"

#include <string_view>
#include <vector>

namespace deltascope {

/// The kernels of one instruction set.
struct InstructionSet
{
    std::string_view name; ///< "baseline", "avx2", "avx512"
    const kernels::Kernels *kernels;
};

/// Those that this processor has, the fastest last; "baseline" is always there.
const std::vector<InstructionSet> &instruction_sets();

/// The one in use: the one that the environment variable DELTASCOPE_ISA names; the fastest if there is no
/// such variable, no such name or no such processor, so that a wrong name never makes the program fail.
/// Looked up anew in each call.
const InstructionSet &instruction_set();

} // namespace deltascope
