// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/byte_reader.h"

#include "core/data/data_error.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

namespace deltascope {

namespace {
constexpr std::size_t packed_buffer_bytes = 256 * 1024;
constexpr std::uint64_t best_deflate_ratio = 1032;
constexpr int gzip_window = 15 + 16; // zlib's code for "gzip, not zlib, around the deflated data"

std::uint64_t size_of_readable(const std::filesystem::path &file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        throw DataError(file, {}, deltascope::Message::tr("no such file"),
                        deltascope::Message::tr("a file that can be read"));
    if (std::filesystem::is_directory(status))
        throw DataError(file, {}, deltascope::Message::tr("a folder"), deltascope::Message::tr("a file"));
    if (!std::filesystem::is_regular_file(status))
        throw DataError(file, {}, deltascope::Message::tr("something that is not a file"),
                        deltascope::Message::tr("a file"));
    const std::uint64_t size = std::filesystem::file_size(file, error);
    if (error)
        throw DataError(file, {}, error.message(), deltascope::Message::tr("a file that can be read"));
    if (size == 0)
        throw DataError(file, {}, deltascope::Message::tr("an empty file"),
                        deltascope::Message::tr("at least one byte"));
    return size;
}

bool is_gzipped(std::ifstream &stream)
{
    std::array<char, 2> start = {};
    stream.read(start.data(), start.size());
    stream.clear();
    stream.seekg(0);
    return start == std::array{'\x1f', '\x8b'};
}
} // namespace

ByteReader::ByteReader(const std::filesystem::path &file)
    : path_(file)
    , file_size_(size_of_readable(file))
{
    stream_.open(file, std::ios::binary);
    if (!stream_)
        throw DataError(file, {}, Message::tr("a file that may not be read"),
                        Message::tr("a file that can be read"));
    if (is_gzipped(stream_)) {
        packed_.resize(packed_buffer_bytes);
        unpacker_ = std::make_unique<z_stream>();
        if (inflateInit2(unpacker_.get(), gzip_window) != Z_OK)
            throw std::bad_alloc();
    }
}

ByteReader::~ByteReader()
{
    if (unpacker_)
        inflateEnd(unpacker_.get());
}

std::uint64_t ByteReader::most_bytes() const
{
    return unpacker_ ? file_size_ * best_deflate_ratio : file_size_;
}

std::size_t ByteReader::read(std::span<std::uint8_t> bytes)
{
    return unpacker_ ? unpack(bytes) : read_file(bytes);
}

std::size_t ByteReader::read_file(std::span<std::uint8_t> bytes)
{
    stream_.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (stream_.bad())
        throw DataError(path_, {}, Message::tr("a read error"), Message::tr("a file that can be read"));
    return static_cast<std::size_t>(stream_.gcount());
}

// False at the end of the file.
bool ByteReader::refill()
{
    unpacker_->avail_in = static_cast<uInt>(read_file(packed_));
    packed_read_ += unpacker_->avail_in;
    unpacker_->next_in = packed_.data();
    return unpacker_->avail_in > 0;
}

// A gzipped file is one member or several, one after the other; each ends with the checksum of its data.
std::size_t ByteReader::unpack(std::span<std::uint8_t> bytes)
{
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        if (unpacker_->avail_in == 0 && !refill()) {
            if (member_ended_)
                break;
            fail_unpacking(Message::tr("the end of the file"));
        }
        if (std::exchange(member_ended_, false))
            inflateReset(unpacker_.get());
        const std::size_t room =
            std::min<std::size_t>(bytes.size() - filled, std::numeric_limits<uInt>::max());
        unpacker_->next_out = bytes.data() + filled;
        unpacker_->avail_out = static_cast<uInt>(room);
        const int status = inflate(unpacker_.get(), Z_NO_FLUSH);
        filled += room - unpacker_->avail_out;
        if (status == Z_STREAM_END)
            member_ended_ = true;
        else if (status != Z_OK && status != Z_BUF_ERROR)
            fail_unpacking(unpacker_->msg ? Message(std::string(unpacker_->msg))
                                          : Message::tr("damaged data"));
    }
    return filled;
}

void ByteReader::fail_unpacking(Message found) const
{
    const std::uint64_t place = packed_read_ - unpacker_->avail_in;
    throw DataError(path_, Message::tr("byte %1 of the gzipped data", {std::to_string(place)}),
                    std::move(found), Message::tr("complete and undamaged data"));
}

} // namespace deltascope
