// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/network_file.h"

#include "core/data/data_error.h"
#include "core/files/foreign/layer_names.h"
#include "core/files/foreign/two_layers.h"
#include "core/files/setting_text.h"
#include "core/platform/number_from.h"

#include <algorithm>

namespace deltascope {

namespace {
using Texts = std::map<std::string, std::string>;

// "0.976", "97.6" and "97.6 %" are the same.
std::optional<double> accuracy_from(double number)
{
    constexpr double whole = 100;
    if (number > 1)
        number /= whole;
    return number >= 0 && number <= 1 ? std::optional(number) : std::nullopt;
}

std::optional<double> accuracy_in(const Texts &metadata)
{
    for (const auto &[name, text] : metadata)
        if (names_accuracy(name)) {
            const std::string_view digits =
                std::string_view(text).substr(0, text.find_last_of("0123456789") + 1);
            if (const auto number = number_from<double>(digits))
                return accuracy_from(*number);
        }
    return std::nullopt;
}

// Other programs have no words for them; whoever writes ours is understood, and all else is passed over.
GivenFunctions known_of(const Texts &metadata, const GivenFunctions &given)
{
    GivenFunctions known = given;
    const auto take = [&metadata](std::string_view name, auto &value, const auto &from) {
        if (const auto text = metadata.find(std::string(name)); text != metadata.end())
            if (const auto said = from(text->second))
                value = said;
    };
    take(facts_of(Setting::HiddenActivation).name, known.hidden, [](const std::string &text) {
        const auto said = activation_from(text);
        return said && facts(*said).componentwise ? said : std::nullopt;
    });
    take(facts_of(Setting::OutputActivation).name, known.output, activation_from);
    take(facts_of(Setting::Cost).name, known.cost, cost_from);
    take("inputs", known.inputs, [](std::string_view text) { return inputs_from(text); });
    return known;
}

Functions functions_of(const GivenFunctions &known, Activation hidden)
{
    Functions functions;
    functions.hidden = hidden;
    if (known.output)
        functions = with_output(functions, *known.output);
    if (known.cost && (!known.output || allows(*known.cost, *known.output)))
        functions = with_cost(functions, *known.cost);
    return functions;
}

// Those of work by hand have our names and sizes of their own.
bool has_own_names(const ForeignTensors &file)
{
    const auto has = [&file](std::string_view name) {
        return std::ranges::find(file.tensors, name, &ForeignTensor::name) != file.tensors.end();
    };
    const auto has_all = [&has](const auto &...names) { return (has(names) && ...); };
    return has_all("W1", "b1", "W2", "b2") || has_all("0.weight", "0.bias", "2.weight", "2.bias");
}

bool reads_pictures(const ForeignTensors &file)
{
    return std::ranges::any_of(file.tensors, [](const ForeignTensor &tensor) {
        return std::ranges::count(tensor.shape, std::uint64_t{pixel_count}) > 0;
    });
}

bool is_session(const ForeignTensors &file)
{
    return file.metadata.contains("session_version") || (has_own_names(file) && !reads_pictures(file));
}
} // namespace

NetworkFile read_network(const std::filesystem::path &path, const GivenFunctions &given)
{
    const ForeignTensors tensors = open_tensors(path);
    NetworkFile file;
    if (is_session(tensors)) {
        file.session = load_session(path, functions_of(given, given.hidden.value_or(Activation::Sigmoid)));
        return file;
    }
    TwoLayers layers = two_layers(path, tensors);
    file.layouts = std::move(layers.readings);
    file.notes = std::move(layers.notes);
    file.known = known_of(tensors.metadata, given);
    file.recorded_accuracy =
        layers.accuracy ? accuracy_from(*layers.accuracy) : accuracy_in(tensors.metadata);
    return file;
}

NetworkReading first_reading(const NetworkFile &file)
{
    return {.layout = 0,
            .hidden = file.known.hidden.value_or(Activation::Sigmoid),
            .inputs = file.known.inputs.value_or(Inputs::Plain)};
}

Session session_of(const std::filesystem::path &path, const NetworkFile &file, const NetworkReading &reading)
{
    Session session = file.session;
    const Functions functions = functions_of(file.known, reading.hidden);
    session.network = {functions, folded(file.layouts[reading.layout], reading.inputs).cast<float>()};
    if (!session.network.parameters.all_finite())
        throw DataError(path, Message::tr("tensors"), Message::tr("numbers that are too large for float32"),
                        Message::tr("finite numbers"));
    session.settings.hidden_units = session.network.hidden_units();
    session.settings.functions = functions;
    session.settings.learning_rate = suggested_rate(functions);
    session.folded_inputs = reading.inputs;
    return session;
}

} // namespace deltascope
