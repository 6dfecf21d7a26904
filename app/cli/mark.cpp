// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"
#include "app/cli/json_text.h"
#include "app/cli/text.h"
#include "core/practice/marking.h"

#include <iostream>

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

void run(const Arguments &arguments)
{
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
        .usage =
            "(--network NAME | --model FILE --index N) --term TERM [--entry I[,J]] --answer TEXT [OPTION…]",
        .summary = "Mark an answer as the window does, and name the likely mistake if it is wrong.",
        .options = options_with_model(
            {network_option,
             seed_option,
             fixed_biases_option,
             index_option,
             split_option,
             data_option,
             {"--rate", "ETA", "of the update (default 0.5, or that of the model)"},
             {"--term", "TERM", "as trace names it, or after.W1, after.b1, after.W2, after.b2, after.loss"},
             {"--entry", "I[,J]", "which number of it, from 0; left out for a loss"},
             {"--answer", "TEXT", "a number with . or , (3.2e-4, 3.2·10^-4) or arithmetic: 0.88*(1-0.88)"}}),
        .notes = functions_note,
        .run = run};
}

} // namespace deltascope::cli
