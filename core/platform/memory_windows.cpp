// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memory.h"

#include <malloc.h>

#include <cstring>
#include <new>

namespace deltascope {

RawMemory allocate_zeroed(std::size_t bytes)
{
    constexpr std::size_t cache_line = 64;
    void *memory = _aligned_malloc(bytes == 0 ? cache_line : bytes, cache_line);
    if (!memory)
        throw std::bad_alloc();
    std::memset(memory, 0, bytes);
    return {memory, _aligned_free};
}

} // namespace deltascope
