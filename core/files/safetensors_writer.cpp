// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/safetensors_writer.h"

#include "core/data/atomic_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <bit>

static_assert(std::endian::native == std::endian::little, "safetensors data are written as they lie");

namespace deltascope {

namespace {
constexpr std::size_t length_bytes = 8;

QJsonObject entry(const TensorView &tensor, std::uint64_t begin, std::uint64_t end)
{
    QJsonArray shape;
    for (const std::uint64_t size : tensor.shape)
        shape.append(static_cast<qint64>(size));
    const QJsonArray offsets = {static_cast<qint64>(begin), static_cast<qint64>(end)};
    const bool single = std::holds_alternative<std::span<const float>>(tensor.values);
    return {{QStringLiteral("dtype"), single ? QStringLiteral("F32") : QStringLiteral("F64")},
            {QStringLiteral("shape"), shape},
            {QStringLiteral("data_offsets"), offsets}};
}

std::span<const std::uint8_t> bytes_in(const auto &values)
{
    return {reinterpret_cast<const std::uint8_t *>(values.data()), values.size() * sizeof values.data()[0]};
}

std::span<const std::uint8_t> bytes_of(const TensorView &tensor)
{
    return std::visit([](const auto &values) { return bytes_in(values); }, tensor.values);
}

QByteArray header_of(const std::map<std::string, std::string> &metadata,
                     const std::vector<TensorView> &tensors)
{
    QJsonObject notes;
    for (const auto &[name, text] : metadata)
        notes.insert(QString::fromStdString(name), QString::fromStdString(text));
    QJsonObject header = {{QStringLiteral("__metadata__"), notes}};
    std::uint64_t begin = 0;
    for (const TensorView &tensor : tensors) {
        const std::uint64_t end = begin + bytes_of(tensor).size();
        header.insert(QString::fromStdString(tensor.name), entry(tensor, begin, end));
        begin = end;
    }
    QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    json.append((length_bytes - static_cast<std::size_t>(json.size()) % length_bytes) % length_bytes, ' ');
    return json;
}
} // namespace

void write_safetensors(const std::filesystem::path &file, const std::map<std::string, std::string> &metadata,
                       const std::vector<TensorView> &tensors)
{
    const QByteArray header = header_of(metadata, tensors);
    const auto length =
        std::bit_cast<std::array<std::uint8_t, length_bytes>>(static_cast<std::uint64_t>(header.size()));
    std::vector<std::span<const std::uint8_t>> parts = {length, bytes_in(header)};
    for (const TensorView &tensor : tensors)
        parts.push_back(bytes_of(tensor));
    write_atomically(file, parts);
}

} // namespace deltascope
