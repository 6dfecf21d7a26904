// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/memory.h"

#include <type_traits>

namespace deltascope {

/// A fixed number of zero-initialised values, aligned to 64 bytes.
template <class T>
class AlignedArray
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    AlignedArray() = default;
    /// Throws std::bad_alloc.
    explicit AlignedArray(std::size_t size)
        : memory_(allocate_zeroed(size * sizeof(T)))
        , size_(size)
    {
    }

    /// The first value; null when it was made by default. Nothing but this object owns the memory.
    T *data() { return static_cast<T *>(memory_.get()); }
    /// The same for reading.
    const T *data() const { return static_cast<const T *>(memory_.get()); }
    /// How many values there are.
    std::size_t size() const { return size_; }
    /// One value; index is 0 … size() − 1 and is not checked.
    T &operator[](std::size_t index) { return data()[index]; }
    /// The same for reading.
    const T &operator[](std::size_t index) const { return data()[index]; }

private:
    RawMemory memory_{nullptr, [](void *) {}};
    std::size_t size_ = 0;
};

} // namespace deltascope
