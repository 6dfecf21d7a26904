// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"
#include "app/cli/practice/marked_answers.h"
#include "app/cli/text.h"
#include "core/data/data_error.h"
#include "core/files/json_text.h"
#include "core/platform/number_from.h"
#include "core/practice/marking.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace deltascope::cli {

namespace {
[[noreturn]] void fail(std::string_view option, const std::string &found, const std::string &expected)
{
    throw UsageError(std::string(option) + ": found '" + found + "', expected " + expected);
}

Asked term_in(const Arguments &arguments)
{
    const std::string name = arguments.required("--term");
    const auto term = asked_from(name);
    if (!term)
        fail("--term", name, "one of " + names_of(all_asked));
    return *term;
}

Expression answer_in(const Arguments &arguments)
{
    const std::string text = arguments.required("--answer");
    const auto read = read_expression(text);
    if (const auto *fault = std::get_if<ExpressionFault>(&read))
        fail("--answer", text, "a number or arithmetic (" + to_string(*fault) + ")");
    return std::get<Expression>(read);
}

std::string expected_entry(Asked term, const Shape &shape)
{
    if (is_scalar(term))
        return "none for " + std::string(to_string(term));
    const std::string row = "I from 0 to " + std::to_string(shape.rows - 1);
    return is_matrix(term) ? "I,J, " + row + " and J from 0 to " + std::to_string(shape.columns - 1) : row;
}

/// The numbers of "I" or "I,J"; nothing for any other text.
std::optional<Entry> parsed_entry(Asked term, const std::string &text)
{
    const std::size_t comma = text.find(',');
    if ((comma != text.npos) != is_matrix(term))
        return std::nullopt;
    const auto row = number_from<int>(text.substr(0, comma));
    const auto column = is_matrix(term) ? number_from<int>(text.substr(comma + 1)) : std::optional(0);
    return row && column ? std::optional(Entry{term, *row, *column}) : std::nullopt;
}

Entry entry_in(const Arguments &arguments, Asked term, const Parameters<double> &parameters)
{
    const Shape shape = shape_of(parameters, term);
    if (is_scalar(term)) {
        if (arguments.has("--entry"))
            fail("--entry", arguments.text("--entry"), expected_entry(term, shape));
        return {term};
    }
    const std::string text = arguments.required("--entry");
    const auto entry = parsed_entry(term, text);
    if (!entry || entry->row < 0 || entry->row >= shape.rows || entry->column < 0 ||
        entry->column >= shape.columns)
        fail("--entry", text, expected_entry(term, shape));
    return *entry;
}

std::string as_json(const Verdict &verdict)
{
    return json_object(
        {{"right", verdict.right ? "true" : "false"},
         {"expected", json(verdict.expected)},
         {"mistakes", json_list(verdict.codes(), [](std::string_view code) { return json(code); })}});
}

std::string as_text(const Entry &entry, const Verdict &verdict)
{
    std::string text = verdict.right ? "right: " : "wrong: ";
    text += to_string(entry) + " = " + number_text(verdict.expected) + "\n";
    if (verdict.more_digits)
        text += "The number is right to as many digits as were given; more are needed.\n";
    for (const Mistake mistake : verdict.mistakes)
        text += left_aligned(code_of(mistake), 10) + std::string(sentence(mistake)) + "\n";
    return text;
}

std::string text_of(const std::filesystem::path &file)
{
    std::ifstream source(file, std::ios::binary);
    std::ostringstream text;
    text << source.rdbuf();
    if (!source)
        throw DataError(file, {}, deltascope::Message::tr("a file that cannot be read"),
                        deltascope::Message::tr("a table of answers"));
    return text.str();
}

enum class Format { Text, Csv, Json };

Format format_in(const Arguments &arguments)
{
    const std::string name = arguments.has("--format") ? arguments.text("--format") : "text";
    if (name != "text" && name != "csv" && name != "json")
        fail("--format", name, "text, csv or json");
    return arguments.has("--json") || name == "json" ? Format::Json
           : name == "csv"                           ? Format::Csv
                                                     : Format::Text;
}

void mark_answers(const Arguments &arguments)
{
    for (const std::string_view name : {"--term", "--entry", "--answer"})
        if (arguments.has(name))
            throw UsageError("--answers and " + std::string(name) + " cannot be used together");
    const Format format = format_in(arguments);
    const bool summary = arguments.has("--summary");
    const std::filesystem::path file = arguments.path("--answers");
    AnswerTable answers = read_answers(text_of(file), file);
    const SheetMaker maker(arguments);
    const MarkedTable table = mark_table(maker, arguments.has("--count"), std::move(answers));
    if (format == Format::Json)
        std::cout << as_json(table) << '\n';
    else if (format == Format::Csv)
        std::cout << (summary ? summary_csv(table) : as_csv(table));
    else
        std::cout << (summary ? summary_text(table) : as_text(table));
    for (const BadRow &bad : table.bad)
        std::cerr << utf8_from_path(file) << ", line " << bad.line << ": " << bad.what << '\n';
    if (!table.bad.empty())
        throw Failure("rows that could not be marked: " + std::to_string(table.bad.size()));
}

void run(const Arguments &arguments)
{
    if (arguments.has("--answers"))
        return mark_answers(arguments);
    for (const std::string_view name :
         {"--level", "--count", "--convention", "--first-index", "--paper", "--format", "--summary"})
        if (arguments.has(name))
            throw UsageError(std::string(name) + " needs --answers");
    const Asked term = term_in(arguments); // what is typed is looked at before files are read
    const Expression answer = answer_in(arguments);
    const Subject subject = subject_in(arguments);
    const Entry entry = entry_in(arguments, term, subject.network.parameters);
    const Pass<double> pass = backpropagate(subject.network, subject.x0, subject.y);
    const Verdict verdict = mark(subject.task(pass), entry, answer);
    std::cout << (arguments.has("--json") ? as_json(verdict) + "\n" : as_text(entry, verdict));
}
} // namespace

Command mark_command()
{
    return {
        .name = "mark",
        .usage = "(--network NAME | --model FILE --index N) (--term TERM [--entry I[,J]] --answer TEXT | "
                 "--answers FILE.csv) [OPTION…]",
        .summary = "Mark an answer as the window does, or worksheets; name the likely mistakes.",
        .options = sheet_options(
            {{"--term", "TERM", "as trace names it, or after.W1, after.b1, after.W2, after.b2, after.loss"},
             {"--entry", "I[,J]", "which number of it, from 0; left out for a loss"},
             {"--answer", "TEXT", "a number with . or , (3.2e-4, 3.2·10^-4) or arithmetic: 0.88*(1-0.88)"},
             {"--answers", "FILE.csv",
              "answers of worksheets made with the same options: columns sheet, blank, answer"},
             {"--paper", "SIZE", "of those worksheets, which makes no difference to their answers"},
             {"--format", "NAME", "of marked answers: text (default), csv or json"},
             {"--summary", "", "of marked answers only how often each mistake was made"}}),
        .notes = functions_note,
        .run = run};
}

} // namespace deltascope::cli
