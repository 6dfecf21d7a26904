// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/instruction_set.h"

#include <algorithm>
#include <cstdlib>

namespace deltascope {

namespace {
std::vector<InstructionSet> find_instruction_sets()
{
    std::vector<InstructionSet> found = {{"baseline", &kernels::baseline::kernels}};
#ifdef DELTASCOPE_X86_KERNELS
    __builtin_cpu_init(); // also asks whether the operating system keeps the registers
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        found.push_back({"avx2", &kernels::avx2::kernels});
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
        found.push_back({"avx512", &kernels::avx512::kernels});
#endif
    return found;
}
} // namespace

const std::vector<InstructionSet> &instruction_sets()
{
    static const std::vector<InstructionSet> sets = find_instruction_sets();
    return sets;
}

const InstructionSet &instruction_set()
{
    const std::vector<InstructionSet> &sets = instruction_sets();
    if (const char *wanted = std::getenv("DELTASCOPE_ISA"))
        if (const auto found = std::ranges::find(sets, wanted, &InstructionSet::name); found != sets.end())
            return *found;
    return sets.back();
}

} // namespace deltascope
