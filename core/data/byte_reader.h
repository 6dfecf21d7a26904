// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <vector>

struct z_stream_s;

namespace deltascope {

/// The bytes of a file, from its first to its last, unpacked on the way when the file is gzipped.
/// Not for use by several threads at once.
class ByteReader
{
public:
    /// Throws DataError when the file is missing, a directory, empty or unreadable. A gzipped file is
    /// recognised by its content, whatever its name: browsers unpack files and leave them the ending .gz.
    explicit ByteReader(const std::filesystem::path &file);
    ~ByteReader();
    ByteReader(const ByteReader &) = delete;
    ByteReader &operator=(const ByteReader &) = delete;

    /// Fills bytes from the file and returns how many it filled: fewer than asked for only at the end.
    /// Throws DataError when the gzipped data are damaged or truncated.
    std::size_t read(std::span<std::uint8_t> bytes);

    /// The file cannot hold more bytes than this; it may hold fewer. Told from its size alone, so that a
    /// header that promises more is found out before memory is allocated for it.
    std::uint64_t most_bytes() const;

private:
    std::size_t read_file(std::span<std::uint8_t> bytes);
    std::size_t unpack(std::span<std::uint8_t> bytes);
    bool refill();
    [[noreturn]] void fail_unpacking(Message found) const;

    std::filesystem::path path_;
    std::ifstream stream_;
    std::uint64_t file_size_ = 0;
    std::unique_ptr<z_stream_s> unpacker_; ///< null for a file that is not gzipped
    std::vector<std::uint8_t> packed_;
    std::uint64_t packed_read_ = 0; ///< bytes that have passed through packed_
    bool member_ended_ = false;
};

} // namespace deltascope
