// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"
#include "app/cli/json_text.h"
#include "app/cli/text.h"
#include "core/training/evaluation/evaluation.h"

#include <iostream>

namespace deltascope::cli {

namespace {
std::string as_json(const Evaluation &evaluation)
{
    const auto row_text = [](const auto &row) {
        return json_list(row, [](int count) { return json(count); });
    };
    return json_object({{"loss", json(evaluation.loss)},
                        {"accuracy", json(evaluation.accuracy)},
                        {"confusion", json_list(evaluation.confusion, row_text)}});
}

std::string as_text(const Evaluation &evaluation)
{
    constexpr int width = 6;
    std::string text = "loss      " + short_number(evaluation.loss) + "\naccuracy  " +
                       percent(evaluation.accuracy) +
                       "\n\nConfusion matrix: rows are true digits, columns are answers\n  ";
    for (int digit = 0; digit < digit_count; ++digit)
        text += right_aligned(std::to_string(digit), width);
    for (int digit = 0; digit < digit_count; ++digit) {
        text += "\n" + std::to_string(digit) + " ";
        for (const int count : evaluation.confusion[static_cast<std::size_t>(digit)])
            text += right_aligned(std::to_string(count), width);
    }
    return text;
}

void run(const Arguments &arguments)
{
    const Session session = digit_session_in(arguments);
    const Dataset test = load_dataset(data_folder_in(arguments), Split::Test);
    const Evaluation evaluation = evaluate(session.network, test);
    std::cout << (arguments.has("--json") ? as_json(evaluation) : as_text(evaluation)) << '\n';
}
} // namespace

Command evaluate_command()
{
    return {.name = "evaluate",
            .usage = "--model FILE [OPTION…]",
            .summary = "Measure a network on the test set: loss, accuracy, confusion matrix.",
            .options = options_with_model({data_option}),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
