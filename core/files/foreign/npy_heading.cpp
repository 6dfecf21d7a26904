// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/npy_heading.h"

#include "core/data/data_error.h"
#include "core/platform/number_from.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr std::size_t most_dimensions = 32; // of NumPy

/// A Python dictionary as numpy.save() writes it: strings without escapes, True and False, and a tuple of
/// whole numbers. What does not fit makes it fail.
class HeaderScanner
{
public:
    explicit HeaderScanner(std::string_view text)
        : text_(text)
    {
    }

    bool takes(std::string_view word)
    {
        skip_spaces();
        if (!text_.starts_with(word))
            return false;
        text_.remove_prefix(word.size());
        return true;
    }

    std::optional<std::string> quoted()
    {
        skip_spaces();
        if (text_.empty() || (text_[0] != '\'' && text_[0] != '"'))
            return std::nullopt;
        const std::size_t end = text_.find(text_[0], 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string word(text_.substr(1, end - 1));
        text_.remove_prefix(end + 1);
        return word;
    }

    std::optional<bool> truth()
    {
        return takes("True") ? std::optional(true) : takes("False") ? std::optional(false) : std::nullopt;
    }

    std::optional<std::vector<std::uint64_t>> tuple()
    {
        std::vector<std::uint64_t> numbers;
        if (!takes("("))
            return std::nullopt;
        while (!takes(")")) {
            const auto number = whole_number();
            if (!number || numbers.size() == most_dimensions)
                return std::nullopt;
            numbers.push_back(*number);
            if (!takes(",") && !is_next(')'))
                return std::nullopt;
        }
        return numbers;
    }

    bool at_end()
    {
        skip_spaces();
        return text_.empty();
    }

private:
    bool is_next(char c)
    {
        skip_spaces();
        return text_.starts_with(c);
    }

    void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())); }

    std::optional<std::uint64_t> whole_number()
    {
        skip_spaces();
        const std::size_t digits = std::min(text_.find_first_not_of("0123456789"), text_.size());
        const auto number = number_from<std::uint64_t>(text_.substr(0, digits));
        text_.remove_prefix(digits);
        return number;
    }

    std::string_view text_;
};

bool read_header(std::string_view text, NpyHeading &heading)
{
    HeaderScanner header(text);
    bool kind = false, order = false, shape = false; // each once
    if (!header.takes("{"))
        return false;
    while (!header.takes("}")) {
        const auto key = header.quoted();
        if (!key || !header.takes(":"))
            return false;
        if (*key == "descr" && !kind) {
            const auto text_of_kind = header.quoted();
            kind = text_of_kind.has_value();
            heading.kind = text_of_kind.value_or("");
        } else if (*key == "fortran_order" && !order) {
            const auto truth = header.truth();
            order = truth.has_value();
            heading.column_major = truth.value_or(false);
        } else if (*key == "shape" && !shape) {
            const auto sizes = header.tuple();
            shape = sizes.has_value();
            heading.shape = sizes.value_or(std::vector<std::uint64_t>());
        } else {
            return false;
        }
        header.takes(",");
    }
    return kind && order && shape && header.at_end();
}

// '<f8' and the like: the order of the bytes, then the type and how many bytes it has.
void read_kind(NpyHeading &heading)
{
    std::string_view kind = heading.kind;
    if (kind.starts_with('<') || kind.starts_with('>') || kind.starts_with('=') || kind.starts_with('|')) {
        heading.order = kind[0] == '>' ? ByteOrder::BigEndian : ByteOrder::LittleEndian;
        kind.remove_prefix(1);
    }
    if (kind == "f8")
        heading.type = NumberType::F64;
    else if (kind == "f4")
        heading.type = NumberType::F32;
    else if (kind == "f2")
        heading.type = NumberType::F16;
}
} // namespace

std::optional<std::uint64_t> NpyHeading::data_bytes() const
{
    std::uint64_t bytes = type ? bytes_in(*type) : 0;
    for (const std::uint64_t size : shape)
        if (__builtin_mul_overflow(bytes, size, &bytes))
            return std::nullopt;
    return bytes;
}

NpyHeading npy_heading(std::span<const std::uint8_t> start, const std::filesystem::path &file,
                       const Message &place)
{
    constexpr std::size_t version_at = npy_signature.size();
    constexpr std::size_t length_at = version_at + 2;
    const std::string_view bytes(reinterpret_cast<const char *>(start.data()), start.size());
    const auto fail = [&](Message found) {
        return DataError(file, place, std::move(found), Message::tr("an array as numpy.save() writes it"));
    };
    const std::size_t length_bytes = bytes.size() > version_at && bytes[version_at] == 1 ? 2 : 4;
    if (!bytes.starts_with(npy_signature) || bytes.size() < length_at + length_bytes)
        throw fail(Message::tr("no NumPy array"));
    std::size_t length = 0;
    for (std::size_t i = length_bytes; i-- > 0;)
        length = length << 8 | start[length_at + i];
    NpyHeading heading;
    heading.data_start = length_at + length_bytes + length;
    if (length > bytes.size() - length_at - length_bytes)
        throw fail(Message::tr("a header of %1 bytes", {std::to_string(length)}));
    const bool understood = read_header(bytes.substr(length_at + length_bytes, length), heading);
    if (heading.kind.find('O') != std::string::npos)
        throw DataError(file, place, Message::tr("an array of Python objects, which is a pickle"),
                        Message::tr("one array of numbers for each tensor, as numpy.savez(\"net.npz\", "
                                    "W1=W1, b1=b1, W2=W2, b2=b2) saves them"));
    if (!understood)
        throw fail(Message::tr("a header of another form"));
    read_kind(heading);
    if (!heading.data_bytes())
        throw fail(Message::tr("shape %1", {shape_text(heading.shape)}));
    return heading;
}

std::vector<double> npy_numbers(const NpyHeading &heading, std::span<const std::uint8_t> data)
{
    std::vector<double> numbers = numbers_in(data, *heading.type, heading.order);
    if (!heading.column_major || heading.shape.size() != 2)
        return numbers;
    std::vector<double> rows(numbers.size());
    const std::size_t row_count = heading.shape[0];
    const std::size_t column_count = heading.shape[1];
    for (std::size_t row = 0; row < row_count; ++row)
        for (std::size_t column = 0; column < column_count; ++column)
            rows[row * column_count + column] = numbers[column * row_count + row];
    return rows;
}

} // namespace deltascope
