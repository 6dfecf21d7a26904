// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/practice/sheet_options.h"
#include "core/files/answers_csv.h"
#include "core/practice/worksheet/sheet_marking.h"

#include <map>
#include <set>

namespace deltascope::cli {

/// One answer of a table, marked, in words.
struct MarkedAnswer
{
    int sheet = 0;
    int blank = 0;
    std::string entry; ///< as trace names it: "delta1[0]"
    std::string name;  ///< as the sheet names it
    std::string answer;
    std::string key;
    std::string key_as_data; ///< for a program to read
    Mark mark = Mark::Wrong;
    bool more_digits = false;               ///< near, but not exact enough
    std::vector<std::string_view> mistakes; ///< what it could be: "M2"
    std::string sentence;          ///< to be said to the student; empty where there is nothing to say
    std::vector<int> follows_from; ///< blanks with wrong answers that it was worked out from
};

/// How often a mistake was made, or one of several that give the same number.
struct MistakeCount
{
    std::string codes; ///< "M2", "M2 or M6", "other"
    std::string words; ///< what they are
    int answers = 0;
    std::set<int> sheets;
};

/// A table of answers, marked.
struct MarkedTable
{
    std::vector<MarkedAnswer> answers; ///< by sheet and blank
    std::vector<BadRow> bad;           ///< by line
    int unanswered = 0;                ///< blanks of the sheets that have answers

    int count(Mark mark) const;
    /// The most frequent first.
    std::vector<MistakeCount> mistakes() const;
};

MarkedTable mark_table(const SheetMaker &maker, bool is_count_known, AnswerTable table);

// The same as text for people, as CSV (answers or the mistakes alone) and as JSON.
std::string as_text(const MarkedTable &table);
std::string summary_text(const MarkedTable &table);
std::string as_csv(const MarkedTable &table);
std::string summary_csv(const MarkedTable &table);
std::string as_json(const MarkedTable &table);

} // namespace deltascope::cli
