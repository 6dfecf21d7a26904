// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/kernels/instruction_set.h"

#include <algorithm>
#include <cstdlib>

namespace deltascope {

namespace {
constexpr const char *variable = "DELTASCOPE_ISA";
constexpr std::string_view all_names[] = {"baseline", "avx2", "avx512", "wasm_simd128"};

std::string_view wanted_set()
{
    const char *value = std::getenv(variable);
    return value ? value : "";
}

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
#ifdef DELTASCOPE_WASM_KERNELS // a browser without them does not even load the program
    found.push_back({"wasm_simd128", &kernels::wasm_simd128::kernels});
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
    const auto found = std::ranges::find(sets, wanted_set(), &InstructionSet::name);
    return found == sets.end() ? sets.back() : *found;
}

std::string instruction_set_fault(std::string_view value, const std::vector<InstructionSet> &sets)
{
    if (value.empty() || std::ranges::find(sets, value, &InstructionSet::name) != sets.end())
        return {};
    const bool known = std::ranges::find(all_names, value) != std::end(all_names);
    std::string fault = std::string(variable) + ": found '";
    fault.append(value).append(known ? "', which this processor lacks, expected one of "
                                     : "', expected one of ");
    for (const InstructionSet &set : sets)
        fault.append(&set == &sets.front() ? "" : ", ").append(set.name);
    return fault;
}

std::string instruction_set_fault()
{
    return instruction_set_fault(wanted_set(), instruction_sets());
}

} // namespace deltascope
