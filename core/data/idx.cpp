// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include "core/data/atomic_file.h"
#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/image_size.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace deltascope {

namespace {
constexpr std::uint8_t unsigned_byte = 0x08; // IDX's code for the type of the values

/// What the header of an image or of a label file must say.
struct Kind
{
    Message (*counted)(std::uint64_t records); ///< "3 images"
    Message (*dimensions_meaning)();
    std::uint8_t dimensions;
    std::size_t record_bytes;

    std::size_t header_bytes() const { return 4 + 4u * dimensions; }
};

Message counted_images(std::uint64_t count)
{
    return Message::tr("%1 image(s)", nullptr, count, {std::to_string(count)});
}

Message counted_labels(std::uint64_t count)
{
    return Message::tr("%1 label(s)", nullptr, count, {std::to_string(count)});
}

Message dimensions_of_images()
{
    return Message::tr("the dimensions of images");
}

Message dimensions_of_labels()
{
    return Message::tr("the dimensions of labels");
}

constexpr Kind images = {counted_images, dimensions_of_images, 3, pixel_count};
constexpr Kind labels = {counted_labels, dimensions_of_labels, 1, 1};

Message at_byte(std::uint64_t offset)
{
    return Message::tr("byte %1", {std::to_string(offset)});
}

Message end_of_file()
{
    return Message::tr("the end of the file");
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
            fail({}, Message::tr("at most %1 bytes", {std::to_string(bytes_.most_bytes())}),
                 whole_size(count));
        std::vector<std::uint8_t> records(size);
        const std::size_t found = bytes_.read(records);
        if (found < size)
            fail(at_byte(kind_.header_bytes() + found), end_of_file(), whole_size(count));
        std::array<std::uint8_t, 1> beyond = {};
        if (bytes_.read(beyond) > 0)
            fail(at_byte(kind_.header_bytes() + size), Message::tr("more bytes"),
                 Message::tr("the end of the file after %1", {kind_.counted(count)}));
        return records;
    }

private:
    std::uint32_t read_header()
    {
        std::array<std::uint8_t, 16> buffer = {};
        const auto header = std::span(buffer).first(kind_.header_bytes());
        const std::size_t found = bytes_.read(header);
        if (found < header.size())
            fail(at_byte(found), end_of_file(),
                 deltascope::Message::tr("%1 bytes of header", {std::to_string(header.size())}));
        check_byte(header, 0, 0, deltascope::Message::tr("the first byte of an IDX file"));
        check_byte(header, 1, 0, deltascope::Message::tr("the second byte of an IDX file"));
        check_byte(header, 2, unsigned_byte, deltascope::Message::tr("unsigned bytes"));
        check_byte(header, 3, kind_.dimensions, kind_.dimensions_meaning());
        if (kind_.dimensions == 3) {
            check_side(header, 8,
                       [](Message side) { return deltascope::Message::tr("%1 rows", {std::move(side)}); });
            check_side(header, 12,
                       [](Message side) { return deltascope::Message::tr("%1 columns", {std::move(side)}); });
        }
        const std::uint32_t count = number_at(header, 4);
        if (count == 0 || count > std::numeric_limits<std::int32_t>::max())
            fail(at_byte(4), kind_.counted(count), deltascope::Message::tr("1 to 2147483647"));
        return count;
    }

    void check_byte(std::span<const std::uint8_t> header, std::size_t offset, std::uint8_t expected,
                    const Message &meaning) const
    {
        if (header[offset] != expected)
            fail(at_byte(offset), std::to_string(header[offset]),
                 Message::tr("%1 (%2)", {std::to_string(expected), meaning}));
    }

    void check_side(std::span<const std::uint8_t> header, std::size_t offset,
                    Message (*counted)(Message)) const
    {
        const std::uint32_t found = number_at(header, offset);
        if (found != image_side)
            fail(at_byte(offset), counted(std::to_string(found)), std::to_string(image_side));
    }

    Message whole_size(std::uint64_t count) const
    {
        const std::uint64_t bytes = kind_.header_bytes() + count * kind_.record_bytes;
        return Message::tr("%1 bytes (%2)", {std::to_string(bytes), kind_.counted(count)});
    }

    [[noreturn]] void fail(Message place, Message found, Message expected) const
    {
        throw DataError(path_, std::move(place), std::move(found), std::move(expected));
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
                        Message::tr("byte %1 (record %2)",
                                    {std::to_string(labels.header_bytes() + record), std::to_string(record)}),
                        Message::tr("label %1", {std::to_string(*wrong)}), Message::tr("0 to 9"));
    }
    return digits;
}

Dataset read_idx(const std::filesystem::path &image_file, const std::filesystem::path &label_file)
{
    Dataset dataset = {read_idx_images(image_file), read_idx_labels(label_file)};
    const std::size_t image_count = dataset.pixels.size() / pixel_count;
    if (image_count != dataset.labels.size())
        throw DataError(label_file, at_byte(4), counted_labels(dataset.labels.size()),
                        Message::tr("%1, as many as there are images in %2",
                                    {std::to_string(image_count), utf8_from_path(image_file)}));
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
