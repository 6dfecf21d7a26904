// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/zip_members.h"

#include "core/data/data_error.h"
#include "core/files/foreign/part_of_file.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace deltascope {

namespace {
using Bytes = std::vector<std::uint8_t>;

constexpr std::uint64_t end_bytes = 22;
constexpr std::uint64_t most_comment_bytes = 0xffff;
constexpr std::uint64_t entry_bytes = 46;
constexpr std::uint64_t local_bytes = 30;
constexpr std::uint64_t most_members = 1000;
constexpr std::uint64_t best_deflate_ratio = 1032;
constexpr std::uint64_t longest_block_start = 1024;
constexpr std::uint64_t beyond_4_gib = 0xffffffff;

/// Whole numbers of a part of the file, little-endian.
std::uint64_t number_at(const Bytes &bytes, std::uint64_t place, std::size_t size)
{
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8 | bytes[place + i];
    return number;
}

bool has_signature(const Bytes &bytes, std::uint64_t place, std::uint32_t signature)
{
    return place + 4 <= bytes.size() && number_at(bytes, place, 4) == signature;
}

[[noreturn]] void fail(const std::filesystem::path &file, Message place, Message found)
{
    throw DataError(file, std::move(place), std::move(found), Message::tr("a whole and undamaged zip file"));
}

Message member_place(const ZipMember &member)
{
    return Message::tr("member %1", {member.name});
}

/// Where the directory lies.
struct Directory
{
    std::uint64_t start = 0, size = 0, members = 0;
};

// The record at the end, before a comment of any length.
Directory directory_of(const std::filesystem::path &file)
{
    constexpr std::uint32_t signature = 0x06054b50;
    const std::uint64_t file_bytes = size_of_file(file);
    const std::uint64_t looked_at = std::min(file_bytes, end_bytes + most_comment_bytes);
    const Bytes tail = part_of_file(file, file_bytes - looked_at, looked_at);
    for (std::uint64_t place = looked_at < end_bytes ? 0 : looked_at - end_bytes + 1; place-- > 0;) {
        if (!has_signature(tail, place, signature))
            continue;
        const Directory found = {number_at(tail, place + 16, 4), number_at(tail, place + 12, 4),
                                 number_at(tail, place + 10, 2)};
        const std::uint64_t end = file_bytes - looked_at + place;
        if (found.start + found.size > end || found.members * entry_bytes > found.size)
            fail(file, Message::tr("byte %1", {std::to_string(end)}),
                 Message::tr("a directory that does not fit into the file"));
        if (found.members > most_members)
            fail(file, {}, Message::tr("%1 members", {std::to_string(found.members)}));
        return found;
    }
    fail(file, {}, Message::tr("no directory at its end"));
}

void check(const std::filesystem::path &file, const ZipMember &member, std::uint64_t flags,
           std::uint64_t method)
{
    constexpr std::uint64_t encrypted = 1;
    constexpr std::uint64_t stored = 0;
    constexpr std::uint64_t deflated = 8;
    if ((flags & encrypted) != 0 || (method != stored && method != deflated))
        throw DataError(file, member_place(member),
                        Message::tr("encrypted data, or packed in an unusual way"),
                        Message::tr("a member that is stored or deflated"));
    if (member.size == beyond_4_gib || member.packed == beyond_4_gib || member.header == beyond_4_gib)
        throw DataError(file, member_place(member), Message::tr("more than 4 GiB"),
                        Message::tr("the tensors of a network with one hidden layer"));
    const std::uint64_t most = member.deflated ? member.packed * best_deflate_ratio : member.packed;
    if (member.size > most || (!member.deflated && member.size != member.packed))
        fail(file, member_place(member),
             Message::tr("%1 bytes that are to become %2",
                         {std::to_string(member.packed), std::to_string(member.size)}));
}

// Where a member's data begin: its local header has a name and further fields of lengths of its own.
std::uint64_t data_start(const std::filesystem::path &file, const ZipMember &member)
{
    constexpr std::uint32_t signature = 0x04034b50;
    const Bytes local = part_of_file(file, member.header, local_bytes);
    if (!has_signature(local, 0, signature))
        fail(file, member_place(member),
             deltascope::Message::tr("no member at byte %1", {std::to_string(member.header)}));
    return member.header + local_bytes + number_at(local, 26, 2) + number_at(local, 28, 2);
}

Bytes inflated(const std::filesystem::path &file, const ZipMember &member, Bytes packed, std::uint64_t size)
{
    constexpr int raw_window = -15; // zlib's code for deflated data with nothing around them
    z_stream stream = {};
    if (inflateInit2(&stream, raw_window) != Z_OK)
        throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream *)> end(&stream, inflateEnd);
    Bytes bytes(size);
    stream.next_in = packed.data();
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = bytes.data();
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int status = size > 0 ? inflate(&stream, Z_SYNC_FLUSH) : Z_OK;
    if ((status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) || stream.avail_out > 0)
        fail(file, member_place(member), Message::tr("damaged data"));
    return bytes;
}
} // namespace

std::vector<ZipMember> zip_members(const std::filesystem::path &file)
{
    constexpr std::uint32_t signature = 0x02014b50;
    const Directory directory = directory_of(file);
    const Bytes bytes = part_of_file(file, directory.start, directory.size);
    std::vector<ZipMember> members;
    std::uint64_t place = 0;
    for (std::uint64_t i = 0; i < directory.members; ++i) {
        const bool whole = place + entry_bytes <= bytes.size() && has_signature(bytes, place, signature);
        const std::uint64_t name_bytes = whole ? number_at(bytes, place + 28, 2) : 0;
        if (!whole || place + entry_bytes + name_bytes > bytes.size())
            fail(file, deltascope::Message::tr("byte %1", {std::to_string(directory.start + place)}),
                 deltascope::Message::tr("a directory that ends too early"));
        const auto name = bytes.begin() + static_cast<std::ptrdiff_t>(place + entry_bytes);
        const ZipMember member = {.name = {name, name + static_cast<std::ptrdiff_t>(name_bytes)},
                                  .size = number_at(bytes, place + 24, 4),
                                  .packed = number_at(bytes, place + 20, 4),
                                  .header = number_at(bytes, place + 42, 4),
                                  .checksum = static_cast<std::uint32_t>(number_at(bytes, place + 16, 4)),
                                  .deflated = number_at(bytes, place + 10, 2) != 0};
        check(file, member, number_at(bytes, place + 8, 2), number_at(bytes, place + 10, 2));
        place += entry_bytes + name_bytes + number_at(bytes, place + 30, 2) + number_at(bytes, place + 32, 2);
        members.push_back(member);
    }
    return members;
}

std::vector<std::uint8_t> read_member(const std::filesystem::path &file, const ZipMember &member,
                                      std::uint64_t most)
{
    const std::uint64_t size = std::min(member.size, most);
    // Deflated data are longer than what they become by a few bytes a block at most.
    const std::uint64_t packed =
        member.deflated ? std::min(member.packed, size + size / 1000 + longest_block_start) : size;
    Bytes bytes = part_of_file(file, data_start(file, member), packed);
    if (member.deflated)
        bytes = inflated(file, member, std::move(bytes), size);
    if (size == member.size &&
        crc32(crc32(0, nullptr, 0), bytes.data(), static_cast<uInt>(size)) != member.checksum)
        fail(file, member_place(member), deltascope::Message::tr("another checksum than the directory says"));
    return bytes;
}

} // namespace deltascope
