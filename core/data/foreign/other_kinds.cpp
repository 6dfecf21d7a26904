// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/other_kinds.h"

#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/data/lower_case.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace deltascope {

namespace {
struct OtherKind
{
    std::string_view start;  ///< of the file
    std::string_view ending; ///< of its name
    Message (*found)();
    Message (*expected)();
};

Message unpacked_files()
{
    return Message::tr("the files in it; unpack it first");
}

Message saved_table()
{
    return Message::tr("a table saved as CSV, with a line for each image");
}

Message written_by_python()
{
    return Message::tr(
        "images and labels as IDX files, or a table (CSV); in Python, with images and labels as "
        "NumPy arrays: %1",
        {std::string("numpy.savetxt(\"data.csv\", numpy.c_[labels, "
                     "images.reshape(len(images), -1)], \"%g\", \",\")")});
}

constexpr std::string_view zip = {"PK\x03\x04", 4};

/// The first that fits; files of many programs are zip files.
constexpr std::array<OtherKind, 17> other_kinds = {
    OtherKind{zip, ".npz", [] { return Message::tr("NumPy arrays (.npz)"); }, written_by_python},
    OtherKind{zip, ".pt", [] { return Message::tr("a PyTorch file"); }, written_by_python},
    OtherKind{zip, ".pth", [] { return Message::tr("a PyTorch file"); }, written_by_python},
    OtherKind{zip, ".xlsx", [] { return Message::tr("a spreadsheet"); }, saved_table},
    OtherKind{zip, ".ods", [] { return Message::tr("a spreadsheet"); }, saved_table},
    OtherKind{zip, "", [] { return Message::tr("a zip file"); }, unpacked_files},
    OtherKind{"7z\xBC\xAF", "", [] { return Message::tr("a 7z archive"); }, unpacked_files},
    OtherKind{"", ".tar.gz", [] { return Message::tr("a tar archive"); }, unpacked_files},
    OtherKind{"", ".tgz", [] { return Message::tr("a tar archive"); }, unpacked_files},
    OtherKind{"\x80", "", [] { return Message::tr("a Python pickle"); }, written_by_python},
    OtherKind{"\x93NUMPY", "", [] { return Message::tr("a NumPy array (.npy)"); }, written_by_python},
    OtherKind{"\x89HDF", "", [] { return Message::tr("an HDF5 file"); }, written_by_python},
    OtherKind{"PAR1", "", [] { return Message::tr("a Parquet file"); }, written_by_python},
    OtherKind{"MATLAB", "", [] { return Message::tr("a MATLAB file"); }, expected_data},
    OtherKind{"[", "", [] { return Message::tr("a JSON text"); }, written_by_python},
    OtherKind{"{", "", [] { return Message::tr("a JSON text"); }, written_by_python},
    OtherKind{"%PDF", "", [] { return Message::tr("a PDF document"); }, expected_data}};
} // namespace

Message expected_data()
{
    return Message::tr("images and labels as IDX files, or a table (CSV) with a line for each image");
}

void refuse_other_kinds(const std::filesystem::path &file)
{
    std::array<std::uint8_t, 8> start = {};
    const std::size_t size = ByteReader(file).read(start);
    const std::string_view text(reinterpret_cast<const char *>(start.data()), size);
    const std::string name = lower_case(utf8_from_path(file.filename()));
    const auto kind = std::ranges::find_if(other_kinds, [&](const OtherKind &each) {
        return text.starts_with(each.start) && name.ends_with(each.ending);
    });
    if (kind != other_kinds.end())
        throw DataError(file, {}, kind->found(), kind->expected());
}

} // namespace deltascope
