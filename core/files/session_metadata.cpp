// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session_metadata.h"

#include "core/data/data_error.h"
#include "core/files/history_csv.h"
#include "core/files/number_text.h"
#include "core/network/choice.h"

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr std::string_view session_version = "1";
constexpr int any_count = std::numeric_limits<int>::max();

/// What a text had to be that names one of choices.
template <class Choices>
std::string one_of(const Choices &choices)
{
    return "one of " + names_of(choices);
}

/// Reads the texts one by one; each says what it had to be when it is not.
class MetadataReader
{
public:
    MetadataReader(const std::filesystem::path &path, const std::map<std::string, std::string> &metadata)
        : path_(path)
        , metadata_(metadata)
    {
    }

    /// Sets value from the text under name, where there is one; parse gives nothing for a text that is wrong.
    template <class Value, class Parse>
    void read(const std::string &name, Value &value, const Parse &parse, const std::string &expected) const
    {
        const auto found = metadata_.find(name);
        if (found == metadata_.end())
            return;
        const auto parsed = parse(std::string_view(found->second));
        if (!parsed)
            fail(name, "\"" + found->second.substr(0, longest_quotation) + "\"", expected);
        value = *parsed;
    }

    [[noreturn]] void fail(const std::string &name, const std::string &found,
                           const std::string &expected) const
    {
        throw DataError(path_, "metadata, " + name, found, expected);
    }

private:
    static constexpr std::size_t longest_quotation = 40;

    const std::filesystem::path &path_;
    const std::map<std::string, std::string> &metadata_;
};

auto within(int least, int most)
{
    return [least, most](std::string_view text) {
        const std::optional<int> number = number_from<int>(text);
        return number && *number >= least && *number <= most ? number : std::nullopt;
    };
}

std::string from_to(int least, int most)
{
    return "a whole number from " + number_text(least) + " to " + number_text(most);
}

/// Parses a finite number for which holds(number) is true.
auto number_that(bool (*holds)(double))
{
    return [holds](std::string_view text) {
        const std::optional<double> number = number_from<double>(text);
        return number && std::isfinite(*number) && holds(*number) ? number : std::nullopt;
    };
}

constexpr std::string_view to_string(bool yes)
{
    return yes ? "yes" : "no";
}

std::optional<bool> yes_or_no(std::string_view text)
{
    return text == to_string(true)    ? std::optional(true)
           : text == to_string(false) ? std::optional(false)
                                      : std::nullopt;
}

void read_settings(const MetadataReader &metadata, TrainingSettings &settings)
{
    Functions &functions = settings.functions;
    metadata.read("hidden_activation", functions.hidden, activation_from, one_of(all_activations));
    metadata.read("output_activation", functions.output, activation_from, one_of(all_activations));
    metadata.read("cost", functions.cost, cost_from, one_of(all_costs));
    metadata.read("init", settings.init, init_from, one_of(all_inits));
    metadata.read("seed", settings.seed, number_from<std::uint64_t>, "a whole number below 2^64");
    metadata.read("batch", settings.batch_size, within(1, max_batch_size), from_to(1, max_batch_size));
    metadata.read("rate", settings.learning_rate, number_that([](double x) { return x > 0; }),
                  "a positive number");
    metadata.read("threads", settings.threads, within(0, max_threads), from_to(0, max_threads));
    metadata.read("momentum", settings.momentum, number_that([](double x) { return x >= 0 && x < 1; }),
                  "a number from 0 to below 1");
    metadata.read("weight_decay", settings.weight_decay, number_that([](double x) { return x >= 0; }),
                  "0 or a positive number");
    metadata.read("training_images", settings.training_images, within(0, any_count), "a whole number");
    metadata.read("augment", settings.augment, yes_or_no, "yes or no");
    if (!functions.valid())
        metadata.fail("cost", "cross_entropy with " + std::string(to_string(functions.output)) + " outputs",
                      "sigmoid outputs");
}
} // namespace

std::map<std::string, std::string> metadata_of(const Session &session)
{
    const TrainingSettings &settings = session.settings;
    const Functions &functions = session.network.functions;
    std::map<std::string, std::string> metadata = {
        {"session_version", std::string(session_version)},
        {"hidden_activation", std::string(to_string(functions.hidden))},
        {"output_activation", std::string(to_string(functions.output))},
        {"cost", std::string(to_string(functions.cost))},
        {"init", std::string(to_string(settings.init))},
        {"seed", number_text(settings.seed)},
        {"batch", number_text(settings.batch_size)},
        {"rate", number_text(settings.learning_rate)},
        {"threads", number_text(settings.threads)},
        {"momentum", number_text(settings.momentum)},
        {"weight_decay", number_text(settings.weight_decay)},
        {"training_images", number_text(settings.training_images)},
        {"augment", std::string(to_string(settings.augment))},
        {"epochs", number_text(session.epochs)},
        {"history", to_csv(session.history)},
    };
    if (session.test_accuracy)
        metadata["test_accuracy"] = number_text(*session.test_accuracy);
    return metadata;
}

Session session_from_metadata(const std::filesystem::path &path,
                              const std::map<std::string, std::string> &texts, const Functions &fallback)
{
    const MetadataReader metadata(path, texts);
    std::string version(session_version);
    const auto same_version = [](std::string_view text) {
        return text == session_version ? std::optional(std::string(text)) : std::nullopt;
    };
    metadata.read("session_version", version, same_version, std::string(session_version));
    Session session;
    session.settings.functions = fallback;
    read_settings(metadata, session.settings);
    metadata.read("epochs", session.epochs, within(0, any_count), "a whole number");
    metadata.read("test_accuracy", session.test_accuracy,
                  number_that([](double x) { return x >= 0 && x <= 1; }), "a number from 0 to 1");
    metadata.read("history", session.history, history_from_csv, "a heading and one line an epoch");
    return session;
}

} // namespace deltascope
