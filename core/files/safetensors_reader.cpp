// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/safetensors_reader.h"

#include "core/data/data_error.h"
#include "core/files/file_kind.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <bit>

static_assert(std::endian::native == std::endian::little, "safetensors data are read as they lie");

namespace deltascope {

namespace {
constexpr std::size_t length_bytes = 8;
constexpr std::uint64_t most_header_bytes = 16 << 20;

struct NamedType
{
    std::string_view name;
    std::optional<NumberType> type; ///< nothing for whole numbers
    std::size_t bytes;              ///< of one of them
};
constexpr std::array number_types = {NamedType{"F64", NumberType::F64, 8},
                                     NamedType{"F32", NumberType::F32, 4},
                                     NamedType{"F16", NumberType::F16, 2},
                                     NamedType{"BF16", NumberType::BF16, 2},
                                     NamedType{"I64", {}, 8},
                                     NamedType{"U64", {}, 8},
                                     NamedType{"I32", {}, 4},
                                     NamedType{"U32", {}, 4},
                                     NamedType{"I16", {}, 2},
                                     NamedType{"U16", {}, 2},
                                     NamedType{"I8", {}, 1},
                                     NamedType{"U8", {}, 1},
                                     NamedType{"BOOL", {}, 1}};

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

Message bytes_text(std::uint64_t count)
{
    return Message::tr("%1 byte(s)", nullptr, count, {std::to_string(count)});
}

Message at_byte(std::uint64_t offset)
{
    return Message::tr("byte %1", {std::to_string(offset)});
}

Message at_tensor(const std::string &name)
{
    return Message::tr("header, tensor %1", {name});
}

Message end_of_file()
{
    return Message::tr("the end of the file");
}

/// Nothing when they are beyond 64 bits.
std::optional<std::uint64_t> bytes_of(const TensorInfo &tensor)
{
    std::uint64_t bytes = tensor.entry_bytes;
    for (const std::uint64_t size : tensor.shape)
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
        , place_(at_tensor(name))
        , members_(value.toObject())
    {
        if (!value.isObject())
            throw DataError(file_, place_, Message::tr("no object"),
                            std::string("{\"dtype\", \"shape\", \"data_offsets\"}"));
    }

    NamedType number_type(SafetensorsReader::Accepted accepted) const
    {
        const std::string name = members_.value(QLatin1String("dtype")).toString().toStdString();
        const auto type = std::ranges::find(number_types, name, &NamedType::name);
        const bool only_float32 = accepted == SafetensorsReader::Accepted::Float32;
        if (type == number_types.end() || (only_float32 && type->type != NumberType::F32) ||
            (!type->type && !is_single(whole_numbers(QLatin1String("shape")))))
            throw DataError(file_, place_, Message::tr("type %1", {quoted(name)}),
                            only_float32 ? Message(quoted("F32"))
                                         : Message::tr("F64, F32, F16 or BF16; whole numbers, as of a "
                                                       "quantised network, are not read"));
        return *type;
    }

    std::vector<std::uint64_t> whole_numbers(QLatin1String key) const
    {
        const QJsonValue list = members_.value(key);
        if (!list.isArray())
            throw DataError(file_, place_, Message::tr("no list %1", {quoted(key.latin1())}),
                            Message::tr("a list of whole numbers"));
        std::vector<std::uint64_t> numbers;
        for (const QJsonValue number : list.toArray()) {
            const qint64 value = number.toInteger(-1); // -1 also for a fraction, or beyond 64 bits
            if (value < 0)
                throw DataError(file_, place_, Message::tr("%1 with another value", {quoted(key.latin1())}),
                                Message::tr("a whole number"));
            numbers.push_back(static_cast<std::uint64_t>(value));
        }
        return numbers;
    }

private:
    const std::filesystem::path &file_;
    Message place_;
    QJsonObject members_;
};

TensorInfo read_tensor(const std::filesystem::path &file, const std::string &name, const QJsonValue &value,
                       SafetensorsReader::Accepted accepted)
{
    const TensorEntry entry(file, name, value);
    const NamedType type = entry.number_type(accepted);
    const auto offsets = entry.whole_numbers(QLatin1String("data_offsets"));
    if (offsets.size() != 2)
        throw DataError(
            file, at_tensor(name),
            Message::tr("%1 offset(s)", nullptr, offsets.size(), {std::to_string(offsets.size())}),
            std::string("2"));
    return {name, type.type, type.bytes, entry.whole_numbers(QLatin1String("shape")), offsets[0], offsets[1]};
}
} // namespace

std::size_t bytes_in(NumberType type)
{
    return std::ranges::find(number_types, type, &NamedType::type)->bytes;
}

bool is_single(const std::vector<std::uint64_t> &shape)
{
    return std::ranges::all_of(shape, [](std::uint64_t size) { return size == 1; });
}

std::string shape_text(const std::vector<std::uint64_t> &shape)
{
    std::string text;
    for (const std::uint64_t size : shape)
        text.append(text.empty() ? "" : ",").append(std::to_string(size));
    return "[" + text + "]";
}

SafetensorsReader::SafetensorsReader(const std::filesystem::path &file, Accepted accepted)
    : path_(file)
    , bytes_(file)
{
    parse(read_header(), accepted);
    check_layout();
}

const TensorInfo *SafetensorsReader::find(std::string_view name) const
{
    const auto found = std::ranges::find(tensors_, name, &TensorInfo::name);
    return found == tensors_.end() ? nullptr : &*found;
}

Message SafetensorsReader::place_of(const TensorInfo &tensor) const
{
    return Message::tr("tensor %1 (byte %2)", {tensor.name, std::to_string(data_start_ + tensor.begin)});
}

QByteArray SafetensorsReader::read_header()
{
    std::array<std::uint8_t, length_bytes> start = {};
    const std::size_t found = bytes_.read(start);
    if (found < start.size())
        throw DataError(path_, at_byte(found), end_of_file(),
                        Message::tr("8 bytes, the length of the header"));
    const auto length = std::bit_cast<std::uint64_t>(start);
    if (const auto kind = kind_of(start); kind && length > bytes_.most_bytes())
        throw DataError(path_, {}, kind->found, kind->expected);
    const std::uint64_t most = std::min(most_header_bytes, bytes_.most_bytes() - length_bytes);
    if (most < 2)
        throw DataError(path_, at_byte(length_bytes + most), end_of_file(),
                        Message::tr("a header of at least 2 bytes"));
    if (length > most && length <= most_header_bytes)
        throw DataError(path_, at_byte(length_bytes + most), end_of_file(),
                        Message::tr("a header of %1", {bytes_text(length)}));
    if (length < 2 || length > most)
        throw DataError(path_, at_byte(0), Message::tr("a header of %1", {bytes_text(length)}),
                        Message::tr("2 to %1", {bytes_text(most)}));
    QByteArray header(static_cast<qsizetype>(length), '\0');
    const std::size_t read =
        bytes_.read({reinterpret_cast<std::uint8_t *>(header.data()), static_cast<std::size_t>(length)});
    if (read < length)
        throw DataError(path_, at_byte(length_bytes + read), end_of_file(),
                        Message::tr("a header of %1", {bytes_text(length)}));
    data_start_ = length_bytes + length;
    return header;
}

void SafetensorsReader::parse(const QByteArray &header, Accepted accepted)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(header, &error);
    if (!document.isObject())
        throw DataError(path_, at_byte(length_bytes + static_cast<std::uint64_t>(error.offset)),
                        error.error ? Message(error.errorString().toStdString()) : Message::tr("no object"),
                        Message::tr("a JSON object"));
    const QJsonObject entries = document.object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        if (entry.key() == QLatin1String("__metadata__"))
            parse_metadata(entry.value());
        else
            tensors_.push_back(read_tensor(path_, entry.key().toStdString(), entry.value(), accepted));
}

void SafetensorsReader::parse_metadata(const QJsonValue &value)
{
    const QJsonObject notes = value.toObject();
    for (auto note = notes.begin(); note != notes.end(); ++note)
        if (note->isString())
            metadata_[note.key().toStdString()] = note->toString().toStdString();
        else
            throw DataError(path_, Message::tr("header, metadata %1", {quoted(note.key().toStdString())}),
                            Message::tr("no text"), Message::tr("a text"));
}

// The tensors lie one after the other; with that and shapes that fit, no offset can point anywhere else.
void SafetensorsReader::check_layout()
{
    std::ranges::sort(tensors_, {}, [](const TensorInfo &t) { return std::pair(t.begin, t.end); });
    std::uint64_t expected = 0;
    for (const TensorInfo &tensor : tensors_) {
        const Message place = at_tensor(tensor.name);
        if (tensor.begin != expected)
            throw DataError(
                path_, place, Message::tr("data from byte %1", {std::to_string(tensor.begin)}),
                Message::tr("from %1, where the previous tensor ends", {std::to_string(expected)}));
        const auto bytes = bytes_of(tensor);
        if (!bytes || tensor.end < tensor.begin || tensor.end - tensor.begin != *bytes)
            throw DataError(path_, place, Message::tr("data to byte %1", {std::to_string(tensor.end)}),
                            bytes ? Message::tr("%1 for its shape", {bytes_text(*bytes)})
                                  : Message::tr("a shape that fits into a file"));
        expected = tensor.end;
    }
    const std::uint64_t room = bytes_.most_bytes() - data_start_;
    if (expected > room)
        throw DataError(path_, at_byte(bytes_.most_bytes()), end_of_file(),
                        Message::tr("%1 more of data", {bytes_text(expected - room)}));
}

std::vector<float> SafetensorsReader::read_data()
{
    const auto bytes = static_cast<std::size_t>(data_bytes());
    std::vector<float> data(bytes / sizeof(float));
    read_into({reinterpret_cast<std::uint8_t *>(data.data()), bytes});
    return data;
}

std::vector<std::uint8_t> SafetensorsReader::read_bytes()
{
    std::vector<std::uint8_t> data(data_bytes());
    read_into(data);
    return data;
}

void SafetensorsReader::read_into(std::span<std::uint8_t> bytes)
{
    const std::size_t found = bytes_.read(bytes);
    if (found < bytes.size())
        throw DataError(path_, at_byte(data_start_ + found), end_of_file(),
                        Message::tr("%1 of data", {bytes_text(data_bytes())}));
    std::array<std::uint8_t, 1> beyond = {};
    if (bytes_.read(beyond) > 0)
        throw DataError(path_, at_byte(data_start_ + data_bytes()), Message::tr("more bytes"),
                        Message::tr("the end of the file after the last tensor"));
}

} // namespace deltascope
