// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/practice/marked_answers.h"
#include "app/cli/text.h"
#include "core/files/json_text.h"

namespace deltascope::cli {

namespace {
constexpr int number_width = 7;
constexpr int name_width = 18;
constexpr int answer_width = 16;
constexpr int mark_width = 16;
constexpr int codes_width = 20;

std::string counted(int count, std::string_view one, std::string_view several)
{
    return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

std::string blanks_text(const std::vector<int> &blanks, std::string_view between)
{
    std::string text;
    for (const int blank : blanks)
        text.append(text.empty() ? "" : between).append(std::to_string(blank));
    return text;
}

std::string codes_text(const MarkedAnswer &answer, std::string_view between)
{
    std::string text;
    for (const std::string_view code : answer.mistakes)
        text.append(text.empty() ? "" : between).append(code);
    return text;
}

/// What stands behind a mark.
std::string remark(const MarkedAnswer &answer)
{
    if (answer.mark == Mark::FollowThrough)
        return "follows from blank " + blanks_text(answer.follows_from, ", ");
    if (answer.more_digits)
        return "near, but not to the digits that the sheet asks for";
    return answer.mistakes.empty() ? answer.sentence : codes_text(answer, " or ") + ": " + answer.sentence;
}

std::string row(const std::string &sheet, const std::string &blank, const std::string &name,
                const std::string &answer, const std::string &key, const std::string &mark,
                const std::string &why)
{
    std::string line = left_aligned(sheet, number_width) + left_aligned(blank, number_width) +
                       left_aligned(name, name_width) + left_aligned(answer + " ", answer_width) +
                       left_aligned(key + " ", answer_width) + left_aligned(mark, mark_width) + why;
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

/// As the summary has them; nothing for an answer with no mistake that is known.
std::string codes_csv(const MarkedAnswer &answer)
{
    return answer.more_digits ? "digits" : codes_text(answer, " ");
}

/// In quotes where a spreadsheet needs them.
std::string csv_field(const std::string &text)
{
    if (text.find_first_of(",\"\n;") == text.npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string sheets_text(const std::set<int> &sheets)
{
    return blanks_text({sheets.begin(), sheets.end()}, " ");
}

std::string as_json(const MarkedAnswer &answer)
{
    return json_object(
        {{"sheet", json(answer.sheet)},
         {"blank", json(answer.blank)},
         {"entry", json(answer.entry)},
         {"answer", json(answer.answer)},
         {"key", json(answer.key_as_data)},
         {"mark", json(to_string(answer.mark))},
         {"more_digits", answer.more_digits ? "true" : "false"},
         {"mistakes", json_list(answer.mistakes, [](std::string_view code) { return json(code); })},
         {"follows_from", json_list(answer.follows_from, [](int blank) { return json(blank); })}});
}

std::string as_json(const MistakeCount &count)
{
    return json_object({{"mistakes", json(count.codes)},
                        {"words", json(count.words)},
                        {"answers", json(count.answers)},
                        {"sheets", json_list(count.sheets, [](int sheet) { return json(sheet); })}});
}
} // namespace

std::string as_text(const MarkedTable &table)
{
    std::string text = row("sheet", "blank", "number", "answer", "key", "mark", "");
    for (const MarkedAnswer &answer : table.answers)
        text += row(std::to_string(answer.sheet), std::to_string(answer.blank), answer.name, answer.answer,
                    answer.key, std::string(to_string(answer.mark)), remark(answer));
    return text + "\n" + summary_text(table);
}

std::string summary_text(const MarkedTable &table)
{
    std::string text = counted(static_cast<int>(table.answers.size()), "answer", "answers") + ": " +
                       std::to_string(table.count(Mark::Right)) + " right, " +
                       std::to_string(table.count(Mark::FollowThrough)) + " right by an earlier slip, " +
                       std::to_string(table.count(Mark::Wrong)) + " wrong; " +
                       counted(table.unanswered, "blank", "blanks") + " of these sheets without an answer.\n";
    for (const MistakeCount &count : table.mistakes())
        text += left_aligned(count.codes + " ", codes_width) +
                left_aligned(counted(count.answers, "time", "times"), 10) +
                left_aligned("sheet " + sheets_text(count.sheets) + " ", 16) + count.words + "\n";
    return text;
}

std::string as_csv(const MarkedTable &table)
{
    std::string text = "sheet,blank,entry,answer,key,mark,mistakes,follows_from\n";
    for (const MarkedAnswer &answer : table.answers)
        text.append(std::to_string(answer.sheet) + "," + std::to_string(answer.blank) + "," +
                    csv_field(answer.entry) + "," + csv_field(answer.answer) + "," +
                    csv_field(answer.key_as_data) + "," + std::string(to_string(answer.mark)) + "," +
                    codes_csv(answer) + "," + blanks_text(answer.follows_from, " ") + "\n");
    return text;
}

std::string summary_csv(const MarkedTable &table)
{
    std::string text = "mistakes,words,answers,sheets\n";
    for (const MistakeCount &count : table.mistakes())
        text.append(csv_field(count.codes) + "," + csv_field(count.words) + "," +
                    std::to_string(count.answers) + "," + sheets_text(count.sheets) + "\n");
    return text;
}

std::string as_json(const MarkedTable &table)
{
    return json_object(
        {{"answers", json_list(table.answers, [](const MarkedAnswer &answer) { return as_json(answer); })},
         {"right", json(table.count(Mark::Right))},
         {"follow_through", json(table.count(Mark::FollowThrough))},
         {"wrong", json(table.count(Mark::Wrong))},
         {"unanswered", json(table.unanswered)},
         {"mistakes", json_list(table.mistakes(), [](const MistakeCount &count) { return as_json(count); })},
         {"bad_rows", json_list(table.bad, [](const BadRow &bad) {
              return json_object({{"line", json(bad.line)}, {"what", json(bad.what)}});
          })}});
}

} // namespace deltascope::cli
