// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_error.h"

#include <QString>
#include <QTemporaryDir>

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace deltascope {

using Bytes = std::vector<std::uint8_t>;

inline Bytes joined(Bytes first, const Bytes &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// A folder of files that a test makes, gone with the test.
class Folder
{
public:
    std::filesystem::path path(const std::string &name = {}) const
    {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    std::filesystem::path write(const std::string &name, const Bytes &bytes) const
    {
        std::ofstream stream(path(name), std::ios::binary);
        stream.write(reinterpret_cast<const char *>(bytes.data()),
                     static_cast<std::streamsize>(bytes.size()));
        return path(name);
    }

    Bytes read(const std::string &name) const
    {
        std::ifstream stream(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    std::size_t file_count() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path()),
                                                      std::filesystem::directory_iterator()));
    }

private:
    QTemporaryDir folder_;
};

/// window_bits says which of zlib's formats: see deflateInit2().
inline Bytes packed_by_zlib(const Bytes &bytes, int window_bits)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    Bytes packed(deflateBound(&stream, bytes.size()) + 32);
    stream.next_in = const_cast<std::uint8_t *>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

inline Bytes gzipped(const Bytes &bytes)
{
    return packed_by_zlib(bytes, 15 + 16);
}

inline Bytes deflated(const Bytes &bytes)
{
    return packed_by_zlib(bytes, -15);
}

/// The message of the DataError that call throws; empty when it throws none.
template <class Call>
QString fault_of_file(const Call &call)
{
    try {
        call();
    } catch (const DataError &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace deltascope
