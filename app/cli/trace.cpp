// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"
#include "app/cli/trace_text.h"
#include "core/files/json_text.h"

#include <iostream>

namespace deltascope::cli {

namespace {
JsonMembers members_of(const Subject &subject, const Pass<double> &pass)
{
    const Functions &functions = subject.network.functions;
    return {{"label", subject.label ? json(*subject.label) : "null"},
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
            {"db1", json(pass.db1)}};
}

/// The network after one update.
std::string after_json(const Task &task)
{
    const auto [W1, b1, W2, b2] = parameters_after(task);
    return json_object({{"W1", json(W1)},
                        {"b1", json(b1)},
                        {"W2", json(W2)},
                        {"b2", json(b2)},
                        {"loss", json(right_value(task, {Asked::after_loss}))}});
}

std::string as_json(const Subject &subject, const Pass<double> &pass)
{
    JsonMembers members = members_of(subject, pass);
    if (!subject.label) {
        const Parameters<double> &parameters = subject.network.parameters;
        const std::vector<int> sizes = {static_cast<int>(parameters.W1.rows()), parameters.hidden_units(),
                                        static_cast<int>(parameters.b2.size())};
        members.emplace_back("sizes", json_list(sizes, [](int size) { return json(size); }));
        members.emplace_back("rate", json(subject.rate));
        members.emplace_back("after", after_json(subject.task(pass)));
    }
    return json_object(members);
}

// For those who compare with his page.
std::string note_on(const Arguments &arguments)
{
    const bool is_mazurs = arguments.text("--network") == to_string(HandNetwork::Mazur);
    return is_mazurs && arguments.has("--fixed-biases") ? "\n" + std::string(mazur_page_note()) + "\n" : "";
}

void run(const Arguments &arguments)
{
    const Convention convention = convention_in(arguments);
    const Subject subject = subject_in(arguments, traced_example_in);
    const Pass<double> pass = backpropagate(subject.network, subject.x0, subject.y);
    if (arguments.has("--json"))
        std::cout << as_json(subject, pass) << '\n';
    else
        std::cout << trace_text(subject.task(pass), convention) << note_on(arguments);
}
} // namespace

Command trace_command()
{
    return {.name = "trace",
            .usage = "(--model FILE (--index N | --image FILE --label D) | --network NAME) [OPTION…]",
            .summary = "Walk one forward and one backward pass, step by step, every term.",
            .options = options_with_model(with_data_options(
                {index_option,
                 split_option,
                 image_option,
                 label_option,
                 network_option,
                 seed_option,
                 {"--rate", "ETA", "of the update (default 0.5, or that of the model)"},
                 fixed_biases_option,
                 {"--convention", "NAME",
                  "of the text: inputs-first (default) or units-first, W as in Nielsen's book and PyTorch"},
                 {"--updates", "N", "of it before the pass, on this example (default 0)"}})),
            .notes = functions_note,
            .run = run};
}

} // namespace deltascope::cli
