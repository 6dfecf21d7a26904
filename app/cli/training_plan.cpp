// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_plan.h"

namespace deltascope::cli {

std::vector<Option> training_options()
{
    return {data_option,
            {"--hidden", "K", "hidden units, 1 to 1024 (default 30)"},
            hidden_activation_option,
            output_activation_option,
            cost_option,
            {"--init", "INIT", "scaled (default), nielsen, he or equal"},
            {"--batch", "N", "images in a mini-batch (default 10)"},
            {"--epochs", "N", "how many epochs (default 30)"},
            {"--rate", "ETA", "learning rate (default 3.0)"},
            {"--seed", "N", "of the start and of the order of the images (default 1)"},
            {"--threads", "N", "processor threads (default 0: choose for the network's size)"},
            {"--model", "FILE", "go on from this network instead of a new one"},
            {"--save", "FILE", "write the trained network here, as .safetensors"},
            {"--history", "FILE", "write the epochs here, as CSV"},
            json_option};
}

namespace {
// A file says what network it is; an option that says it again could only contradict.
void refuse_beside_model(const Arguments &arguments)
{
    for (const std::string_view option : {"--hidden", "--init"})
        if (arguments.has(option))
            throw UsageError(std::string(option) + " is for a new network, --model goes on from a file");
}
} // namespace

TrainingPlan training_plan(const Arguments &arguments)
{
    TrainingPlan plan;
    TrainingSettings &settings = plan.settings;
    settings.functions = functions_in(arguments);
    constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();
    const auto read_numbers = [&] {
        settings.hidden_units =
            arguments.whole_number("--hidden", settings.hidden_units, 1, max_hidden_units);
        settings.init = arguments.choice("--init", settings.init, all_inits);
        settings.batch_size = arguments.whole_number("--batch", settings.batch_size, 1, 60000);
        settings.rate = arguments.positive_number("--rate", settings.rate);
        settings.seed = arguments.whole_number("--seed", settings.seed, std::uint64_t{0}, any);
        settings.threads = arguments.whole_number("--threads", settings.threads, 0, 64);
    };
    read_numbers();
    plan.epochs = arguments.whole_number("--epochs", 30, 0, 1'000'000);
    plan.save = arguments.text("--save");
    plan.history = arguments.text("--history");
    if (arguments.has("--model")) {
        refuse_beside_model(arguments);
        plan.start = session_in(arguments);
        settings = plan.start->settings;
        read_numbers(); // what is given goes before what the file says
    }
    return plan;
}

} // namespace deltascope::cli
