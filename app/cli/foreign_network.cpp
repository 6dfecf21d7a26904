// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/foreign_network.h"

#include "app/cli/text.h"
#include "core/data/data_error.h"
#include "core/training/evaluation/evaluation.h"

#include <algorithm>
#include <iostream>
#include <span>

namespace deltascope::cli {

namespace {
constexpr std::size_t most_told = 3; // readings beside the one that is used

template <class Choices>
auto given(const Arguments &arguments, std::string_view name, const Choices &choices)
{
    using Choice = typename Choices::value_type;
    return arguments.has(name) ? std::optional(arguments.choice(name, Choice{}, choices)) : std::nullopt;
}

std::string inputs_text(Inputs inputs)
{
    const std::string_view formula = facts(inputs).formula;
    std::string text(to_string(inputs));
    if (inputs != Inputs::Plain && !formula.empty())
        text.append(", ").append(formula);
    return text;
}

std::string reading_text(const NetworkFile &file, const NetworkReading &reading)
{
    std::string text =
        std::string(to_string(reading.hidden)) + " hidden units and inputs " + inputs_text(reading.inputs);
    if (file.layouts.size() > 1)
        text += ", arrangement " + std::to_string(reading.layout + 1) + " of " +
                std::to_string(file.layouts.size());
    return text;
}

void say(const Arguments &arguments, const std::string &sentences)
{
    std::cerr << arguments.text("--model") << ": " << sentences << '\n';
}

std::string found_text(const NetworkFile &file, const std::vector<NetworkReading> &readings,
                       std::string_view test_set)
{
    const NetworkReading &best = readings.front();
    std::string text = "Read with " + reading_text(file, best) + ": " + percent(*best.accuracy) + " of the ";
    text.append(test_set).append(" are read correctly.");
    const std::span others = std::span(readings).subspan(1);
    for (std::size_t i = 0; i < std::min(others.size(), most_told); ++i)
        text.append(i == 0 ? " With " : "; with ")
            .append(reading_text(file, others[i]))
            .append(": ")
            .append(percent(*others[i].accuracy));
    return text.append(others.empty() ? "" : ".").append(" --hidden-activation and --inputs decide it.");
}

/// What was measured goes by z². An output that rounds a large one away may read less.
std::string rounded_text(const Arguments &arguments, const NetworkFile &file, const NetworkReading &reading,
                         const Dataset &test)
{
    const Network<float> network = session_of(arguments.path("--model"), file, reading).network;
    const double accuracy = evaluate(network, test).accuracy;
    if (accuracy >= *reading.accuracy)
        return {};
    return " Its " + std::string(to_string(network.functions.output)) +
           " outputs round the largest away, which leaves " + percent(accuracy) +
           "; with --output-activation softmax --cost log_likelihood they do not.";
}

/// The images of --data may be others than the network was trained on.
NetworkReading best_reading(const Arguments &arguments, const NetworkFile &file, const Dataset &test,
                            std::string_view test_set)
{
    std::vector<NetworkReading> readings = measured_readings(file, test);
    std::shared_ptr<const Dataset> shipped;
    if (arguments.has(data_option.name) && reads_badly(readings)) {
        shipped = shipped_test_set();
        if (auto others = measured_readings(file, *shipped); reads_far_more(others, readings)) {
            readings = std::move(others);
            test_set = "test set that comes with the program, but few of the images of --data,";
        } else {
            shipped.reset();
        }
    }
    say(arguments, found_text(file, readings, test_set) +
                       rounded_text(arguments, file, readings.front(), shipped ? *shipped : test));
    return readings.front();
}

/// Images to be answered may have no labels to try it on.
NetworkReading reading_for_images(const Arguments &arguments, const NetworkFile &file, GivenData &data)
{
    if (const auto test = data.test_set_among_answered())
        return best_reading(arguments, file, *test, "images of --data");
    return best_reading(
        arguments, file, *shipped_test_set(),
        "test set that comes with the program, as it cannot be tried on the images of --data,");
}

NetworkReading reading_of(const Arguments &arguments, const NetworkFile &file, GivenData &data, DataUse use)
{
    if (!file.is_open())
        return first_reading(file);
    try {
        if (use == DataUse::Answered && arguments.has(data_option.name))
            return reading_for_images(arguments, file, data);
        return best_reading(arguments, file, *data.to_test_with().sets.test, "test set");
    } catch (const DataError &error) {
        if (arguments.has(data_option.name))
            throw;
        const NetworkReading reading = first_reading(file);
        say(arguments, "Read with " + reading_text(file, reading) +
                           ", which no test set has confirmed: " + error.what());
        return reading;
    }
}
} // namespace

GivenFunctions given_in(const Arguments &arguments)
{
    return {.hidden = given(arguments, "--hidden-activation", all_activations),
            .output = given(arguments, "--output-activation", output_activations),
            .cost = given(arguments, "--cost", all_costs),
            .inputs = given(arguments, "--inputs", all_inputs)};
}

Session foreign_session(const Arguments &arguments, const NetworkFile &file, GivenData &data, DataUse use)
{
    for (const Message &note : file.notes)
        say(arguments, note.english());
    const NetworkReading reading = reading_of(arguments, file, data, use);
    if (reading.inputs != Inputs::Plain)
        say(arguments, "Its inputs, " + inputs_text(reading.inputs) +
                           ", are folded into W¹ and b¹: here it reads plain pixels, with the same z¹.");
    return session_of(arguments.path("--model"), file, reading);
}

} // namespace deltascope::cli
