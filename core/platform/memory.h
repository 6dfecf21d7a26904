// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace deltascope {

/// Memory that frees itself.
using RawMemory = std::unique_ptr<void, void (*)(void *)>;

/// At least that many bytes, all 0, aligned for every vector register; large ones in huge pages where the
/// system has them, because training walks through them at random. Never null: throws std::bad_alloc.
RawMemory allocate_zeroed(std::size_t bytes);

} // namespace deltascope
