// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/part_of_file.h"

#include "core/data/data_error.h"

#include <fstream>

namespace deltascope {

std::uint64_t size_of_file(const std::filesystem::path &file)
{
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(file, error);
    if (error)
        throw DataError(file, {}, error.message(), deltascope::Message::tr("a file that can be read"));
    return size;
}

std::vector<std::uint8_t> part_of_file(const std::filesystem::path &file, std::uint64_t start,
                                       std::uint64_t size)
{
    const std::uint64_t file_bytes = size_of_file(file);
    if (start > file_bytes || size > file_bytes - start) {
        const std::uint64_t missing = start - file_bytes + size;
        throw DataError(
            file, deltascope::Message::tr("byte %1", {std::to_string(file_bytes)}),
            deltascope::Message::tr("the end of the file"),
            deltascope::Message::tr("%1 more", {deltascope::Message::tr("%1 byte(s)", nullptr, missing,
                                                                        {std::to_string(missing)})}));
    }
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(start));
    std::vector<std::uint8_t> bytes(size);
    stream.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(size));
    if (!stream)
        throw DataError(file, {}, deltascope::Message::tr("a read error"),
                        deltascope::Message::tr("a file that can be read"));
    return bytes;
}

} // namespace deltascope
