// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/answers_csv.h"

#include "core/data/data_error.h"
#include "core/data/lower_case.h"
#include "core/files/csv_text.h"
#include "core/platform/number_from.h"

#include <algorithm>
#include <array>
#include <optional>

namespace deltascope {

namespace {
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 3> wanted = {"sheet", "blank", "answer"};

std::string trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string()
                              : std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

/// One field off the front of a line; in quotes "" is a quote, and the separator is text.
std::string take_field(std::string_view &line, char separator)
{
    const std::size_t first = line.find_first_not_of(' ');
    if (first == line.npos || line[first] != '"')
        return trimmed(take(line, separator));
    std::string field;
    line.remove_prefix(first + 1);
    while (!line.empty()) {
        const std::size_t quote = std::min(line.find('"'), line.size());
        field += line.substr(0, quote);
        line.remove_prefix(std::min(quote + 1, line.size()));
        if (!line.starts_with('"'))
            break;
        field += '"';
        line.remove_prefix(1);
    }
    take(line, separator);
    return trimmed(field);
}

std::vector<std::string> fields_of(std::string_view line, char separator)
{
    std::vector<std::string> fields;
    const bool ends_empty = line.ends_with(separator);
    while (!line.empty())
        fields.push_back(take_field(line, separator));
    if (ends_empty)
        fields.emplace_back();
    return fields;
}

char separator_of(std::string_view heading)
{
    for (const char separator : {'\t', ';'})
        if (heading.find(separator) != heading.npos)
            return separator;
    return ',';
}

/// What a heading says: where the columns are.
struct Columns
{
    char separator = ',';
    std::size_t count = 0;
    std::array<std::size_t, wanted.size()> places = {};
};

std::optional<Columns> columns_of(std::string_view heading)
{
    Columns columns;
    columns.separator = separator_of(heading);
    std::vector<std::string> names = fields_of(heading, columns.separator);
    std::ranges::transform(names, names.begin(), lower_case);
    columns.count = names.size();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = std::ranges::find(names, wanted[i]);
        if (found == names.end())
            return std::nullopt;
        columns.places[i] = static_cast<std::size_t>(found - names.begin());
    }
    return columns;
}

std::string found_instead(std::string_view what, const std::string &found, std::string_view expected)
{
    return std::string(what).append(": found '").append(found).append("', expected ").append(expected);
}

void add_row(std::string_view text, int line, const Columns &columns, AnswerTable &table)
{
    const std::vector<std::string> fields = fields_of(text, columns.separator);
    if (fields.size() != columns.count) {
        std::string what =
            "found " + std::to_string(fields.size()) + " columns, expected " + std::to_string(columns.count);
        if (columns.separator == ',' && fields.size() > columns.count)
            what += "; an answer with a comma has to be in quotes";
        table.bad.push_back({line, what});
        return;
    }
    AnswerRow row = {line, 0, 0, fields[columns.places[2]]};
    for (const auto &[number, column] : {std::pair(&row.sheet, 0), std::pair(&row.blank, 1)}) {
        const std::string &field = fields[columns.places[static_cast<std::size_t>(column)]];
        const std::optional<int> read = number_from<int>(field);
        if (!read || *read < 1) {
            table.bad.push_back(
                {line, found_instead(wanted[static_cast<std::size_t>(column)], field, "a number from 1")});
            return;
        }
        *number = *read;
    }
    if (!row.answer.empty())
        table.rows.push_back(std::move(row));
}
} // namespace

AnswerTable read_answers(std::string_view csv, const std::filesystem::path &file)
{
    if (csv.starts_with(byte_order_mark))
        csv.remove_prefix(byte_order_mark.size());
    const auto columns = columns_of(take(csv, '\n'));
    if (!columns)
        throw DataError(file, deltascope::Message::tr("line %1", {std::string("1")}),
                        deltascope::Message::tr("no heading"),
                        deltascope::Message::tr("the columns sheet, blank and answer"));
    AnswerTable table;
    for (int line = 2; !csv.empty(); ++line) {
        const std::string_view text = take(csv, '\n');
        if (!trimmed(text).empty())
            add_row(text, line, *columns, table);
    }
    return table;
}

} // namespace deltascope
