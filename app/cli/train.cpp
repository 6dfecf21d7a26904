// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_text.h"
#include "app/cli/progress.h"
#include "app/cli/text.h"
#include "app/cli/training_plan.h"
#include "core/data/atomic_file.h"
#include "core/files/history_csv.h"

#include <csignal>
#include <iostream>

namespace deltascope::cli {

namespace {
constexpr std::string_view notes =
    "With --model, K, the activations and the cost are those of the file, and its batch size, rate and\n"
    "seed hold unless given, as do momentum, weight decay, training images and augmentation.\n"
    "Ctrl-C stops, and writes the files as they are after the last whole epoch.";

volatile std::sig_atomic_t interrupted = 0;

/// While it lives, Ctrl-C only asks to stop; a second one ends the program as usual.
class InterruptAsRequest
{
public:
    InterruptAsRequest()
        : before_(std::signal(SIGINT, ask_to_stop))
    {
    }
    ~InterruptAsRequest() { std::signal(SIGINT, before_); }
    InterruptAsRequest(const InterruptAsRequest &) = delete;
    InterruptAsRequest &operator=(const InterruptAsRequest &) = delete;

private:
    static void ask_to_stop(int)
    {
        interrupted = 1;
        std::signal(SIGINT, SIG_DFL);
    }

    void (*before_)(int);
};

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
           right_aligned(short_number(record.train_loss), 14) +
           right_aligned(short_number(record.test_loss), 14) +
           right_aligned(percent(record.train_accuracy), 11) +
           right_aligned(percent(record.test_accuracy), 11) +
           right_aligned(short_number(record.seconds), 11) + "\n";
}

std::string opening(const TrainingSettings &settings)
{
    return network_text(settings.hidden_units, settings.functions) + "; η " + short_number(settings.rate) +
           ", batches of " + std::to_string(settings.batch_size) + ", seed " + std::to_string(settings.seed) +
           "\n" + "epoch    train loss     test loss   train acc   test acc    seconds\n";
}

/// Trains epoch by epoch and keeps what the last whole one gave.
class Training
{
public:
    Training(const TrainingPlan &plan, const Mnist &mnist)
        : loop_(plan.settings)
        , epochs_(plan.epochs)
    {
        if (plan.start) {
            result_ = *plan.start;
            loop_.load(plan.start->network, plan.settings, plan.start->history, plan.start->epochs);
        }
        result_.settings = plan.settings;
        result_.epochs = first_epoch_ = static_cast<int>(loop_.snapshot().epochs);
        loop_.set_stop_rules(plan.stop_rules);
        loop_.set_data(mnist.train, mnist.test);
        loop_.start(plan.epochs);
    }

    /// Returns when all epochs have been trained, a rule has stopped them or Ctrl-C was pressed. Throws
    /// Failure when the loss is no longer finite.
    void run(bool tell)
    {
        const InterruptAsRequest interrupt;
        Progress progress(first_epoch_, epochs_);
        while (loop_.has_work() && !interrupted) {
            if (loop_.work()) {
                progress.clear();
                look(tell);
            }
            progress.show(loop_);
        }
    }

    /// The network after the last whole epoch, with its whole history.
    Session result() const
    {
        Session result = result_;
        if (history_)
            result.history = *history_;
        return result;
    }
    /// The epochs of this run.
    const std::vector<EpochRecord> &trained() const { return trained_; }

private:
    // At the end of an epoch and at divergence.
    void look(bool tell)
    {
        const TrainingSnapshot snapshot = loop_.snapshot();
        if (snapshot.state == TrainerState::Diverged)
            throw Failure("epoch " + std::to_string(result_.epochs + 1) + ": " + snapshot.fault);
        if (snapshot.measured == measured_)
            return;
        measured_ = snapshot.measured;
        result_.network = {snapshot.network.functions, *snapshot.measured};
        result_.test_accuracy = snapshot.test->accuracy;
        history_ = snapshot.history;
        const EpochRecord &record = history_->back();
        if (record.epoch == first_epoch_)
            return;
        result_.epochs = record.epoch;
        trained_.push_back(record);
        if (tell)
            std::cout << epoch_line(record) << std::flush;
    }

    TrainingLoop loop_;
    int epochs_;
    int first_epoch_ = 0;                               ///< the one that training goes on from
    std::shared_ptr<const Parameters<float>> measured_; ///< those looked at
    std::shared_ptr<const History> history_;            ///< as far as looked at; null before that
    Session result_;                                    ///< with the history that it went on behind
    std::vector<EpochRecord> trained_;
};

double seconds_of(const std::vector<EpochRecord> &epochs)
{
    double seconds = 0;
    for (const EpochRecord &record : epochs)
        seconds += record.seconds;
    return seconds;
}

void write_text(const std::string &file, const std::string &text)
{
    write_atomically(file, {{reinterpret_cast<const std::uint8_t *>(text.data()), text.size()}});
}

void write_files(const TrainingPlan &plan, const Training &training)
{
    if (!plan.save.empty())
        save_session(plan.save, training.result());
    if (!plan.history.empty())
        write_text(plan.history, to_csv(training.trained()));
}

void run(const Arguments &arguments)
{
    const bool as_json = arguments.has("--json");
    const TrainingPlan plan = training_plan(arguments);
    for (const std::string &file : {plan.save, plan.history})
        if (!file.empty())
            check_can_write(file);
    const Mnist mnist = load_mnist(data_folder_in(arguments));
    if (!as_json)
        std::cout << opening(plan.settings) << std::flush;
    Training training(plan, mnist);
    training.run(!as_json);

    const std::vector<EpochRecord> &trained = training.trained();
    if (interrupted && trained.empty())
        throw Failure("interrupted in the first epoch; nothing is written");
    write_files(plan, training);
    if (as_json)
        std::cout << json_object({{"epochs", json_list(trained, epoch_json)},
                                  {"seconds_training", json(seconds_of(trained))}})
                  << '\n';
    if (interrupted)
        throw Failure("interrupted; the results are those after epoch " +
                      std::to_string(trained.back().epoch));
}
} // namespace

Command train_command()
{
    return {.name = "train",
            .usage = "[OPTION…]",
            .summary = "Train a network on MNIST or on other IDX files.",
            .options = training_options(),
            .notes = notes,
            .run = run};
}

} // namespace deltascope::cli
