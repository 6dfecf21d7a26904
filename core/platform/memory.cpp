// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memory.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace deltascope {

namespace {
constexpr std::size_t cache_line = 64;
} // namespace

RawMemory allocate_zeroed(std::size_t bytes)
{
    const std::size_t rounded = (bytes / cache_line + 1) * cache_line;
    void *memory = std::aligned_alloc(cache_line, rounded);
    if (!memory)
        throw std::bad_alloc();
    std::memset(memory, 0, rounded);
    return {memory, std::free};
}

} // namespace deltascope
