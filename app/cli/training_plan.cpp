// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_plan.h"

#include <limits>

namespace deltascope::cli {

std::vector<Option> training_options()
{
    return with_data_options(
        {{"--hidden", "K", "hidden units, 1 to 1024 (default 30)"},
         hidden_activation_option,
         output_activation_option,
         cost_option,
         inputs_option,
         {"--init", "INIT", "scaled (default), nielsen, he or equal"},
         {"--batch", "N", "images in a mini-batch (default 10)"},
         {"--epochs", "N", "how many epochs (default 30)"},
         {"--rate", "ETA", "learning rate (default 3.0)"},
         {"--seed", "N", "for the initial weights and the order of the images (default 1)"},
         {"--momentum", "MU", "0 (default) to below 1"},
         {"--weight-decay", "LAMBDA", "of the weights, not the biases (default 0)"},
         {"--train-images", "N", "only the first N images of the training set (default 0: all)"},
         {"--augment", "", "train on a new variation of every image in each epoch"},
         {"--no-augment", "", "no augmentation, even if the file of --model says so"},
         {"--target-accuracy", "A", "stop when the test accuracy is A, 0 to 1"},
         {"--patience", "N", "stop when the test loss has not improved for N epochs"},
         {"--threads", "N", "processor threads (default 0: choose for the network's size)"},
         {"--model", "FILE", "continue from this network instead of a new one"},
         {"--save", "FILE", "write the trained network here, as .safetensors"},
         {"--history", "FILE", "write the epochs here, as CSV"},
         json_option});
}

namespace {
constexpr int any_count = std::numeric_limits<int>::max();
constexpr std::uint64_t any_seed = std::numeric_limits<std::uint64_t>::max();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double below_1 = 1 - std::numeric_limits<double>::epsilon() / 2;

// Sets what the options name, and leaves the rest.
void read_settings(const Arguments &arguments, TrainingSettings &settings)
{
    settings.hidden_units = arguments.whole_number("--hidden", settings.hidden_units, 1, max_hidden_units);
    settings.init = arguments.choice("--init", settings.init, all_inits);
    settings.batch_size = arguments.whole_number("--batch", settings.batch_size, 1, max_batch_size);
    settings.learning_rate = arguments.positive_number("--rate", settings.learning_rate);
    settings.seed = arguments.whole_number("--seed", settings.seed, std::uint64_t{0}, any_seed);
    settings.threads = arguments.whole_number("--threads", settings.threads, 0, max_threads);
    settings.momentum =
        arguments.number("--momentum", settings.momentum, 0, below_1, "a number from 0 to below 1");
    settings.weight_decay =
        arguments.number("--weight-decay", settings.weight_decay, 0, largest, "0 or a positive number");
    settings.training_images =
        arguments.whole_number("--train-images", settings.training_images, 0, any_count);
    if (arguments.has("--augment") && arguments.has("--no-augment"))
        throw UsageError("--augment and --no-augment cannot be used together");
    settings.augment = arguments.has("--augment") || (settings.augment && !arguments.has("--no-augment"));
}

std::filesystem::path place_of(const std::filesystem::path &file)
{
    std::error_code unknown; // a folder that may not be read; then the names decide
    const auto place = std::filesystem::weakly_canonical(std::filesystem::absolute(file, unknown), unknown);
    return unknown ? file : place;
}

void read_files(const Arguments &arguments, TrainingPlan &plan)
{
    plan.save = arguments.path("--save");
    plan.history = arguments.path("--history");
    if (!plan.save.empty() && !plan.history.empty() && place_of(plan.save) == place_of(plan.history))
        throw UsageError("--save and --history name the same file");
}

// A file says what network it is; an option that says it again could only contradict.
void refuse_beside_model(const Arguments &arguments)
{
    for (const std::string_view option : {"--hidden", "--init"})
        if (arguments.has(option))
            throw UsageError(std::string(option) +
                             " is for a new network, but --model continues from a file");
}
} // namespace

TrainingPlan training_plan(const Arguments &arguments, GivenData &data)
{
    TrainingPlan plan;
    TrainingSettings &settings = plan.settings;
    settings.functions = functions_in(arguments);
    read_settings(arguments, settings);
    plan.epochs = arguments.whole_number("--epochs", 30, 0, 1'000'000);
    plan.stop_rules.test_accuracy = arguments.number("--target-accuracy", 0, 0, 1, "a number from 0 to 1");
    plan.stop_rules.patience = arguments.whole_number("--patience", 0, 0, any_count);
    read_files(arguments, plan);
    if (arguments.has("--model")) {
        refuse_beside_model(arguments);
        plan.start = digit_session_in(arguments, data);
        settings = plan.start->settings;
        read_settings(arguments, settings); // what is given goes before what the file says
    }
    return plan;
}

} // namespace deltascope::cli
