// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/byte_reader.h"

#include <QByteArray>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

class QJsonValue;

namespace deltascope {

// The safetensors format, https://github.com/huggingface/safetensors, as far as it holds floating-point
// numbers:
//
//   8 bytes   length of the header, little-endian
//   header    JSON: {"__metadata__": {name: text, …},
//                    tensor: {"dtype": "F32", "shape": […], "data_offsets": [begin, end]}, …}, then spaces
//   data      the tensors, row-major, little-endian; together they fill the data without gap or overlap

/// The numbers of a tensor, IEEE 754 but for BF16, which is the upper half of a float32.
enum class NumberType { F64, F32, F16, BF16 };

/// How many bytes one of them takes.
std::size_t bytes_in(NumberType type);

/// One tensor as the header announces it.
struct TensorInfo
{
    std::string name = {};                 ///< UTF-8
    std::optional<NumberType> type = {};   ///< of its entries; nothing for a single whole number
    std::size_t entry_bytes = 0;           ///< of one of them
    std::vector<std::uint64_t> shape = {}; ///< of a scalar empty
    std::uint64_t begin = 0;               ///< bytes, from the start of the data
    std::uint64_t end = 0;                 ///< begin + entry_bytes for each value
};

/// A shape for messages: "[784,30]".
std::string shape_text(const std::vector<std::uint64_t> &shape);

/// Whether a shape is that of one number.
bool is_single(const std::vector<std::uint64_t> &shape);

/// Reads a file in two steps, so that a caller can refuse it before memory is allocated for its data.
class SafetensorsReader
{
public:
    /// What the tensors may hold. A single whole number, as of how many batches were seen, is no tensor of a
    /// network and goes with any floats.
    enum class Accepted { Float32, AnyFloats };

    /// Reads and checks the header. Throws DataError for a file that cannot be opened, a header that is
    /// longer than the file or than 16 MiB, JSON of another shape, a type that is not accepted, a shape that
    /// disagrees with its offsets, gaps, overlaps, and data that the file is too short to hold.
    explicit SafetensorsReader(const std::filesystem::path &file, Accepted accepted = Accepted::Float32);

    /// The texts of "__metadata__", by name.
    const std::map<std::string, std::string> &metadata() const { return metadata_; }
    /// What the file holds, in the order of the data.
    const std::vector<TensorInfo> &tensors() const { return tensors_; }
    /// The tensor of that name, or null. It lives as long as the reader.
    const TensorInfo *find(std::string_view name) const;

    /// The place of a tensor's data in the file, for messages: "tensor W1 (byte 640)".
    Message place_of(const TensorInfo &tensor) const;

    /// All data of a file of float32 tensors, as the offsets of tensors() divided by 4 index them. Call it
    /// once. Throws DataError when the file holds fewer or more bytes.
    std::vector<float> read_data();
    /// The same of any file, as the offsets index them. Call one of the two.
    std::vector<std::uint8_t> read_bytes();

private:
    QByteArray read_header();
    void parse(const QByteArray &header, Accepted accepted);
    void read_into(std::span<std::uint8_t> bytes);
    void parse_metadata(const QJsonValue &value);
    void check_layout();
    std::uint64_t data_bytes() const { return tensors_.empty() ? 0 : tensors_.back().end; }

    std::filesystem::path path_;
    ByteReader bytes_;
    std::uint64_t data_start_ = 0;
    std::map<std::string, std::string> metadata_;
    std::vector<TensorInfo> tensors_;
};

} // namespace deltascope
