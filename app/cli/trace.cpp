// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"
#include "app/cli/json_text.h"
#include "app/cli/pictures.h"
#include "app/cli/trace_text.h"

#include <iostream>

namespace deltascope::cli {

namespace {
Example traced_example(const Arguments &arguments)
{
    if (arguments.has("--image") == arguments.has("--index"))
        throw UsageError("either --index or --image must be given");
    if (arguments.has("--image") != arguments.has("--label"))
        throw UsageError("--image and --label go together");
    if (arguments.has("--index"))
        return example_in(arguments);
    const int label = arguments.whole_number("--label", 0, 0, digit_count - 1);
    return {x0_of_picture(picture_from_image(arguments.text("--image")), true), label};
}

std::string as_json(const Functions &functions, const Pass<double> &pass, int label)
{
    return json_object({{"label", json(label)},
                        {"hidden_activation", json(to_string(functions.hidden))},
                        {"output_activation", json(to_string(functions.output))},
                        {"cost", json(to_string(functions.cost))},
                        {"loss", json(pass.loss)},
                        {"x0", json(pass.x0)},
                        {"y", json(pass.y)},
                        {"z1", json(pass.z1)},
                        {"x1", json(pass.x1)},
                        {"z2", json(pass.z2)},
                        {"x2", json(pass.x2)},
                        {"delta2", json(pass.delta2)},
                        {"delta1", json(pass.delta1)},
                        {"dW2", json(pass.dW2)},
                        {"db2", json(pass.db2)},
                        {"dW1", json(pass.dW1)},
                        {"db1", json(pass.db1)}});
}

void run(const Arguments &arguments)
{
    const Session session = session_in(arguments);
    const Network<double> network = session.network.cast<double>();
    const Example example = traced_example(arguments);
    const Pass<double> pass = backpropagate(network, example.x0, one_hot<double>(example.label));
    if (arguments.has("--json"))
        std::cout << as_json(network.functions, pass, example.label) << '\n';
    else
        std::cout << trace_text(network, pass, session.settings.learning_rate);
}
} // namespace

Command trace_command()
{
    return {.name = "trace",
            .usage = "--model FILE (--index N | --image FILE --label D) [OPTION…]",
            .summary = "Walk one forward and one backward pass, step by step, every term.",
            .options = options_with_model({index_option,
                                           split_option,
                                           data_option,
                                           {"--image", "FILE", "an image file of any size instead"},
                                           {"--label", "D", "the digit that it shows"}}),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
