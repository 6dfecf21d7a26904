// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "core/files/resources.h"

#include <limits>

namespace deltascope::cli {

std::vector<Option> options_with_model(const std::vector<Option> &own)
{
    std::vector<Option> options = {{"--model", "FILE", "the network, a .safetensors file"}};
    options.insert(options.end(), own.begin(), own.end());
    options.insert(options.end(),
                   {hidden_activation_option, output_activation_option, cost_option, json_option});
    return options;
}

Functions functions_in(const Arguments &arguments)
{
    const Functions defaults;
    const Functions functions = {arguments.choice("--hidden-activation", defaults.hidden, all_activations),
                                 arguments.choice("--output-activation", defaults.output, all_activations),
                                 arguments.choice("--cost", defaults.cost, all_costs)};
    if (!functions.valid())
        throw UsageError("--cost: found cross_entropy with " + std::string(to_string(functions.output)) +
                         " outputs, expected sigmoid outputs");
    return functions;
}

Session session_in(const Arguments &arguments)
{
    const Functions fallback = functions_in(arguments);
    return load_session(arguments.required("--model"), fallback);
}

std::filesystem::path data_folder_in(const Arguments &arguments)
{
    return arguments.has("--data") ? std::filesystem::path(arguments.text("--data"))
                                   : resource_folder() / "mnist";
}

namespace {
Split split_in(const Arguments &arguments)
{
    const std::string name = arguments.has("--split") ? arguments.text("--split") : "test";
    if (name != "test" && name != "train")
        throw UsageError("--split: found '" + name + "', expected test or train");
    return name == "test" ? Split::Test : Split::Train;
}
} // namespace

Example example_in(const Arguments &arguments)
{
    const Split split = split_in(arguments);
    arguments.required("--index");
    constexpr int most = std::numeric_limits<int>::max();
    arguments.whole_number("--index", 0, 0, most); // before the files are read
    const Dataset dataset = load_dataset(data_folder_in(arguments), split);
    const int index = arguments.whole_number("--index", 0, 0, dataset.size() - 1);
    return {dataset.x0<double>(index), dataset.label(index)};
}

} // namespace deltascope::cli
