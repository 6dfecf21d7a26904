// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep/sweep_plan.h"

#include "app/cli/inputs.h"
#include "core/files/setting_text.h"
#include "core/platform/number_from.h"
#include "core/training/sweep/setting_grid.h"
#include "core/training/threads/parallelism_tuner.h"

#include <cmath>
#include <limits>

namespace deltascope::cli {

namespace {
constexpr int any_count = std::numeric_limits<int>::max();
constexpr int most_values = 10'000; // between two numbers
constexpr double most_runs = 1e7;
constexpr std::string_view between = "..";

struct SweptOption
{
    std::string_view name;
    Setting setting;
};
// The first varies slowest.
constexpr SweptOption swept_options[] = {{"--hidden", Setting::HiddenUnits},
                                         {"--hidden-activation", Setting::HiddenActivation},
                                         {"--output-activation", Setting::OutputActivation},
                                         {"--cost", Setting::Cost},
                                         {"--init", Setting::Init},
                                         {"--batch", Setting::BatchSize},
                                         {"--rate", Setting::Rate},
                                         {"--momentum", Setting::Momentum},
                                         {"--weight-decay", Setting::WeightDecay},
                                         {"--train-images", Setting::TrainingImages}};

// "10,30", "0.3..10/5" and both together.
class ValueList
{
public:
    ValueList(const SweptOption &option, const std::string &text)
        : option_(option)
    {
        std::size_t start = 0;
        for (std::size_t comma = 0; comma != text.npos; start = comma + 1) {
            comma = text.find(',', start);
            add(text.substr(start, comma == text.npos ? comma : comma - start));
        }
    }

    GridAxis axis() const { return {option_.setting, values_}; }

private:
    void add(const std::string &item)
    {
        const std::size_t dots = item.find(between);
        if (dots == item.npos)
            return add_value(item, item);
        const std::size_t slash = item.find('/', dots);
        const auto from = number_from<double>(std::string_view(item).substr(0, dots));
        const auto to = number_from<double>(
            std::string_view(item).substr(dots + between.size(), slash - dots - between.size()));
        const auto count =
            slash == item.npos ? std::nullopt : number_from<int>(std::string_view(item).substr(slash + 1));
        if (!from || !to || !count || *count < 2 || *count > most_values || !std::isfinite(*from) ||
            !std::isfinite(*to))
            fail(item, "A..B/N, N numbers from A to B, as 0.3..10/5");
        for (const double value : values_between(*from, *to, *count))
            add_value(number_text(is_whole() ? std::round(value) : value), item);
    }
    void add_value(const std::string &text, const std::string &item)
    {
        TrainingSettings settings;
        if (!set_from_text(option_.setting, text, settings))
            fail(item, expected_of(option_.setting).english());
        const auto same = [&](const TrainingSettings &each) {
            return same_value(option_.setting, each, settings);
        };
        if (std::ranges::none_of(values_, same)) // whole numbers between two others may come twice
            values_.push_back(settings);
    }
    bool is_whole() const
    {
        const TrainingSettings settings;
        return with_value(option_.setting, settings, [](const auto &value) {
            return std::is_same_v<std::decay_t<decltype(value)>, int>;
        });
    }
    [[noreturn]] void fail(const std::string &found, const std::string &expected) const
    {
        throw UsageError(std::string(option_.name) + ": found '" + found + "', expected " + expected);
    }

    SweptOption option_;
    std::vector<TrainingSettings> values_;
};

int seed_count(const Arguments &arguments)
{
    return arguments.whole_number("--seeds", 1, 1, any_count);
}

GridAxis seeds_in(const Arguments &arguments)
{
    constexpr std::uint64_t any_seed = std::numeric_limits<std::uint64_t>::max() - any_count;
    const auto first = arguments.whole_number("--seed", std::uint64_t{1}, std::uint64_t{0}, any_seed);
    const int count = seed_count(arguments);
    GridAxis axis = {Setting::Seed, std::vector<TrainingSettings>(static_cast<std::size_t>(count))};
    for (std::size_t i = 0; i < axis.values.size(); ++i)
        axis.values[i].seed = first + i;
    return axis;
}

std::vector<GridAxis> axes_in(const Arguments &arguments)
{
    std::vector<GridAxis> axes;
    for (const SweptOption &option : swept_options)
        if (arguments.has(option.name))
            axes.push_back(ValueList(option, arguments.text(option.name)).axis());
    if (const double count = combination_count(axes) * seed_count(arguments); count > most_runs)
        throw UsageError("these are " + number_text(count) + " runs, expected at most 10000000");
    axes.push_back(seeds_in(arguments));
    return axes;
}
} // namespace

std::vector<Option> sweep_options()
{
    return with_data_options(
        {{"--hidden", "K,…", "hidden units"},
         {"--hidden-activation", "PHI,…", hidden_activation_option.help},
         {"--output-activation", "PHI,…", output_activation_option.help},
         {"--cost", "COST,…", cost_option.help},
         {"--init", "INIT,…", "scaled, nielsen, he or equal"},
         {"--batch", "N,…", "images in a mini-batch"},
         {"--rate", "ETA,…", "learning rate"},
         {"--momentum", "MU,…", "0 to below 1"},
         {"--weight-decay", "LAMBDA,…", "of the weights, not the biases"},
         {"--train-images", "N,…", "only the first N images of the training set; 0: all"},
         {"--augment", "", "train on a new variation of every image in each epoch"},
         {"--seeds", "N", "each setting with N seeds (default 1)"},
         {"--seed", "N", "the first of them (default 1)"},
         {"--epochs", "N", "how many epochs (default 30)"},
         {"--target-accuracy", "A", "a run stops when its test accuracy is A, 0 to 1"},
         {"--patience", "N", "a run stops when its test loss has not improved for N epochs"},
         {"--cores", "N", "how many runs at once, each with one thread (default: all processors)"},
         {"--out", "FILE", "the table, as CSV; runs that stand in it already are not trained again"},
         {"--print-jobs", "", "print a command for each run, for other machines, and train nothing"},
         {"--collect", "DIR", "make the table from what these commands have left in DIR"},
         {"--summary", "", "at the end median, quartiles, worst and best over the seeds, and what is luck"},
         {"--yes", "", "begin however long it takes"}});
}

SweepRequest sweep_request(const Arguments &arguments)
{
    SweepRequest request;
    TrainingSettings base;
    base.threads = 1;
    base.augment = arguments.has("--augment");
    PlannedRun run;
    run.epochs = arguments.whole_number("--epochs", 30, 1, 1'000'000);
    run.stop_rules.test_accuracy = arguments.number("--target-accuracy", 0, 0, 1, "a number from 0 to 1");
    run.stop_rules.patience = arguments.whole_number("--patience", 0, 0, any_count);
    const std::vector<GridAxis> axes = axes_in(arguments);
    for (const TrainingSettings &settings : combinations(base, axes)) {
        run.settings = settings;
        request.runs.push_back(run);
    }
    if (request.runs.empty())
        throw UsageError("there is no run: none of the costs goes with these outputs");
    request.left_out = combination_count(axes) - static_cast<double>(request.runs.size());
    request.cores = arguments.whole_number("--cores", std::max(1, processor_count()), 1, max_threads);
    arguments.required("--out");
    request.out = arguments.path("--out");
    request.collect = arguments.path("--collect");
    request.print_jobs = arguments.has("--print-jobs");
    request.yes = arguments.has("--yes");
    request.summary = arguments.has("--summary");
    if (request.print_jobs && !request.collect.empty())
        throw UsageError("--print-jobs and --collect cannot be used together");
    return request;
}

std::vector<std::string> options_of(const PlannedRun &run)
{
    std::vector<std::string> options;
    const auto add = [&options](std::string_view name, const std::string &value) {
        options.emplace_back(name);
        options.push_back(value);
    };
    const TrainingSettings defaults;
    for (const SweptOption &option : swept_options) // the two that are asked about first stand always
        if (option.setting == Setting::HiddenUnits || option.setting == Setting::Rate ||
            !same_value(option.setting, run.settings, defaults))
            add(option.name, setting_text(option.setting, run.settings));
    if (run.settings.augment)
        options.emplace_back("--augment");
    add("--seed", setting_text(Setting::Seed, run.settings));
    add("--epochs", number_text(run.epochs));
    if (run.stop_rules.test_accuracy > 0)
        add("--target-accuracy", number_text(run.stop_rules.test_accuracy));
    if (run.stop_rules.patience > 0)
        add("--patience", number_text(run.stop_rules.patience));
    return options;
}

} // namespace deltascope::cli
