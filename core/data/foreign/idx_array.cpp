// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/idx_array.h"

#include "core/data/byte_reader.h"
#include "core/data/data_error.h"
#include "core/data/foreign/pixel_scale.h"
#include "core/image_size.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <span>
#include <string>
#include <utility>

namespace deltascope {

namespace {
constexpr std::size_t most_dimensions = 4;
constexpr std::uint32_t qmnist_columns = 8;
constexpr std::size_t chunk_bytes = 1 << 20;
constexpr std::size_t word_bytes = 4; // of a dimension
constexpr double largest_label = 1e9;

/// Codes of IDX for the type of the numbers.
enum Type : std::uint8_t {
    Byte = 0x08,
    SignedByte = 0x09,
    Short = 0x0B,
    Int = 0x0C,
    Float = 0x0D,
    Double = 0x0E
};

std::size_t bytes_of(std::uint8_t type)
{
    switch (type) {
    case Byte:
    case SignedByte:
        return 1;
    case Short:
        return 2;
    case Int:
    case Float:
        return 4;
    case Double:
        return 8;
    default:
        return 0;
    }
}

std::uint64_t bits_at(const std::uint8_t *bytes, std::size_t count)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i)
        bits = bits << 8 | bytes[i];
    return bits;
}

double number_at(const std::uint8_t *bytes, std::uint8_t type)
{
    const std::uint64_t bits = bits_at(bytes, bytes_of(type));
    switch (type) {
    case SignedByte:
        return static_cast<std::int8_t>(bits);
    case Short:
        return static_cast<std::int16_t>(bits);
    case Int:
        return static_cast<std::int32_t>(bits);
    case Float:
        return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case Double:
        return std::bit_cast<double>(bits);
    default:
        return static_cast<double>(bits);
    }
}

std::uint32_t root_of(std::uint32_t square)
{
    const auto root = static_cast<std::uint32_t>(std::lround(std::sqrt(square)));
    return root * root == square ? root : 0;
}

/// The dimensions without those of one channel: n, height, width.
std::vector<std::uint32_t> without_channel(std::vector<std::uint32_t> shape)
{
    if (shape.size() == most_dimensions && shape[1] == 1)
        shape.erase(shape.begin() + 1);
    else if (shape.size() == most_dimensions && shape[3] == 1)
        shape.pop_back();
    return shape;
}

std::string number_text(double number)
{
    constexpr int digits = 6;
    std::array<char, 32> text = {};
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, digits);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

/// The numbers of an array, record by record.
class Records
{
public:
    Records(const std::filesystem::path &file, const IdxArray &array, Message (*counted)(std::uint64_t))
        : file_(file)
        , array_(array)
        , counted_(counted)
        , reader_(file)
        , record_bytes_(bytes_of(array.type))
    {
        for (std::size_t i = 1; i < array.shape.size(); ++i)
            record_bytes_ *= array.shape[i];
        std::vector<std::uint8_t> header(word_bytes * (1 + array.shape.size()));
        reader_.read(header);
        place_ = header.size();
        whole_ = place_ + array.count() * record_bytes_;
        if (array.count() == 0 || array.count() > most_images)
            throw DataError(file, deltascope::Message::tr("byte %1", {std::to_string(word_bytes)}),
                            counted(array.count()),
                            deltascope::Message::tr("1 to %1", {std::to_string(most_images)}));
        if (whole_ > reader_.most_bytes())
            fail(deltascope::Message::tr("at most %1 bytes", {std::to_string(reader_.most_bytes())}));
    }

    std::size_t record_bytes() const { return record_bytes_; }

    /// The next records, at most so many; empty at the end of the array. A file that ends before or after its
    /// array throws.
    std::span<const std::uint8_t> next(std::size_t most)
    {
        const std::uint64_t left = whole_ - place_;
        buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, most * record_bytes_)));
        const std::size_t found = reader_.read(buffer_);
        place_ += found;
        if (found < buffer_.size())
            fail(deltascope::Message::tr("the end of the file"));
        std::array<std::uint8_t, 1> beyond = {};
        if (buffer_.empty() && reader_.read(beyond) > 0)
            fail(deltascope::Message::tr("more bytes"));
        return buffer_;
    }

    Message place() const { return Message::tr("byte %1", {std::to_string(place_)}); }

private:
    [[noreturn]] void fail(Message found) const
    {
        throw DataError(file_, place(), std::move(found),
                        Message::tr("%1 bytes (%2)", {std::to_string(whole_), counted_(array_.count())}));
    }

    std::filesystem::path file_;
    IdxArray array_;
    Message (*counted_)(std::uint64_t);
    ByteReader reader_;
    std::size_t record_bytes_;
    std::uint64_t place_ = 0;
    std::uint64_t whole_ = 0;
    std::vector<std::uint8_t> buffer_;
};

Message counted_images(std::uint64_t count)
{
    return Message::tr("%1 image(s)", nullptr, count, {std::to_string(count)});
}

Message counted_labels(std::uint64_t count)
{
    return Message::tr("%1 label(s)", nullptr, count, {std::to_string(count)});
}

/// The least and the largest of numbers; twice the first that is not finite where there is one.
std::pair<double, double> extremes_of(std::span<const std::uint8_t> numbers, std::uint8_t type)
{
    if (type == Byte) {
        const auto [least, largest] = std::ranges::minmax(numbers);
        return {least, largest};
    }
    double least = number_at(numbers.data(), type);
    double largest = least;
    for (std::size_t i = 0; i < numbers.size(); i += bytes_of(type)) {
        const double number = number_at(numbers.data() + i, type);
        if (!std::isfinite(number))
            return {number, number};
        least = std::min(least, number);
        largest = std::max(largest, number);
    }
    return {least, largest};
}

/// Reads the images of an array, each chunk of numbers first as they stand, then as bytes of ink.
class ImageReader
{
public:
    ImageReader(const std::filesystem::path &file, const IdxArray &array, const ReadProgress &progress)
        : file_(file)
        , array_(array)
        , progress_(progress)
        , fit_(array.height(), array.width())
        , size_(static_cast<std::size_t>(array.height()) * static_cast<std::size_t>(array.width()))
        , scale_(size_)
    {
    }

    LabelledImages read()
    {
        while (!read_once()) // until the range of the numbers is known
            ;
        LabelledImages images{std::move(pixels_)};
        images.file = file_;
        for (const Message &note : {scale_.note(), fit_.note()})
            if (!note.empty())
                images.notes.push_back(note);
        return images;
    }

private:
    bool read_once()
    {
        Records records(file_, array_, counted_images);
        const std::size_t most = std::max<std::size_t>(1, chunk_bytes / records.record_bytes());
        pixels_.clear();
        pixels_.reserve(static_cast<std::size_t>(array_.count()) * pixel_count);
        for (auto chunk = records.next(most); !chunk.empty(); chunk = records.next(most)) {
            if (!understands(chunk, records.place()))
                return false;
            const std::span<const std::uint8_t> bytes = bytes_in(chunk);
            for (std::size_t first = 0; first < bytes.size(); first += size_)
                fit_.append(bytes.data() + first, pixels_);
            tell(progress_,
                 static_cast<double>(pixels_.size() / pixel_count) / static_cast<double>(array_.count()));
        }
        return true;
    }

    bool understands(std::span<const std::uint8_t> numbers, Message place)
    {
        const auto [least, largest] = extremes_of(numbers, array_.type);
        const PixelScale::Seen seen = scale_.see(least, largest);
        if (seen == PixelScale::Seen::Impossible)
            throw DataError(
                file_, std::move(place),
                deltascope::Message::tr("numbers from %1 to %2", {number_text(least), number_text(largest)}),
                PixelScale::expected());
        return seen == PixelScale::Seen::Fits;
    }

    std::span<const std::uint8_t> bytes_in(std::span<const std::uint8_t> numbers)
    {
        if (array_.type == Byte && scale_.is_bytes())
            return numbers;
        bytes_.clear();
        for (std::size_t i = 0; i < numbers.size(); i += bytes_of(array_.type))
            bytes_.push_back(scale_.byte_of(number_at(numbers.data() + i, array_.type)));
        return bytes_;
    }

    std::filesystem::path file_;
    IdxArray array_;
    const ReadProgress &progress_;
    ImageFit fit_;
    std::size_t size_; ///< pixels of an image
    PixelScale scale_;
    std::vector<std::uint8_t> pixels_;
    std::vector<std::uint8_t> bytes_;
};
} // namespace

bool IdxArray::is_images() const
{
    const std::vector<std::uint32_t> sizes = without_channel(shape);
    return sizes.size() == 3 || (sizes.size() == 2 && root_of(sizes[1]) >= shortest_side);
}

bool IdxArray::is_labels() const
{
    return shape.size() == 1 || (shape.size() == 2 && (shape[1] == 1 || shape[1] == qmnist_columns));
}

std::string IdxArray::shape_text() const
{
    std::string text;
    for (const std::uint32_t size : shape)
        text.append(text.empty() ? "" : "×").append(std::to_string(size));
    return text;
}

int IdxArray::height() const
{
    const std::vector<std::uint32_t> sizes = without_channel(shape);
    return static_cast<int>(sizes.size() == 3 ? sizes[1] : root_of(sizes[1]));
}

int IdxArray::width() const
{
    const std::vector<std::uint32_t> sizes = without_channel(shape);
    return static_cast<int>(sizes.size() == 3 ? sizes[2] : root_of(sizes[1]));
}

std::optional<IdxArray> idx_array_in(const std::filesystem::path &file)
{
    ByteReader reader(file);
    std::array<std::uint8_t, word_bytes> start = {};
    const std::size_t found = reader.read(start);
    if (found < start.size() && start[0] == 0 && start[1] == 0)
        throw DataError(file, Message::tr("byte %1", {std::to_string(found)}),
                        Message::tr("the end of the file"),
                        Message::tr("the header of images or labels (IDX)"));
    if (found < start.size() || start[0] != 0 || start[1] != 0 || bytes_of(start[2]) == 0 || start[3] == 0 ||
        start[3] > most_dimensions)
        return std::nullopt;
    IdxArray array = {.type = start[2], .shape = {}};
    for (int dimension = 0; dimension < start[3]; ++dimension) {
        std::array<std::uint8_t, word_bytes> size = {};
        if (reader.read(size) < size.size())
            throw DataError(file, {}, Message::tr("the end of the file"),
                            Message::tr("the sizes of %1 dimensions", {std::to_string(start[3])}));
        array.shape.push_back(static_cast<std::uint32_t>(bits_at(size.data(), size.size())));
    }
    return array;
}

LabelledImages idx_images(const std::filesystem::path &file, const IdxArray &array,
                          const ReadProgress &progress)
{
    if (!array.is_images() || !ImageFit::takes(static_cast<std::uint64_t>(array.height())) ||
        !ImageFit::takes(static_cast<std::uint64_t>(array.width())))
        throw DataError(file, Message::tr("byte %1", {std::to_string(2 * word_bytes)}),
                        Message::tr("an array of %1", {array.shape_text()}), ImageFit::expected());
    return ImageReader(file, array, progress).read();
}

Labels idx_labels(const std::filesystem::path &file, const IdxArray &array)
{
    if (!array.is_labels())
        throw DataError(file, Message::tr("byte %1", {std::to_string(word_bytes)}),
                        Message::tr("an array of %1", {array.shape_text()}),
                        Message::tr("one label for each image"));
    Records records(file, array, counted_labels);
    Labels labels;
    for (auto chunk = records.next(chunk_bytes / records.record_bytes()); !chunk.empty();
         chunk = records.next(chunk_bytes / records.record_bytes()))
        for (std::size_t first = 0; first < chunk.size(); first += records.record_bytes()) {
            const double label = number_at(chunk.data() + first, array.type);
            if (!(std::abs(label) <= largest_label) || label != std::floor(label))
                throw DataError(file, Message::tr("label %1", {std::to_string(labels.size())}),
                                number_text(label), Message::tr("a whole number"));
            if (!labels.add(std::to_string(static_cast<int>(label))))
                fail_too_many_labels(file, Message::tr("label %1", {std::to_string(labels.size())}));
        }
    return labels;
}

} // namespace deltascope
