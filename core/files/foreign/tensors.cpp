// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/tensors.h"

#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/files/foreign/numbers.h"
#include "core/files/foreign/numpy.h"
#include "core/files/safetensors_reader.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
/// The reader reads from front to back, so the data are read once for all tensors.
struct OpenSafetensors
{
    explicit OpenSafetensors(const std::filesystem::path &path)
        : reader(path, SafetensorsReader::Accepted::AnyFloats)
    {
    }

    std::vector<double> numbers(const TensorInfo &tensor)
    {
        if (data.empty())
            data = reader.read_bytes();
        return numbers_in(std::span(data).subspan(tensor.begin, tensor.end - tensor.begin), *tensor.type,
                          ByteOrder::LittleEndian);
    }

    SafetensorsReader reader;
    std::vector<std::uint8_t> data = {};
};

ForeignTensors open_safetensors(const std::filesystem::path &path)
{
    const auto open = std::make_shared<OpenSafetensors>(path);
    ForeignTensors found;
    found.metadata = open->reader.metadata();
    for (const TensorInfo &tensor : open->reader.tensors())
        if (tensor.type)
            found.tensors.push_back({tensor.name, tensor.shape, path, open->reader.place_of(tensor),
                                     [open, tensor] { return open->numbers(tensor); }});
    return found;
}

std::string first_bytes(const std::filesystem::path &path)
{
    constexpr std::size_t looked_at = 8;
    std::array<std::uint8_t, looked_at> start = {};
    ByteReader bytes(path);
    const std::size_t found = bytes.read(start);
    return {start.begin(), start.begin() + static_cast<std::ptrdiff_t>(found)};
}
} // namespace

Message expected_in_one_file()
{
    return Message::tr("the whole network in one file; load the parts together and save it again");
}

ForeignTensors open_tensors(const std::filesystem::path &path)
{
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown))
        return open_npy_folder(path, {});
    if (utf8_from_path(path.filename()).ends_with(".index.json"))
        throw DataError(path, {}, Message::tr("the list of the parts of a network"), expected_in_one_file());
    const std::string start = first_bytes(path);
    if (start.starts_with(npy_signature))
        return open_npy_folder(path.parent_path(), path);
    if (start.starts_with(zip_signature))
        return open_npz(path);
    return open_safetensors(path);
}

} // namespace deltascope
