// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_lines.h"

#include "core/data/data_error.h"
#include "core/data/lower_case.h"
#include "core/platform/number_from.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deltascope {

namespace {
constexpr std::size_t buffer_bytes = 256 * 1024;
constexpr std::size_t longest_line = 1 << 20; // 64×64 numbers with every digit of a double are a tenth of it
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separator_line = "sep=";
constexpr std::string_view arff_beginning = "@relation";
constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The cell at the front of a line; the line goes on behind its separator.
std::string_view take_cell(std::string_view &line, char separator)
{
    const std::size_t quote = line.find_first_not_of(blanks);
    std::size_t end = std::min(line.find(separator), line.size());
    std::string_view cell = line.substr(0, end);
    if (quote != line.npos && line[quote] == '"' && quote < end) {
        const std::size_t closing = line.find('"', quote + 1);
        cell = line.substr(quote + 1, closing == line.npos ? closing : closing - quote - 1);
        end = std::min(line.find(separator, std::min(closing, line.size())), line.size());
    }
    line.remove_prefix(end);
    cell = trimmed(cell);
    const bool quoted = cell.size() > 2 && cell.front() == '\'' && cell.back() == '\'';
    return quoted ? cell.substr(1, cell.size() - 2) : cell;
}
} // namespace

CsvLines::CsvLines(const std::filesystem::path &file)
    : file_(file)
    , reader_(file)
    , buffer_(buffer_bytes)
{
}

Message CsvLines::place() const
{
    return Message::tr("line %1", {std::to_string(number_)});
}

bool CsvLines::refill()
{
    at_ = 0;
    end_ = reader_.read(buffer_);
    bytes_ += end_;
    return end_ > 0;
}

void CsvLines::check_text() const
{
    if (line_.starts_with("\xFF\xFE") || line_.starts_with("\xFE\xFF"))
        throw DataError(file_, {}, Message::tr("text in UTF-16"),
                        Message::tr("a table in UTF-8, as \"CSV UTF-8\" of a spreadsheet is"));
    if (line_.find('\0') != line_.npos)
        throw DataError(file_, place(), Message::tr("bytes that are no text"),
                        Message::tr("a table with a line for each image (CSV)"));
}

/// A line ends with a line feed, a carriage return, or both.
bool CsvLines::take_line()
{
    line_.clear();
    ++number_;
    while (at_ < end_ || refill()) {
        const auto *const first = reinterpret_cast<const char *>(buffer_.data());
        if (std::exchange(after_return_, false) && first[at_] == '\n') {
            ++at_;
            continue;
        }
        const std::string_view rest(first + at_, end_ - at_);
        const std::size_t length = std::min(rest.find_first_of("\r\n"), rest.size());
        if (line_.size() + length > longest_line)
            throw DataError(file_, place(),
                            Message::tr("a line of more than %1 bytes", {std::to_string(longest_line)}),
                            Message::tr("a line for each image, of at most 64×64 pixels"));
        line_.append(rest.substr(0, length));
        at_ += length;
        if (at_ < end_) {
            after_return_ = first[at_++] == '\r';
            return true;
        }
    }
    return !line_.empty();
}

bool CsvLines::next(std::string_view &line)
{
    while (take_line()) {
        check_text();
        line = line_;
        if (number_ == 1 && line.starts_with(byte_order_mark))
            line.remove_prefix(byte_order_mark.size());
        if (!is_passed_over(line))
            return true;
    }
    return false;
}

/// ARFF begins with comments or the name of the relation.
bool CsvLines::is_passed_over(std::string_view line)
{
    if (number_ == 1) {
        arff_ = line.starts_with('%') || lower_case(std::string(line)).starts_with(arff_beginning);
        if (line.starts_with(separator_line))
            return true;
    }
    return trimmed(line).empty() || (arff_ && (line.starts_with('@') || line.starts_with('%')));
}

void split_cells(std::string_view line, char separator, std::vector<std::string_view> &cells)
{
    cells.clear();
    if (separator == ' ')
        line = trimmed(line);
    for (;;) {
        cells.push_back(take_cell(line, separator));
        if (line.empty())
            return;
        line.remove_prefix(1);
        if (separator == ' ')
            line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    }
}

char separator_of(std::string_view line)
{
    for (const char separator : {'\t', ';', ','})
        if (line.find(separator) != line.npos)
            return separator;
    return ' ';
}

std::optional<double> number_in(std::string_view cell)
{
    std::array<char, 32> text = {};
    if (cell.starts_with('+'))
        cell.remove_prefix(1);
    if (cell.empty() || cell.size() > text.size())
        return std::nullopt;
    std::ranges::copy(cell, text.begin());
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(cell.size());
    std::replace(text.begin(), end, ',', '.');
    return number_from<double>({text.data(), cell.size()});
}

} // namespace deltascope
