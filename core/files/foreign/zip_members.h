// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deltascope {

/// A member of a zip file as the central directory has it.
struct ZipMember
{
    std::string name;           ///< as it stands in the file
    std::uint64_t size = 0;     ///< bytes, unpacked
    std::uint64_t packed = 0;   ///< bytes, in the file
    std::uint64_t header = 0;   ///< where its local header begins
    std::uint32_t checksum = 0; ///< CRC-32 of it unpacked
    bool deflated = false;      ///< otherwise it is stored as it is
};

/// The members of a zip file (PKWARE APPNOTE 4.3): stored or deflated, neither encrypted nor in parts, below
/// 4 GiB, at most a thousand. Throws DataError for any other file, and for a member that cannot be as large
/// as the directory says.
std::vector<ZipMember> zip_members(const std::filesystem::path &file);

/// The first `most` bytes of a member, or all of it if it has fewer; what is read whole is compared with its
/// checksum. Allocates no more than that. Throws DataError for damaged data.
std::vector<std::uint8_t> read_member(const std::filesystem::path &file, const ZipMember &member,
                                      std::uint64_t most);

} // namespace deltascope
