// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/practice/sheet_options.h"

#include "app/cli/hand_networks.h"
#include "core/practice/levels.h"

#include <limits>

namespace deltascope::cli {

std::vector<Option> sheet_options(const std::vector<Option> &own)
{
    std::vector<Option> options = {
        network_option,
        fixed_biases_option,
        index_option,
        split_option,
        {"--rate", "ETA", "of the update (default 0.5, or that of the model)"},
        {"--level", "0…8",
         "what is left out, as in Your turn: 2 the update (default) … 7 all; 8: find the step with a wrong "
         "rule"},
        {"--count", "N", "how many sheets (default 1)"},
        {"--seed", "S",
         "of sheet 1 (default 1), S + 1 of sheet 2 …: the numbers of a hand-sized network; of a model, "
         "which of its numbers are asked for"},
        {"--convention", "NAME",
         "inputs-first (default) or units-first, W, a and σ as in Nielsen's book and PyTorch"},
        {"--first-index", "0|1", "of inputs, units and outputs on paper (default 0)"}};
    options.insert(options.end(), own.begin(), own.end());
    return options_with_model(with_data_options(std::move(options)));
}

SheetMaker::SheetMaker(const Arguments &arguments)
{
    constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max() - most_sheets;
    setting_.level = arguments.whole_number("--level", setting_.level, 0, last_level);
    setting_.convention = convention_in(arguments);
    setting_.first_index = arguments.whole_number("--first-index", 0, 0, 1);
    seed_ = arguments.whole_number<std::uint64_t>("--seed", 1, 0, largest);
    count_ = arguments.whole_number("--count", 1, 1, most_sheets);
    arguments.positive_number("--rate", 1); // what is typed is looked at before files are read
    for (const std::string_view name : {"--model", "--index", "--split", "--data", "--classes", "--turn"})
        if (arguments.has("--network") && arguments.has(name))
            throw UsageError("--network and " + std::string(name) + " cannot be used together");
    if (arguments.has("--network"))
        read_hand_network(arguments);
    else
        read_model(arguments);
}

void SheetMaker::read_hand_network(const Arguments &arguments)
{
    hand_ = hand_network_in(arguments);
    name_ = to_string(*hand_);
    source_.network.functions = functions_in(arguments);
    source_.rate = arguments.positive_number("--rate", hand_rate);
    source_.fixed_biases = arguments.has("--fixed-biases");
}

void SheetMaker::read_model(const Arguments &arguments)
{
    if (!arguments.has("--model"))
        throw UsageError("--network or --model is missing");
    if (arguments.has("--fixed-biases"))
        throw UsageError("--fixed-biases needs --network");
    GivenData data(arguments);
    const Session session = digit_session_in(arguments, data);
    const Example example = example_in(arguments, data);
    name_ = utf8_from_path(arguments.path("--model").filename()) + ", image " + arguments.text("--index");
    source_ = {session.network.cast<double>(), example.x0, one_hot<double>(example.label),
               arguments.positive_number("--rate", session.settings.learning_rate), false};
}

Sheet SheetMaker::sheet(int number) const
{
    const std::uint64_t seed = seed_ + static_cast<std::uint64_t>(number) - 1;
    SheetSource source = source_;
    if (hand_) {
        const HandExample example = hand_example(*hand_, seed, source_.network.functions);
        source.network = example.network;
        source.x0 = example.x0;
        source.y = example.y;
    }
    return make_sheet(source, setting_, seed);
}

} // namespace deltascope::cli
