// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/byte_reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// The lines of a text table, gzipped or not, that are not empty; whichever system it comes from. A byte
/// order mark, the line sep=; of Excel's and what stands before the data in Weka's ARFF are left out. Throws
/// DataError for a line that is too long to be an image, and for what is no text of bytes.
class CsvLines
{
public:
    /// Throws DataError for a file that cannot be read.
    explicit CsvLines(const std::filesystem::path &file);

    /// The next line, without its end; valid until the next call. False behind the last.
    bool next(std::string_view &line);
    /// Of the line that next() has given, from 1, as an editor counts.
    std::uint64_t number() const { return number_; }
    /// "line 3"
    Message place() const;
    /// Bytes that have been read so far, unpacked.
    std::uint64_t bytes() const { return bytes_; }

private:
    bool take_line();
    bool refill();
    void check_text() const;
    bool is_passed_over(std::string_view line);

    std::filesystem::path file_;
    ByteReader reader_;
    std::vector<std::uint8_t> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::string line_;
    std::uint64_t number_ = 0;
    std::uint64_t bytes_ = 0;
    bool arff_ = false;
    bool after_return_ = false; ///< whether the next line feed belongs to the line end before it
};

/// The cells of a line: what stands between separators, without blanks around it and without quotes, in which
/// a separator is text. A blank as a separator is any number of blanks.
void split_cells(std::string_view line, char separator, std::vector<std::string_view> &cells);

/// The separator of a table, told from a line of it: a tab, a semicolon, a comma, or else blanks.
char separator_of(std::string_view line);

/// The number of a cell, with a decimal point or comma; nothing for anything else.
std::optional<double> number_in(std::string_view cell);

} // namespace deltascope
