// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include "core/data/atomic_file.h"
#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/image_size.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

namespace deltascope {

namespace {
constexpr std::uint8_t unsigned_byte = 0x08; // IDX's code for the type of the values

/// What the header of an image or of a label file must say.
struct Kind
{
    std::string_view record;
    std::uint8_t dimensions;
    std::size_t record_bytes;

    std::size_t header_bytes() const { return 4 + 4u * dimensions; }
};
constexpr Kind images = {"image", 3, pixel_count};
constexpr Kind labels = {"label", 1, 1};

std::string at_byte(std::uint64_t offset)
{
    return "byte " + std::to_string(offset);
}

std::string counted(std::uint64_t count, std::string_view record)
{
    return std::to_string(count).append(" ").append(record).append(count == 1 ? "" : "s");
}

std::uint32_t number_at(std::span<const std::uint8_t> header, std::size_t offset)
{
    std::uint32_t number = 0;
    for (const std::uint8_t byte : header.subspan(offset, 4))
        number = number << 8 | byte;
    return number;
}

class IdxReader
{
public:
    IdxReader(const std::filesystem::path &file, const Kind &kind)
        : path_(file)
        , kind_(kind)
        , bytes_(file)
    {
    }

    std::vector<std::uint8_t> read()
    {
        const std::uint64_t count = read_header();
        const std::uint64_t size = count * kind_.record_bytes;
        if (kind_.header_bytes() + size > bytes_.most_bytes())
            fail("", "at most " + std::to_string(bytes_.most_bytes()) + " bytes", whole_size(count));
        std::vector<std::uint8_t> records(size);
        const std::size_t found = bytes_.read(records);
        if (found < size)
            fail(at_byte(kind_.header_bytes() + found), "the end of the file", whole_size(count));
        std::array<std::uint8_t, 1> beyond = {};
        if (bytes_.read(beyond) > 0)
            fail(at_byte(kind_.header_bytes() + size), "more bytes",
                 "the end of the file after " + counted(count, kind_.record));
        return records;
    }

private:
    std::uint32_t read_header()
    {
        std::array<std::uint8_t, 16> buffer = {};
        const auto header = std::span(buffer).first(kind_.header_bytes());
        const std::size_t found = bytes_.read(header);
        if (found < header.size())
            fail(at_byte(found), "the end of the file", std::to_string(header.size()) + " bytes of header");
        check_byte(header, 0, 0, "the first byte of an IDX file");
        check_byte(header, 1, 0, "the second byte of an IDX file");
        check_byte(header, 2, unsigned_byte, "unsigned bytes");
        check_byte(header, 3, kind_.dimensions, std::string("the dimensions of ").append(kind_.record) + "s");
        if (kind_.dimensions == 3) {
            check_side(header, 8, "rows");
            check_side(header, 12, "columns");
        }
        const std::uint32_t count = number_at(header, 4);
        if (count == 0 || count > std::numeric_limits<std::int32_t>::max())
            fail(at_byte(4), counted(count, kind_.record), "1 to 2147483647");
        return count;
    }

    void check_byte(std::span<const std::uint8_t> header, std::size_t offset, std::uint8_t expected,
                    const std::string &meaning) const
    {
        if (header[offset] != expected)
            fail(at_byte(offset), std::to_string(header[offset]),
                 std::to_string(expected) + " (" + meaning + ")");
    }

    void check_side(std::span<const std::uint8_t> header, std::size_t offset, std::string_view what) const
    {
        const std::uint32_t found = number_at(header, offset);
        if (found != image_side)
            fail(at_byte(offset), std::to_string(found).append(" ").append(what), std::to_string(image_side));
    }

    std::string whole_size(std::uint64_t count) const
    {
        const std::uint64_t bytes = kind_.header_bytes() + count * kind_.record_bytes;
        return std::to_string(bytes) + " bytes (" + counted(count, kind_.record) + ")";
    }

    [[noreturn]] void fail(std::string_view place, std::string_view found, std::string_view expected) const
    {
        throw DataError(path_, place, found, expected);
    }

    std::filesystem::path path_;
    Kind kind_;
    ByteReader bytes_;
};

std::vector<std::uint8_t> header_of(const Kind &kind, std::size_t count)
{
    std::vector<std::uint8_t> header = {0, 0, unsigned_byte, kind.dimensions};
    const auto append = [&](std::uint32_t number) {
        for (const int shift : {24, 16, 8, 0})
            header.push_back(static_cast<std::uint8_t>(number >> shift));
    };
    append(static_cast<std::uint32_t>(count));
    for (int dimension = 1; dimension < kind.dimensions; ++dimension)
        append(image_side);
    return header;
}

void write(const std::filesystem::path &file, const Kind &kind, std::span<const std::uint8_t> records)
{
    const std::size_t count = records.size() / kind.record_bytes;
    if (count == 0 || count > std::numeric_limits<std::int32_t>::max() ||
        records.size() % kind.record_bytes != 0)
        throw std::invalid_argument("an IDX file holds 1 to 2147483647 whole records");
    const std::vector<std::uint8_t> header = header_of(kind, count);
    write_atomically(file, {header, records});
}
} // namespace

std::vector<std::uint8_t> read_idx_images(const std::filesystem::path &file)
{
    return IdxReader(file, images).read();
}

std::vector<std::uint8_t> read_idx_labels(const std::filesystem::path &file)
{
    std::vector<std::uint8_t> digits = IdxReader(file, labels).read();
    const auto wrong = std::ranges::find_if(digits, [](std::uint8_t digit) { return digit > 9; });
    if (wrong != digits.end()) {
        const auto record = static_cast<std::uint64_t>(wrong - digits.begin());
        throw DataError(file,
                        at_byte(labels.header_bytes() + record) + " (record " + std::to_string(record) + ")",
                        "label " + std::to_string(*wrong), "0 to 9");
    }
    return digits;
}

Dataset read_idx(const std::filesystem::path &image_file, const std::filesystem::path &label_file)
{
    Dataset dataset = {read_idx_images(image_file), read_idx_labels(label_file)};
    const std::size_t image_count = dataset.pixels.size() / pixel_count;
    if (image_count != dataset.labels.size())
        throw DataError(label_file, at_byte(4), counted(dataset.labels.size(), labels.record),
                        std::to_string(image_count) + ", as many as there are images in " +
                            image_file.string());
    return dataset;
}

void write_idx_images(const std::filesystem::path &file, std::span<const std::uint8_t> pixels)
{
    write(file, images, pixels);
}

void write_idx_labels(const std::filesystem::path &file, std::span<const std::uint8_t> digits)
{
    if (std::ranges::any_of(digits, [](std::uint8_t digit) { return digit > 9; }))
        throw std::invalid_argument("a label is a digit 0 to 9");
    write(file, labels, digits);
}

} // namespace deltascope
