// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/practice/marked_answers.h"

#include "core/practice/worksheet/sheet_slip.h"

#include <algorithm>

namespace deltascope::cli {

namespace {
/// The answers of one sheet that can be marked, and what else is to be said about each.
struct SheetRows
{
    SheetAnswers answers;
    std::optional<Asked> step;             ///< that was named as the one with the slip
    std::map<int, const AnswerRow *> rows; ///< by blank
};

/// Why an answer cannot be marked; empty when it was added.
std::string fault_of(const Sheet &sheet, const AnswerRow &row, SheetRows &known)
{
    const SheetNumber *number = sheet.blank(row.blank);
    const bool is_slip = sheet.slip && row.blank == 1;
    if (!number && !is_slip)
        return "blank: found '" + std::to_string(row.blank) + "', expected 1 to " +
               std::to_string(sheet.blanks());
    if (const auto before = known.rows.find(row.blank); before != known.rows.end())
        return "blank " + std::to_string(row.blank) + " of sheet " + std::to_string(row.sheet) +
               " has an answer in line " + std::to_string(before->second->line) + " already";
    if (is_slip) {
        known.step = step_named(sheet, row.answer);
        if (known.step)
            known.rows[row.blank] = &row;
        return known.step ? std::string()
                          : "answer: found '" + row.answer + "', expected the letter of a step";
    }
    const auto read = read_answer(sheet, *number, row.answer);
    if (const auto *fault = std::get_if<ExpressionFault>(&read))
        return "answer: found '" + row.answer + "', expected " +
               (number->sign ? std::string("+, - or 0")
                             : "a number or arithmetic (" + to_string(*fault) + ")");
    known.rows[row.blank] = &row;
    known.answers[row.blank] = std::get<Expression>(read);
    return {};
}

int blank_of(const Sheet &sheet, const Entry &entry)
{
    for (const SheetStep &step : sheet.steps)
        for (const SheetNumber &number : step.numbers)
            if (number.entry == entry)
                return number.blank;
    return 0;
}

MarkedAnswer in_words(const Sheet &sheet, const AnswerRow &row, const MarkedBlank &marked)
{
    const Entry &entry = marked.number->entry;
    MarkedAnswer answer = {row.sheet,
                           row.blank,
                           to_string(entry),
                           name_on(sheet, entry),
                           row.answer,
                           key_of(sheet, *marked.number),
                           key_as_data(sheet, *marked.number),
                           marked.mark,
                           marked.verdict.more_digits,
                           marked.verdict.codes(),
                           std::string(marked.verdict.sentence(entry.term)),
                           {}};
    for (const Entry &earlier : marked.verdict.follows_from)
        answer.follows_from.push_back(blank_of(sheet, earlier));
    return answer;
}

MarkedAnswer slip_in_words(const Sheet &sheet, const AnswerRow &row, Asked named)
{
    const bool right = named == term_of(sheet.slip->step);
    const std::string key(1, letter_of(sheet, term_of(sheet.slip->step)));
    return {row.sheet,
            row.blank,
            "slip",
            "the wrong step",
            row.answer,
            key,
            key,
            right ? Mark::Right : Mark::Wrong,
            false,
            {},
            right ? std::string()
                  : "The numbers of step " + std::string(1, letter_of(sheet, named)) +
                        " follow from those before it by its rule.",
            {}};
}

std::string joined(const std::vector<std::string_view> &parts, std::string_view between)
{
    std::string text;
    for (const std::string_view part : parts)
        text.append(text.empty() ? "" : between).append(part);
    return text;
}

std::string codes_of(const MarkedAnswer &answer)
{
    return answer.more_digits        ? "digits"
           : answer.mistakes.empty() ? "other"
                                     : joined(answer.mistakes, " or ");
}

std::string words_of(const MarkedAnswer &answer)
{
    if (answer.more_digits)
        return "near, but not to the digits asked for";
    if (answer.mistakes.empty())
        return "none that is known";
    std::vector<std::string_view> words;
    for (const std::string_view code : answer.mistakes)
        words.push_back(words_for(code));
    return joined(words, " or ");
}
} // namespace

int MarkedTable::count(Mark mark) const
{
    return static_cast<int>(std::ranges::count(answers, mark, &MarkedAnswer::mark));
}

std::vector<MistakeCount> MarkedTable::mistakes() const
{
    std::map<std::string, MistakeCount> counts;
    for (const MarkedAnswer &answer : answers) {
        if (answer.mark != Mark::Wrong)
            continue;
        MistakeCount &count = counts[codes_of(answer)];
        count.codes = codes_of(answer);
        count.words = words_of(answer);
        ++count.answers;
        count.sheets.insert(answer.sheet);
    }
    std::vector<MistakeCount> all;
    for (const auto &[codes, count] : counts)
        all.push_back(count);
    std::ranges::stable_sort(all, std::ranges::greater{}, &MistakeCount::answers);
    return all;
}

MarkedTable mark_table(const SheetMaker &maker, bool is_count_known, AnswerTable table)
{
    MarkedTable marked;
    marked.bad = std::move(table.bad);
    std::map<int, std::vector<const AnswerRow *>> by_sheet;
    const int last = is_count_known ? maker.count() : most_sheets;
    for (const AnswerRow &row : table.rows)
        if (row.sheet > last)
            marked.bad.push_back({row.line, "sheet: found '" + std::to_string(row.sheet) +
                                                "', expected 1 to " + std::to_string(last)});
        else
            by_sheet[row.sheet].push_back(&row);
    for (const auto &[number, rows] : by_sheet) {
        const Sheet sheet = maker.sheet(number);
        SheetRows known;
        for (const AnswerRow *row : rows)
            if (const std::string fault = fault_of(sheet, *row, known); !fault.empty())
                marked.bad.push_back({row->line, fault});
        for (const MarkedBlank &blank : mark_sheet(sheet, known.answers))
            marked.answers.push_back(in_words(sheet, *known.rows[blank.number->blank], blank));
        if (known.step)
            marked.answers.push_back(slip_in_words(sheet, *known.rows[1], *known.step));
        marked.unanswered += sheet.blanks() - static_cast<int>(known.rows.size());
    }
    std::ranges::stable_sort(marked.bad, {}, &BadRow::line);
    return marked;
}

} // namespace deltascope::cli
