// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hand_networks.h"

#include "app/cli/pictures.h"

#include <limits>

namespace deltascope::cli {

namespace {
void check_options(const Arguments &arguments)
{
    const bool by_hand = arguments.has("--network");
    for (const std::string_view name :
         {"--model", "--index", "--split", "--data", "--classes", "--turn", "--image", "--label"})
        if (by_hand && arguments.has(name))
            throw UsageError("--network and " + std::string(name) + " cannot be used together");
    for (const std::string_view name : {"--seed", "--fixed-biases", "--updates"})
        if (!by_hand && arguments.has(name))
            throw UsageError(std::string(name) + " needs --network");
}

Subject hand_subject_in(const Arguments &arguments)
{
    constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();
    const HandNetwork name = hand_network_in(arguments);
    const auto seed = arguments.whole_number<std::uint64_t>("--seed", 1, 0, any);
    const double rate = arguments.positive_number("--rate", hand_rate);
    HandExample example = hand_example(name, seed, functions_in(arguments));
    const bool fixed = arguments.has("--fixed-biases");
    const int updates = arguments.whole_number("--updates", 0, 0, most_updates);
    example.network = after_updates(example.network, example.x0, example.y, rate, updates, fixed);
    if (!example.network.parameters.all_finite())
        throw UsageError("--updates: the network's numbers are no longer finite; try a smaller --rate");
    return {example.network, example.x0, example.y, std::nullopt, rate, fixed};
}
} // namespace

HandNetwork hand_network_in(const Arguments &arguments)
{
    const std::string name = arguments.text("--network");
    const auto found = hand_network_from(name);
    if (!found)
        throw UsageError("--network: found '" + name + "', expected one of " + names_of(all_hand_networks));
    return *found;
}

Example traced_example_in(const Arguments &arguments, GivenData &data)
{
    if (arguments.has("--image") == arguments.has("--index"))
        throw UsageError("either --index or --image must be given");
    if (arguments.has("--image") != arguments.has("--label"))
        throw UsageError("--image and --label go together");
    if (arguments.has("--index"))
        return example_in(arguments, data);
    const int label = arguments.whole_number("--label", 0, 0, digit_count - 1);
    const DigitImage image = image_of_picture(picture_from_image(arguments.text("--image")), true);
    return {x0_of<double>(image), label};
}

Subject subject_in(const Arguments &arguments, Example (*example_of)(const Arguments &, GivenData &))
{
    check_options(arguments);
    if (arguments.has("--network"))
        return hand_subject_in(arguments);
    arguments.positive_number("--rate", 1); // before the files are read
    GivenData data(arguments);
    const Session session = digit_session_in(arguments, data);
    const Example example = example_of(arguments, data);
    const double rate = arguments.positive_number("--rate", session.settings.learning_rate);
    return {session.network.cast<double>(),
            example.x0,
            one_hot<double>(example.label),
            example.label,
            rate,
            false};
}

} // namespace deltascope::cli
