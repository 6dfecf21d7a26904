// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"
#include "app/cli/text.h"
#include "core/files/json_text.h"
#include "core/training/evaluation/evaluation.h"

#include <iostream>

namespace deltascope::cli {

namespace {
std::string as_json(const Evaluation &evaluation, const std::vector<std::string> &classes)
{
    const auto row_text = [](const auto &row) {
        return json_list(row, [](int count) { return json(count); });
    };
    JsonMembers members = {{"loss", json(evaluation.loss)},
                           {"accuracy", json(evaluation.accuracy)},
                           {"confusion", json_list(evaluation.confusion, row_text)}};
    if (!classes.empty())
        members.emplace_back("classes",
                             json_list(classes, [](const std::string &name) { return json(name); }));
    return json_object(members);
}

std::string as_text(const Evaluation &evaluation, const std::vector<std::string> &classes)
{
    constexpr int width = 6;
    std::string text = "loss      " + short_number(evaluation.loss) + "\naccuracy  " +
                       percent(evaluation.accuracy) + "\n\nConfusion matrix: rows are true " +
                       (classes.empty() ? "digits" : "classes") + ", columns are answers\n  ";
    for (int digit = 0; digit < digit_count; ++digit)
        text += right_aligned(std::to_string(digit), width);
    for (int digit = 0; digit < digit_count; ++digit) {
        text += "\n" + std::to_string(digit) + " ";
        for (const int count : evaluation.confusion[static_cast<std::size_t>(digit)])
            text += right_aligned(std::to_string(count), width);
        if (static_cast<std::size_t>(digit) < classes.size())
            text += "  " + classes[static_cast<std::size_t>(digit)];
    }
    return text;
}

void run(const Arguments &arguments)
{
    GivenData given(arguments);
    const Session session = digit_session_in(arguments, given);
    const ReadData data = given.to_test_with();
    const Evaluation evaluation = evaluate(session.network, *data.sets.test);
    std::cout << (arguments.has("--json") ? as_json(evaluation, data.origin.classes)
                                          : as_text(evaluation, data.origin.classes))
              << '\n';
}
} // namespace

Command evaluate_command()
{
    return {.name = "evaluate",
            .usage = "--model FILE [OPTION…]",
            .summary = "Measure a network on the test set: loss, accuracy, confusion matrix.",
            .options = options_with_model(with_data_options({})),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
