// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// One answer as it was typed off a worksheet.
struct AnswerRow
{
    int line = 0;       ///< of the file, from 1
    int sheet = 0;      ///< as its number is printed
    int blank = 0;      ///< as its number is printed
    std::string answer; ///< UTF-8, without blanks around it; not empty
};

/// A row that cannot be used.
struct BadRow
{
    int line = 0;     ///< of the file, from 1
    std::string what; ///< English: what was found, what was expected
};

/// A table of answers.
struct AnswerTable
{
    std::vector<AnswerRow> rows; ///< in the order of the file; those with an empty answer are left out
    std::vector<BadRow> bad;     ///< likewise
};

/// Reads a table with the columns sheet, blank and answer, in any order and among any others, as spreadsheets
/// write them: separated by , ; or tabs, in quotes or not, lines ending in LF or CR LF, with a byte order
/// mark or without. Throws DataError, which names the file, where the heading does not name the three.
AnswerTable read_answers(std::string_view csv, const std::filesystem::path &file);

} // namespace deltascope
