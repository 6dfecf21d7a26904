// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memory.h"

#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace deltascope {

namespace {
constexpr std::size_t cache_line = 64;
constexpr std::size_t huge_page = std::size_t{1} << 21;
} // namespace

RawMemory allocate_zeroed(std::size_t bytes)
{
    const std::size_t alignment = bytes >= huge_page ? huge_page : cache_line;
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    void *memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
    if (!memory)
        throw std::bad_alloc();
    if (alignment == huge_page)
        madvise(memory, rounded, MADV_HUGEPAGE); // only advice: without it everything works, but more slowly
    std::memset(memory, 0, rounded);
    return {memory, std::free};
}

} // namespace deltascope
