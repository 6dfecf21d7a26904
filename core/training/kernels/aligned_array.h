// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

namespace deltascope {

/// Room for that many bytes, all 0, aligned for every vector register; large ones in huge pages where the
/// system has them, because training walks through them at random. Throws std::bad_alloc.
std::unique_ptr<void, void (*)(void *)> allocate_zeroed(std::size_t bytes);

/// A fixed number of zero-initialised values, aligned to 64 bytes.
template <class T>
class AlignedArray
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    AlignedArray() = default;
    explicit AlignedArray(std::size_t size)
        : memory_(allocate_zeroed(size * sizeof(T)))
        , size_(size)
    {
    }

    T *data() { return static_cast<T *>(memory_.get()); }
    const T *data() const { return static_cast<const T *>(memory_.get()); }
    std::size_t size() const { return size_; }
    T &operator[](std::size_t index) { return data()[index]; }
    const T &operator[](std::size_t index) const { return data()[index]; }

private:
    std::unique_ptr<void, void (*)(void *)> memory_{nullptr, [](void *) {}};
    std::size_t size_ = 0;
};

} // namespace deltascope
