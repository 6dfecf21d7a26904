// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/safetensors_reader.h"

#include "core/data/data_error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

/// The members of a tensor's entry in the header, checked one by one.
class TensorEntry
{
public:
    TensorEntry(const std::filesystem::path &file, const std::string &name, const QJsonValue &value)
        : file_(file)
        , place_("header, tensor " + name)
        , members_(value.toObject())
    {
        if (!value.isObject())
            throw DataError(file_, place_, "no object", "{\"dtype\", \"shape\", \"data_offsets\"}");
        if (const QString type = members_.value(QLatin1String("dtype")).toString();
            type != QLatin1String("F32"))
            throw DataError(file_, place_, "type " + quoted(type.toStdString()), "\"F32\"");
    }

    std::vector<std::uint64_t> whole_numbers(QLatin1String key) const
    {
        const QJsonValue list = members_.value(key);
        if (!list.isArray())
            throw DataError(file_, place_, "no list " + quoted(key.latin1()), "a list of whole numbers");
        std::vector<std::uint64_t> numbers;
        for (const QJsonValue number : list.toArray()) {
            const qint64 value = number.toInteger(-1); // -1 also for a fraction, or beyond 64 bits
            if (value < 0)
                throw DataError(file_, place_, quoted(key.latin1()) + " with another value",
                                "a whole number");
            numbers.push_back(static_cast<std::uint64_t>(value));
        }
        return numbers;
    }

private:
    const std::filesystem::path &file_;
    std::string place_;
    QJsonObject members_;
};

TensorInfo read_tensor(const std::filesystem::path &file, const std::string &name, const QJsonValue &value)
{
    const TensorEntry entry(file, name, value);
    const auto offsets = entry.whole_numbers(QLatin1String("data_offsets"));
    if (offsets.size() != 2)
        throw DataError(file, "header, tensor " + name, std::to_string(offsets.size()) + " offsets", "2");
    return {name, entry.whole_numbers(QLatin1String("shape")), offsets[0], offsets[1]};
}
} // namespace

SafetensorsReader::SafetensorsReader(const std::filesystem::path &file)
    : path_(file)
    , bytes_(file)
{
    parse(read_header());
    check_layout();
}

const TensorInfo *SafetensorsReader::find(std::string_view name) const
{
    const auto found = std::ranges::find(tensors_, name, &TensorInfo::name);
    return found == tensors_.end() ? nullptr : &*found;
}

std::string SafetensorsReader::place_of(const TensorInfo &tensor) const
{
    return "tensor " + tensor.name + " (byte " + std::to_string(data_start_ + tensor.begin) + ")";
}

QByteArray SafetensorsReader::read_header()
{
    std::array<std::uint8_t, length_bytes> start = {};
    const std::size_t found = bytes_.read(start);
    if (found < start.size())
        throw DataError(path_, "byte " + std::to_string(found), "the end of the file",
                        "8 bytes, the length of the header");
    const auto length = std::bit_cast<std::uint64_t>(start);
    const std::uint64_t most = std::min(most_header_bytes, bytes_.most_bytes() - length_bytes);
    if (most < 2)
        throw DataError(path_, "byte " + std::to_string(length_bytes + most), "the end of the file",
                        "a header of at least 2 bytes");
    if (length < 2 || length > most)
        throw DataError(path_, "byte 0", "a header of " + bytes_text(length), "2 to " + bytes_text(most));
    QByteArray header(static_cast<qsizetype>(length), '\0');
    const std::size_t read = bytes_.read({reinterpret_cast<std::uint8_t *>(header.data()), length});
    if (read < length)
        throw DataError(path_, "byte " + std::to_string(length_bytes + read), "the end of the file",
                        "a header of " + bytes_text(length));
    data_start_ = length_bytes + length;
    return header;
}

void SafetensorsReader::parse(const QByteArray &header)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(header, &error);
    if (!document.isObject())
        throw DataError(path_,
                        "byte " + std::to_string(length_bytes + static_cast<std::uint64_t>(error.offset)),
                        error.error ? error.errorString().toStdString() : "no object", "a JSON object");
    const QJsonObject entries = document.object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        if (entry.key() == QLatin1String("__metadata__"))
            parse_metadata(entry.value());
        else
            tensors_.push_back(read_tensor(path_, entry.key().toStdString(), entry.value()));
}

void SafetensorsReader::parse_metadata(const QJsonValue &value)
{
    const QJsonObject notes = value.toObject();
    for (auto note = notes.begin(); note != notes.end(); ++note)
        if (note->isString())
            metadata_[note.key().toStdString()] = note->toString().toStdString();
        else
            throw DataError(path_, "header, metadata " + quoted(note.key().toStdString()), "no text",
                            "a text");
}

// The tensors lie one after the other; with that and shapes that fit, no offset can point anywhere else.
void SafetensorsReader::check_layout()
{
    std::ranges::sort(tensors_, {}, [](const TensorInfo &t) { return std::pair(t.begin, t.end); });
    std::uint64_t expected = 0;
    for (const TensorInfo &tensor : tensors_) {
        const std::string place = "header, tensor " + tensor.name;
        if (tensor.begin != expected)
            throw DataError(path_, place, "data from byte " + std::to_string(tensor.begin),
                            "from " + std::to_string(expected) + ", where the tensor before ends");
        const auto bytes = bytes_of(tensor.shape);
        if (!bytes || tensor.end < tensor.begin || tensor.end - tensor.begin != *bytes)
            throw DataError(path_, place, "data to byte " + std::to_string(tensor.end),
                            bytes ? bytes_text(*bytes) + " for its shape" : "a shape that fits into a file");
        expected = tensor.end;
    }
    const std::uint64_t room = bytes_.most_bytes() - data_start_;
    if (expected > room)
        throw DataError(path_, "header", bytes_text(expected) + " of data",
                        bytes_text(room) + ", as many as the file holds");
}

std::vector<float> SafetensorsReader::read_data()
{
    std::vector<float> data(data_bytes() / sizeof(float));
    const std::span bytes(reinterpret_cast<std::uint8_t *>(data.data()), data_bytes());
    const std::size_t found = bytes_.read(bytes);
    if (found < bytes.size())
        throw DataError(path_, "byte " + std::to_string(data_start_ + found), "the end of the file",
                        bytes_text(data_bytes()) + " of data");
    std::array<std::uint8_t, 1> beyond = {};
    if (bytes_.read(beyond) > 0)
        throw DataError(path_, "byte " + std::to_string(data_start_ + data_bytes()), "more bytes",
                        "the end of the file after the last tensor");
    return data;
}

} // namespace deltascope
