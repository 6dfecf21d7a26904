// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "app/cli/foreign_network.h"
#include "core/data/data_error.h"

#include <algorithm>

namespace deltascope::cli {

namespace {
std::string costs_text()
{
    std::string text;
    for (const Cost cost : all_costs) {
        text.append(text.empty() ? "" : ", ").append(to_string(cost));
        if (const auto needs = facts(cost).needs)
            text.append(" (for ").append(to_string(*needs)).append(" outputs)");
    }
    return text;
}

const std::string hidden_activations = names_of(all_activations);
const std::string activations_of_outputs = names_of(output_activations);
const std::string costs = costs_text();
} // namespace

const Option hidden_activation_option = {"--hidden-activation", "PHI", hidden_activations};
const Option output_activation_option = {"--output-activation", "PHI", activations_of_outputs};
const Option cost_option = {"--cost", "COST", costs};

std::vector<Option> options_with_model(const std::vector<Option> &own)
{
    std::vector<Option> options = {
        {"--model", "FILE", "the network: .safetensors, .npz, or a folder with its tensors as .npy"}};
    options.insert(options.end(), own.begin(), own.end());
    options.insert(options.end(), {hidden_activation_option, output_activation_option, cost_option,
                                   inputs_option, json_option});
    return options;
}

Functions functions_in(const Arguments &arguments)
{
    const Functions defaults;
    const Functions functions = {arguments.choice("--hidden-activation", defaults.hidden, all_activations),
                                 arguments.choice("--output-activation", defaults.output, output_activations),
                                 arguments.choice("--cost", defaults.cost, all_costs)};
    if (!functions.valid())
        throw UsageError("--cost: found " + std::string(to_string(functions.cost)) + " with " +
                         std::string(to_string(functions.output)) + " outputs, expected " +
                         expected_instead(functions).english());
    return functions;
}

Convention convention_in(const Arguments &arguments)
{
    if (!arguments.has("--convention"))
        return Convention::InputsFirst;
    const auto with_hyphens = [](std::string names) {
        std::ranges::replace(names, '_', '-');
        return names;
    };
    const std::string wanted = with_hyphens(arguments.text("--convention"));
    for (const Convention convention : all_conventions)
        if (wanted == with_hyphens(std::string(to_string(convention))))
            return convention;
    throw UsageError("--convention: found '" + arguments.text("--convention") + "', expected one of " +
                     with_hyphens(names_of(all_conventions)));
}

Session session_in(const Arguments &arguments, GivenData &data, DataUse use)
{
    functions_in(arguments); // they must go together
    arguments.required("--model");
    const NetworkFile file = read_network(arguments.path("--model"), given_in(arguments));
    return file.is_foreign() ? foreign_session(arguments, file, data, use) : file.session;
}

Session digit_session_in(const Arguments &arguments, GivenData &data, DataUse use)
{
    const Session session = session_in(arguments, data, use);
    if (const Sizes sizes = session.network.sizes(); !sizes.reads_digits())
        throw DataError(arguments.path("--model"), Message::tr("tensors"),
                        Message::tr("a network of %1", {to_string(sizes)}),
                        Message::tr("784 inputs and 10 outputs"));
    return session;
}

Example example_in(const Arguments &arguments, GivenData &data)
{
    arguments.required("--index");
    const auto dataset = data.split();
    const int index = arguments.whole_number("--index", 0, 0, dataset->size() - 1);
    return {dataset->x0<double>(index), dataset->label(index)};
}

} // namespace deltascope::cli
