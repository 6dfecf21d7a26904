// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/file_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace deltascope {

namespace {
using namespace std::string_view_literals;

enum class Kind { Zip, Pickle, Hdf5, Onnx, Numpy, Picture, Pdf, Idx, Pointer, Web, Json, Text };

struct Signature
{
    std::string_view bytes;
    Kind kind;
};

constexpr std::array signatures = {
    Signature{"PK\x03\x04"sv, Kind::Zip},       Signature{"\x80\x02"sv, Kind::Pickle},
    Signature{"\x80\x03"sv, Kind::Pickle},      Signature{"\x80\x04"sv, Kind::Pickle},
    Signature{"\x80\x05"sv, Kind::Pickle},      Signature{"\x89HDF\r\n\x1a\n"sv, Kind::Hdf5},
    Signature{"\x93NUMPY"sv, Kind::Numpy},      Signature{"\x89PNG"sv, Kind::Picture},
    Signature{"\xff\xd8\xff"sv, Kind::Picture}, Signature{"%PDF"sv, Kind::Pdf},
    Signature{"\x00\x00\x08\x01"sv, Kind::Idx}, Signature{"\x00\x00\x08\x03"sv, Kind::Idx},
    Signature{"version "sv, Kind::Pointer},
};

// Field 1 with a small version of the format, then field 2, a text, or 7, the graph.
bool is_onnx(std::string_view bytes)
{
    return bytes.size() > 2 && bytes[0] == '\x08' && bytes[1] > 0 && bytes[1] < '\x20' &&
           (bytes[2] == '\x12' || bytes[2] == '\x3a');
}

// The length of a header has a 0 among its eight bytes; a text has none.
std::optional<Kind> kind_of_text(std::string_view bytes)
{
    constexpr auto byte_order_mark = "\xef\xbb\xbf"sv;
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    const auto is_ascii_text = [](char c) { return (c >= 0x20 && c <= 0x7e) || (c >= 0x09 && c <= 0x0d); };
    if (!std::ranges::all_of(bytes, is_ascii_text))
        return std::nullopt;
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return Kind::Text;
    const char begins = bytes[first];
    return begins == '<' ? Kind::Web : begins == '{' || begins == '[' ? Kind::Json : Kind::Text;
}

std::optional<Kind> recognised(std::string_view bytes)
{
    const auto found = std::ranges::find_if(
        signatures, [&](const Signature &each) { return bytes.starts_with(each.bytes); });
    if (found != signatures.end())
        return found->kind;
    return is_onnx(bytes) ? std::optional(Kind::Onnx) : kind_of_text(bytes);
}

Message looks_like(Kind kind)
{
    switch (kind) {
    case Kind::Zip:
        return Message::tr("a zip file, as PyTorch's .pt and Keras's .keras files are");
    case Kind::Pickle:
        return Message::tr("a Python pickle, as old PyTorch .pt files are");
    case Kind::Hdf5:
        return Message::tr("an HDF5 file, as Keras's .h5 files are");
    case Kind::Onnx:
        return Message::tr("an ONNX file");
    case Kind::Numpy:
        return Message::tr("a NumPy array (.npy)");
    case Kind::Picture:
        return Message::tr("a picture");
    case Kind::Pdf:
        return Message::tr("a PDF document");
    case Kind::Idx:
        return Message::tr("images or labels (IDX)");
    case Kind::Pointer:
        return Message::tr("a text that begins as the pointers of Git LFS do");
    case Kind::Web:
        return Message::tr("a web page or XML; a download may have failed");
    case Kind::Json:
        return Message::tr("a JSON text");
    case Kind::Text:
        break;
    }
    return Message::tr("a text");
}

Message instead_of(Kind kind)
{
    switch (kind) {
    case Kind::Zip:
        return Message::tr("a safetensors file; in Python it is saved with safetensors.torch.save_file()");
    case Kind::Pickle:
        return Message::tr("a safetensors or .npz file; in Python, of PyTorch's: "
                           "safetensors.torch.save_file(torch.load(\"net.pt\", weights_only=True), "
                           "\"net.safetensors\"); with scikit-learn's model: numpy.savez(\"net.npz\", "
                           "*model.coefs_, *model.intercepts_)");
    case Kind::Hdf5:
        return Message::tr(
            "a safetensors or .npz file; in Python, with Keras's model: numpy.savez(\"net.npz\", "
            "*model.get_weights())");
    case Kind::Onnx:
        return Message::tr("a safetensors or .npz file; in Python: numpy.savez(\"net.npz\", "
                           "*map(onnx.numpy_helper.to_array, onnx.load(\"net.onnx\").graph.initializer))");
    case Kind::Numpy:
        return Message::tr("a safetensors file; in Python it is saved with safetensors.numpy.save_file()");
    case Kind::Json:
        return Message::tr("a safetensors or .npz file; in Python, with a network of Nielsen's book: "
                           "numpy.savez(\"net.npz\", *net.weights, *net.biases)");
    case Kind::Pointer:
        return Message::tr("the file itself, which git lfs pull fetches");
    default:
        return Message::tr("a safetensors file with a network");
    }
}
} // namespace

std::optional<FileKind> kind_of(std::span<const std::uint8_t> start)
{
    constexpr std::size_t looked_at = 8;
    const std::string_view bytes(reinterpret_cast<const char *>(start.data()),
                                 std::min(start.size(), looked_at));
    if (bytes.empty())
        return std::nullopt;
    const auto kind = recognised(bytes);
    return kind ? std::optional(FileKind{looks_like(*kind), instead_of(*kind)}) : std::nullopt;
}

} // namespace deltascope
