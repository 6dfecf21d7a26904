// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text.h"
#include "app/cli/training.h"
#include "core/data/atomic_file.h"
#include "core/files/history_csv.h"
#include "core/files/json_text.h"

#include <iostream>

namespace deltascope::cli {

namespace {
constexpr std::string_view notes =
    "With --model, K, the activations and the cost are those of the file. So are batch size, rate, seed,\n"
    "momentum, weight decay, training images and augmentation, unless they are given.\n"
    "--inputs is for a file from elsewhere that does not say how it wants its inputs.\n"
    "Ctrl-C stops, and writes the files as they are after the last whole epoch.";

std::string epoch_json(const EpochRecord &record)
{
    return json_object({{"epoch", json(record.epoch)},
                        {"train_loss", json(record.train_loss)},
                        {"test_loss", json(record.test_loss)},
                        {"train_accuracy", json(record.train_accuracy)},
                        {"test_accuracy", json(record.test_accuracy)},
                        {"seconds", json(record.seconds)}});
}

std::string epoch_line(const EpochRecord &record)
{
    return right_aligned(std::to_string(record.epoch), 5) +
           right_aligned(rounded_number(record.train_loss), 14) +
           right_aligned(rounded_number(record.test_loss), 14) +
           right_aligned(percent(record.train_accuracy), 11) +
           right_aligned(percent(record.test_accuracy), 11) +
           right_aligned(rounded_number(record.seconds), 11) + "\n";
}

std::string opening(const TrainingSettings &settings)
{
    return network_text({.hidden = settings.hidden_units}, settings.functions) + "; η " +
           short_number(settings.learning_rate) + ", batches of " + std::to_string(settings.batch_size) +
           ", seed " + std::to_string(settings.seed) + "\n" +
           "epoch    train loss     test loss   train acc   test acc    seconds\n";
}

double seconds_of(const std::vector<EpochRecord> &epochs)
{
    double seconds = 0;
    for (const EpochRecord &record : epochs)
        seconds += record.seconds;
    return seconds;
}

void write_files(const TrainingPlan &plan, const Training &training, const DataOrigin &origin)
{
    if (!plan.save.empty() && origin.is_shipped())
        save_session(plan.save, training.result());
    else if (!plan.save.empty())
        save_session(plan.save, training.result(), {.data = origin});
    if (!plan.history.empty())
        write_text_atomically(plan.history, to_csv(training.trained()));
}

void run(const Arguments &arguments)
{
    const bool as_json = arguments.has("--json");
    GivenData given(arguments);
    const TrainingPlan plan = training_plan(arguments, given);
    for (const std::filesystem::path &file : {plan.save, plan.history})
        if (!file.empty())
            check_can_write(file);
    const ReadData data = given.to_train_on();
    if (!as_json)
        std::cout << opening(plan.settings) << std::flush;
    Training training(plan, data.sets);
    training.run([as_json](const EpochRecord &record) {
        if (!as_json)
            std::cout << epoch_line(record) << std::flush;
    });

    const std::vector<EpochRecord> &trained = training.trained();
    if (training.interrupted() && trained.empty())
        throw Failure("interrupted in the first epoch; nothing is written");
    write_files(plan, training, data.origin);
    if (as_json)
        std::cout << json_object({{"epochs", json_list(trained, epoch_json)},
                                  {"seconds_training", json(seconds_of(trained))}})
                  << '\n';
    if (training.interrupted())
        throw Failure("interrupted; the results are those after epoch " +
                      std::to_string(trained.back().epoch));
}
} // namespace

Command train_command()
{
    return {.name = "train",
            .usage = "[OPTION…]",
            .summary = "Train a network on MNIST or on other images.",
            .options = training_options(),
            .notes = notes,
            .run = run};
}

} // namespace deltascope::cli
