// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/data/files.h"

#include <algorithm>
#include <array>
#include <random>

namespace deltascope {

/// Damages a file at random, the same way for the same seed: one to four times it changes, deletes, repeats
/// or exchanges bytes, cuts the end off or appends to it.
class Mutations
{
public:
    explicit Mutations(unsigned seed)
        : random_(seed)
    {
    }

    Bytes of(Bytes bytes)
    {
        for (int times = 1 + below(4); times > 0; --times)
            mutate(bytes);
        return bytes;
    }

private:
    int below(std::size_t end)
    {
        return end < 2 ? 0 : std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(random_);
    }

    // Half of the places are near the start, where headers are.
    Bytes::iterator place(Bytes &bytes)
    {
        const std::size_t range = below(2) == 0 ? std::min<std::size_t>(bytes.size(), 64) : bytes.size();
        return bytes.begin() + below(range);
    }

    std::uint8_t byte()
    {
        static constexpr std::array<std::uint8_t, 12> telling = {0,   1,   0x7f, 0x80, 0xff, '"',
                                                                 '-', '9', '[',  '{',  '}',  ','};
        return below(2) == 0 ? telling[static_cast<std::size_t>(below(telling.size()))]
                             : static_cast<std::uint8_t>(below(256));
    }

    void mutate(Bytes &bytes)
    {
        if (bytes.empty())
            return bytes.push_back(byte());
        const auto at = place(bytes);
        const auto length = std::min<std::ptrdiff_t>(1 + below(16), bytes.end() - at);
        switch (below(7)) {
        case 0:
            *at = byte();
            break;
        case 1:
            *at ^= static_cast<std::uint8_t>(1 << below(8));
            break;
        case 2:
            std::fill_n(at, length, byte());
            break;
        case 3:
            bytes.erase(at, at + length);
            break;
        case 4: {
            const Bytes again(at, at + length);
            bytes.insert(place(bytes), again.begin(), again.end());
            break;
        }
        case 5:
            bytes.erase(at, bytes.end());
            break;
        default:
            bytes.insert(bytes.end(), static_cast<std::size_t>(length), byte());
        }
    }

    std::mt19937 random_;
};

/// What is wrong with how read() takes a damaged file: nothing when it throws a DataError of one line that
/// names the file, or returns true, because what it has read is whole.
template <class Read>
QString fault_of_reader(const std::filesystem::path &file, const Read &read)
{
    try {
        return read() ? QString() : QStringLiteral("what was read is not whole");
    } catch (const DataError &error) {
        const std::string what = error.what();
        if (what.find(file.filename().string()) == std::string::npos || what.find('\n') != std::string::npos)
            return QStringLiteral("not one line that names the file: ") + QString::fromStdString(what);
    } catch (const std::exception &error) {
        return QStringLiteral("another error: ") + QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace deltascope
