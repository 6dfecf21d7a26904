// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/expression_property.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What libFuzzer calls with bytes of its choice: see fuzz_reader.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    if (const std::string fault = deltascope::fault_of_expression(text); !fault.empty()) {
        std::fputs((fault + "\n").c_str(), stderr);
        std::abort();
    }
    return 0;
}
