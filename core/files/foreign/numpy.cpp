// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/numpy.h"

#include "core/data/data_error.h"
#include "core/files/foreign/part_of_file.h"
#include "core/files/foreign/zip_members.h"
#include "core/network/sizes.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
constexpr std::string_view npy_suffix = ".npy";
constexpr std::size_t most_arrays = 64;

void check_length(std::uint64_t found, std::uint64_t expected, const std::filesystem::path &file,
                  const Message &place)
{
    if (found != expected)
        throw DataError(file, place,
                        deltascope::Message::tr("%1 byte(s)", nullptr, found, {std::to_string(found)}),
                        deltascope::Message::tr("%1 for its shape",
                                                {deltascope::Message::tr("%1 byte(s)", nullptr, expected,
                                                                         {std::to_string(expected)})}));
}

// A single value, as of how many epochs it was trained, may be of any type; it is no tensor.
bool is_passed_over(const NpyHeading &heading)
{
    return !heading.type && is_single(heading.shape);
}

void check_type(const NpyHeading &heading, const std::filesystem::path &file, const Message &place)
{
    if (!heading.type)
        throw DataError(file, place, Message::tr("type %1", {"\"" + heading.kind + "\""}),
                        Message::tr("float64, float32 or float16; whole numbers, as of a quantised network, "
                                    "are not read"));
}

// The tensors of a network are no larger in any direction.
bool can_be_part(const std::vector<std::uint64_t> &shape)
{
    const auto fits = [](std::uint64_t size) { return size >= 1 && size <= max_hidden_units; };
    return shape.size() <= 2 && std::ranges::all_of(shape, fits);
}

ForeignTensor tensor_of(const std::filesystem::path &file, const ZipMember &member, std::string name,
                        const NpyHeading &heading, const Message &place)
{
    const auto read = [file, member, heading, place] {
        check_length(member.size - heading.data_start, *heading.data_bytes(), file, place);
        const std::vector<std::uint8_t> bytes = read_member(file, member, member.size);
        return npy_numbers(heading, std::span(bytes).subspan(heading.data_start));
    };
    return {std::move(name), heading.shape, file, place, read};
}

bool holds(const std::vector<ZipMember> &members, std::string_view name_end)
{
    return std::ranges::any_of(members, [&](const ZipMember &m) { return m.name.ends_with(name_end); });
}

// A text of up to 255 bytes as protocol 2 pickles it.
std::string pickled(std::string_view text)
{
    return std::string("X") + static_cast<char>(text.size()) + std::string(3, '\0') + std::string(text);
}

// In Python, what makes the tensors of a file of PyTorch's: a checkpoint has them under one of these names,
// beside what belongs to the training.
std::string tensors_in_pytorch(const std::filesystem::path &file, const ZipMember &pickle)
{
    constexpr std::uint64_t looked_at = 1 << 20;
    constexpr std::array<std::string_view, 7> names = {
        "model_state_dict", "state_dict", "model_state", "model", "network", "net", "weights"};
    const std::vector<std::uint8_t> bytes = read_member(file, pickle, looked_at);
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    const std::string load = "torch.load(\"" + utf8_from_path(file.filename()) + "\", weights_only=";
    if (text.find("torch.nn.modules") != text.npos)
        return load + "False).state_dict()";
    const auto name = std::ranges::find_if(
        names, [text](std::string_view each) { return text.find(pickled(each)) != text.npos; });
    return load + (name == names.end() ? "True)" : "True)[\"" + std::string(*name) + "\"]");
}

// Of the zip files that people have, the others are these.
[[noreturn]] void refuse(const std::filesystem::path &file, const std::vector<ZipMember> &members)
{
    const std::string name = utf8_from_path(file.filename());
    const std::string stem = utf8_from_path(file.stem());
    if (holds(members, "constants.pkl"))
        throw DataError(file, {}, Message::tr("a TorchScript file, which may run anything"),
                        Message::tr("its tensors as safetensors; type in Python: import torch, "
                                    "safetensors.torch; safetensors.torch.save_file("
                                    "torch.jit.load(\"%1\").state_dict(), \"%2.safetensors\")",
                                    {name, stem}));
    const auto pickle =
        std::ranges::find_if(members, [](const ZipMember &each) { return each.name.ends_with("data.pkl"); });
    if (pickle != members.end())
        throw DataError(file, {}, Message::tr("a PyTorch file, which is a pickle and may run anything"),
                        Message::tr("its tensors as safetensors; type in Python: import torch, "
                                    "safetensors.torch; safetensors.torch.save_file(%1, \"%2.safetensors\")",
                                    {tensors_in_pytorch(file, *pickle), stem}));
    if (holds(members, "model.weights.h5"))
        throw DataError(file, {}, Message::tr("a Keras file"),
                        Message::tr("its weights as NumPy arrays; type in Python: import keras, numpy; "
                                    "numpy.savez(\"%2.npz\", *keras.models.load_model(\"%1\").get_weights())",
                                    {name, stem}));
    throw DataError(file, {}, Message::tr("a zip file without NumPy arrays"),
                    Message::tr("a .npz file or a safetensors file with a network"));
}

std::vector<std::filesystem::path> npy_files(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder.empty() ? "." : folder, error), end;
         !error && at != end; at.increment(error))
        if (at->path().extension() == npy_suffix && at->is_regular_file(error))
            files.push_back(folder / at->path().filename());
    std::ranges::sort(files);
    if (error)
        throw DataError(folder, {}, error.message(), deltascope::Message::tr("a folder that can be read"));
    if (files.empty())
        throw DataError(
            folder, {}, deltascope::Message::tr("a folder"),
            deltascope::Message::tr("a file with a network, or a folder with its tensors as .npy files"));
    if (files.size() > most_arrays)
        throw DataError(
            folder, {},
            deltascope::Message::tr("a folder with %1 .npy files", {std::to_string(files.size())}),
            deltascope::Message::tr("the two to four of a network"));
    return files;
}

ForeignTensor npy_tensor(const std::filesystem::path &file)
{
    const std::uint64_t size = size_of_file(file);
    const std::vector<std::uint8_t> start =
        part_of_file(file, 0, std::min<std::uint64_t>(size, most_npy_heading));
    const Message place = Message::tr("its array");
    const NpyHeading heading = npy_heading(start, file, place);
    check_type(heading, file, place);
    const auto read = [file, heading, size, place] {
        check_length(size - heading.data_start, *heading.data_bytes(), file, place);
        const std::vector<std::uint8_t> bytes =
            part_of_file(file, heading.data_start, size - heading.data_start);
        return npy_numbers(heading, bytes);
    };
    return {utf8_from_path(file.stem()), heading.shape, file, place, read};
}
} // namespace

ForeignTensors open_npz(const std::filesystem::path &file)
{
    const std::vector<ZipMember> members = zip_members(file);
    if (!holds(members, npy_suffix) || holds(members, "data.pkl"))
        refuse(file, members);
    ForeignTensors found;
    for (const ZipMember &member : members) {
        const Message place = Message::tr("array %1", {member.name});
        if (!member.name.ends_with(npy_suffix))
            throw DataError(file, place, Message::tr("no NumPy array"),
                            Message::tr("arrays as numpy.savez() writes them"));
        const std::vector<std::uint8_t> start = read_member(file, member, most_npy_heading);
        const NpyHeading heading = npy_heading(start, file, place);
        const std::string name = member.name.substr(0, member.name.size() - npy_suffix.size());
        if (std::ranges::find(found.tensors, name, &ForeignTensor::name) != found.tensors.end())
            throw DataError(file, place, Message::tr("the name for a second time"),
                            Message::tr("a name of its own for each array"));
        if (is_passed_over(heading))
            continue;
        check_type(heading, file, place);
        found.tensors.push_back(tensor_of(file, member, name, heading, place));
    }
    return found;
}

ForeignTensors open_npy_folder(const std::filesystem::path &folder, const std::filesystem::path &named)
{
    ForeignTensors found;
    for (const std::filesystem::path &file : npy_files(folder)) {
        const bool is_named = !named.empty() && file.filename() == named.filename();
        try {
            ForeignTensor tensor = npy_tensor(file);
            if (is_named || can_be_part(tensor.shape))
                found.tensors.push_back(std::move(tensor));
            else
                found.notes.push_back(Message::tr("%1 is left out: no part of a network has the shape %2.",
                                                  {utf8_from_path(file), shape_text(tensor.shape)}));
        } catch (const DataError &error) {
            if (is_named)
                throw;
            found.notes.push_back(Message::tr("Left out: %1", {error.message()}));
        }
    }
    return found;
}

} // namespace deltascope
