// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/session_metadata.h"

#include "core/data/data_error.h"
#include "core/files/history_csv.h"
#include "core/files/number_text.h"
#include "core/files/series_csv.h"
#include "core/files/setting_text.h"
#include "core/platform/number_from.h"

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr int newest_version = 2;
constexpr int any_count = std::numeric_limits<int>::max();

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
    void read(const std::string &name, Value &value, const Parse &parse, const Message &expected) const
    {
        const auto found = metadata_.find(name);
        if (found == metadata_.end())
            return;
        const auto parsed = parse(std::string_view(found->second));
        if (!parsed)
            fail(name, "\"" + found->second.substr(0, longest_quotation) + "\"", expected);
        value = *parsed;
    }

    [[noreturn]] void fail(const std::string &name, Message found, Message expected) const
    {
        throw DataError(path_, Message::tr("metadata, %1", {name}), std::move(found), std::move(expected));
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

/// Parses a finite number for which holds(number) is true.
auto number_that(bool (*holds)(double))
{
    return [holds](std::string_view text) {
        const std::optional<double> number = number_from<double>(text);
        return number && std::isfinite(*number) && holds(*number) ? number : std::nullopt;
    };
}

// Those whose names stand in the metadata; K is in the shapes of the tensors.
std::vector<Setting> stored_settings()
{
    std::vector<Setting> settings(run_settings.begin(), run_settings.end());
    std::erase(settings, Setting::HiddenUnits);
    settings.push_back(Setting::Threads);
    return settings;
}

void read_settings(const MetadataReader &metadata, TrainingSettings &settings)
{
    for (const Setting setting : stored_settings()) {
        const auto parse = [&](std::string_view text) {
            TrainingSettings changed = settings;
            return set_from_text(setting, text, changed) ? std::optional(changed) : std::nullopt;
        };
        metadata.read(std::string(facts_of(setting).name), settings, parse, expected_of(setting));
    }
    const Functions &functions = settings.functions;
    if (!functions.valid())
        metadata.fail("cost",
                      Message::tr("%1 with %2 outputs", {std::string(to_string(functions.cost)),
                                                         std::string(to_string(functions.output))}),
                      expected_instead(functions));
}

constexpr std::string_view place_names[] = {
    "order_draws",        "epoch_position", "epoch_augmented",   "moving",
    "batch_position",     "begun_batch",    "begun_scaled_rate", "begun_momentum",
    "begun_decay_factor", "begun_loss_sum"};

void add_place(const SgdPlace &place, std::map<std::string, std::string> &metadata)
{
    const std::string values[] = {number_text(place.order_draws),    number_text(place.epoch_position),
                                  number_text(int{place.augmented}), number_text(int{place.moving}),
                                  number_text(place.batch_position), number_text(place.batch_size),
                                  number_text(place.scaled_rate),    number_text(place.momentum),
                                  number_text(place.decay_factor),   number_text(place.loss_sum)};
    for (std::size_t i = 0; i < std::size(values); ++i)
        metadata["place_" + std::string(place_names[i])] = values[i];
}

auto zero_or_one(std::string_view text)
{
    return text == "0" ? std::optional(false) : text == "1" ? std::optional(true) : std::nullopt;
}

// The rest of it are tensors.
SgdPlace place_from(const MetadataReader &metadata)
{
    SgdPlace place;
    auto read = [&metadata, name = std::begin(place_names)](auto &value, const auto &parse,
                                                            const Message &expected) mutable {
        metadata.read("place_" + std::string(*name++), value, parse, expected);
    };
    const auto finite = [](std::string_view text) {
        const std::optional<float> number = number_from<float>(text);
        return number && std::isfinite(*number) ? number : std::nullopt;
    };
    const auto count = [](std::string_view text) { return number_from<std::uint64_t>(text); };
    read(place.order_draws, count, Message::tr("a whole number below 2^64"));
    read(place.epoch_position, within(0, any_count), Message::tr("a whole number"));
    read(place.augmented, zero_or_one, Message::tr("0 or 1"));
    read(place.moving, zero_or_one, Message::tr("0 or 1"));
    read(place.batch_position, within(0, any_count), Message::tr("a whole number"));
    read(place.batch_size, within(0, any_count), Message::tr("a whole number"));
    read(place.scaled_rate, finite, Message::tr("a number"));
    read(place.momentum, finite, Message::tr("a number"));
    read(place.decay_factor, finite, Message::tr("a number"));
    read(place.loss_sum, number_that([](double) { return true; }), Message::tr("a number"));
    return place;
}
} // namespace

std::map<std::string, std::string> metadata_of(const Session &session)
{
    TrainingSettings settings = session.settings;
    settings.functions = session.network.functions;
    std::map<std::string, std::string> metadata = {
        {"session_version", number_text(1)}, // which every version of the program opens
        {"epochs", number_text(session.epochs)},
        {"history", to_csv(session.history)},
    };
    for (const Setting setting : stored_settings())
        metadata[std::string(facts_of(setting).name)] = setting_text(setting, settings);
    if (!session.changes.empty())
        metadata["changes"] = changes_to_csv(session.changes);
    if (!session.batch_losses.empty())
        metadata["batch_losses"] = to_csv(session.batch_losses);
    if (!session.mid_epoch_tests.empty())
        metadata["mid_epoch_tests"] = to_csv(session.mid_epoch_tests);
    if (session.place)
        add_place(*session.place, metadata);
    if (session.epoch_seconds > 0)
        metadata["epoch_seconds"] = number_text(session.epoch_seconds);
    if (session.computed_with.threads > 0) {
        metadata["computed_with"] = session.computed_with.instruction_set;
        metadata["computed_threads"] = number_text(session.computed_with.threads);
    }
    if (session.folded_inputs != Inputs::Plain)
        metadata["folded_inputs"] = std::string(to_string(session.folded_inputs));
    if (session.test_accuracy)
        metadata["test_accuracy"] = number_text(*session.test_accuracy);
    return metadata;
}

Session session_from_metadata(const std::filesystem::path &path,
                              const std::map<std::string, std::string> &texts, const Functions &fallback)
{
    const MetadataReader metadata(path, texts);
    int version = 1;
    metadata.read("session_version", version, within(1, any_count), Message::tr("a whole number"));
    if (version > newest_version)
        metadata.fail("session_version",
                      Message::tr("%1: a later version of this program has saved it", {number_text(version)}),
                      Message::tr("at most %1", {number_text(newest_version)}));
    Session session;
    session.settings.functions = fallback;
    read_settings(metadata, session.settings);
    metadata.read("epochs", session.epochs, within(0, any_count), Message::tr("a whole number"));
    metadata.read("test_accuracy", session.test_accuracy,
                  number_that([](double x) { return x >= 0 && x <= 1; }),
                  Message::tr("a number from 0 to 1"));
    // Called, not handed over by name: for WebAssembly, Clang 14 takes a function for one of another kind
    // where it has seen nothing but its declaration, and a call through its address then stops the program.
    const auto history = [](std::string_view text) { return history_from_csv(text); };
    metadata.read("history", session.history, history, Message::tr("a heading and one line for each epoch"));
    const auto changes = [&session](std::string_view text) {
        return changes_from_csv(text, session.settings);
    };
    metadata.read("changes", session.changes, changes, Message::tr("a heading and one line for each change"));
    const auto points = [](std::string_view text) { return series_from_csv(text); };
    for (const auto &[name, series] : {std::pair("batch_losses", &session.batch_losses),
                                       std::pair("mid_epoch_tests", &session.mid_epoch_tests)})
        metadata.read(name, *series, points, Message::tr("a heading and one line for each point"));
    if (texts.contains("place_order_draws"))
        session.place = place_from(metadata);
    metadata.read("epoch_seconds", session.epoch_seconds, number_that([](double x) { return x >= 0; }),
                  Message::tr("0 or a positive number"));
    const auto inputs = [](std::string_view text) { return inputs_from(text); };
    metadata.read("folded_inputs", session.folded_inputs, inputs,
                  Message::tr("one of %1", {names_of(all_inputs)}));
    const auto any_text = [](std::string_view text) { return std::optional(std::string(text)); };
    metadata.read("computed_with", session.computed_with.instruction_set, any_text, Message::tr("a name"));
    metadata.read("computed_threads", session.computed_with.threads, within(1, max_threads),
                  Message::tr("a whole number from %1 to %2", {number_text(1), number_text(max_threads)}));
    return session;
}

} // namespace deltascope
