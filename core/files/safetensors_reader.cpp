// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/safetensors_reader.h"

#include "core/data/data_error.h"
#include "core/files/json_cursor.h"

#include <QUtf8StringView>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

static_assert(std::endian::native == std::endian::little, "safetensors data are read as they lie");

namespace deltascope {

namespace {
constexpr std::size_t length_bytes = 8;
constexpr std::uint64_t most_header_bytes = 16 << 20;

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

std::string bytes_text(std::uint64_t count)
{
    return std::to_string(count) + " bytes";
}

/// 4 bytes for each entry; nothing when that is beyond 64 bits.
std::optional<std::uint64_t> bytes_of(const std::vector<std::uint64_t> &shape)
{
    std::uint64_t bytes = sizeof(float);
    for (const std::uint64_t size : shape)
        if (__builtin_mul_overflow(bytes, size, &bytes))
            return std::nullopt;
    return bytes;
}

std::vector<std::uint64_t> whole_numbers(JsonCursor &json)
{
    std::vector<std::uint64_t> numbers;
    json.array([&] { numbers.push_back(json.whole_number()); });
    return numbers;
}

void read_type(JsonCursor &json)
{
    const std::string type = json.string();
    if (type != "F32")
        json.fail("type " + quoted(type), "\"F32\"");
}

TensorInfo read_tensor(JsonCursor &json, const std::string &name)
{
    TensorInfo tensor = {.name = name};
    int members = 0;
    json.object([&](const std::string &key) {
        ++members;
        if (key == "dtype") {
            read_type(json);
        } else if (key == "shape") {
            tensor.shape = whole_numbers(json);
        } else if (key == "data_offsets") {
            const std::vector<std::uint64_t> offsets = whole_numbers(json);
            if (offsets.size() != 2)
                json.fail(std::to_string(offsets.size()) + " offsets", "2");
            tensor.begin = offsets[0];
            tensor.end = offsets[1];
        } else {
            json.fail("the key " + quoted(key), "dtype, shape or data_offsets");
        }
    });
    if (members != 3) // the three names, each at most once
        json.fail("a tensor without all its keys", "dtype, shape and data_offsets");
    return tensor;
}
} // namespace

SafetensorsReader::SafetensorsReader(const std::filesystem::path &file)
    : m_path(file)
    , m_bytes(file)
{
    parse(read_header());
    check_layout();
}

const TensorInfo *SafetensorsReader::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_tensors, name, &TensorInfo::name);
    return found == m_tensors.end() ? nullptr : &*found;
}

std::string SafetensorsReader::place_of(const TensorInfo &tensor) const
{
    return "tensor " + tensor.name + " (byte " + std::to_string(m_data_start + tensor.begin) + ")";
}

std::string SafetensorsReader::read_header()
{
    std::array<std::uint8_t, length_bytes> start = {};
    const std::size_t found = m_bytes.read(start);
    if (found < start.size())
        throw DataError(m_path, "byte " + std::to_string(found), "the end of the file",
                        "8 bytes, the length of the header");
    const auto length = std::bit_cast<std::uint64_t>(start);
    const std::uint64_t most = std::min(most_header_bytes, m_bytes.most_bytes() - length_bytes);
    if (length < 2 || length > most)
        throw DataError(m_path, "byte 0", "a header of " + bytes_text(length), "2 to " + bytes_text(most));
    std::vector<std::uint8_t> header(length);
    const std::size_t read = m_bytes.read(header);
    if (read < length)
        throw DataError(m_path, "byte " + std::to_string(length_bytes + read), "the end of the file",
                        "a header of " + bytes_text(length));
    m_data_start = length_bytes + length;
    return {header.begin(), header.end()};
}

void SafetensorsReader::parse(const std::string &header)
{
    if (!QUtf8StringView(header.data(), static_cast<qsizetype>(header.size())).isValidUtf8())
        throw DataError(m_path, "byte 8", "a header that is not UTF-8", "JSON in UTF-8");
    JsonCursor json(header, m_path, length_bytes);
    json.object([&](const std::string &key) {
        if (key == "__metadata__")
            json.object([&](const std::string &name) { m_metadata[name] = json.string(); });
        else
            m_tensors.push_back(read_tensor(json, key));
    });
    json.end();
}

// The tensors lie one after the other; with that and shapes that fit, no offset can point anywhere else.
void SafetensorsReader::check_layout()
{
    std::ranges::sort(m_tensors, {}, [](const TensorInfo &t) { return std::pair(t.begin, t.end); });
    std::uint64_t expected = 0;
    for (const TensorInfo &tensor : m_tensors) {
        const std::string place = "header, tensor " + tensor.name;
        if (tensor.begin != expected)
            throw DataError(m_path, place, "data from byte " + std::to_string(tensor.begin),
                            "from " + std::to_string(expected) + ", where the tensor before ends");
        const auto bytes = bytes_of(tensor.shape);
        if (!bytes || tensor.end < tensor.begin || tensor.end - tensor.begin != *bytes)
            throw DataError(m_path, place, "data to byte " + std::to_string(tensor.end),
                            bytes ? bytes_text(*bytes) + " for its shape" : "a shape that fits into a file");
        expected = tensor.end;
    }
    const std::uint64_t room = m_bytes.most_bytes() - m_data_start;
    if (expected > room)
        throw DataError(m_path, "header", bytes_text(expected) + " of data",
                        bytes_text(room) + ", as many as the file holds");
}

std::vector<float> SafetensorsReader::read_data()
{
    std::vector<float> data(data_bytes() / sizeof(float));
    const std::span bytes(reinterpret_cast<std::uint8_t *>(data.data()), data_bytes());
    const std::size_t found = m_bytes.read(bytes);
    if (found < bytes.size())
        throw DataError(m_path, "byte " + std::to_string(m_data_start + found), "the end of the file",
                        bytes_text(data_bytes()) + " of data");
    std::array<std::uint8_t, 1> beyond = {};
    if (m_bytes.read(beyond) > 0)
        throw DataError(m_path, "byte " + std::to_string(m_data_start + data_bytes()), "more bytes",
                        "the end of the file after the last tensor");
    return data;
}

} // namespace deltascope
