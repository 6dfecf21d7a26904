// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <cmath>
#include <iterator>

namespace deltascope::cli {

namespace {
bool is_option(const std::string &word)
{
    return word.starts_with('-') && word != "-";
}
} // namespace

Arguments::Arguments(const std::vector<Option> &options, const std::vector<std::string> &words)
{
    bool options_ended = false;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (options_ended || !is_option(*word))
            words_.push_back(*word);
        else if (*word == "--")
            options_ended = true;
        else
            word = take_option(options, word, words.end());
    }
}

Arguments::Word Arguments::take_option(const std::vector<Option> &options, Word word, Word end)
{
    const std::size_t equals = word->find('=');
    const std::string name = word->substr(0, equals);
    const auto option = std::ranges::find(options, name, &Option::name);
    if (option == options.end())
        throw UsageError("unknown option " + name);
    const bool takes_value = !option->value.empty();
    std::string value;
    if (equals != word->npos) {
        if (!takes_value)
            throw UsageError(name + " takes no value");
        value = word->substr(equals + 1);
    } else if (takes_value && std::next(word) != end && !std::next(word)->starts_with("--")) {
        value = *++word;
    }
    if (takes_value && value.empty())
        throw UsageError(name + " needs a value, " + std::string(option->value));
    if (!option->repeats && values_.contains(name))
        throw UsageError(name + " is given twice");
    values_.emplace(name, value);
    return word;
}

std::string Arguments::text(std::string_view name) const
{
    const auto found = values_.find(name);
    return found == values_.end() ? std::string() : found->second;
}

std::vector<std::filesystem::path> Arguments::paths(std::string_view name) const
{
    std::vector<std::filesystem::path> paths;
    const auto [first, last] = values_.equal_range(name);
    std::transform(first, last, std::back_inserter(paths),
                   [](const auto &each) { return path_from_utf8(each.second); });
    return paths;
}

std::string Arguments::required(std::string_view name) const
{
    if (!has(name))
        throw UsageError(std::string(name) + " is missing");
    return text(name);
}

double Arguments::number(std::string_view name, double otherwise, double least, double most,
                         const std::string &expected) const
{
    if (!has(name))
        return otherwise;
    const auto number = number_from<double>(text(name));
    if (!number || !(*number >= least && *number <= most))
        fail(name, expected);
    return *number;
}

double Arguments::positive_number(std::string_view name, double otherwise) const
{
    if (!has(name))
        return otherwise;
    const auto number = number_from<double>(text(name));
    if (!number || !(*number > 0) || !std::isfinite(*number))
        fail(name, "a positive number");
    return *number;
}

void Arguments::fail(std::string_view name, const std::string &expected) const
{
    throw UsageError(std::string(name) + ": found '" + text(name) + "', expected " + expected);
}

} // namespace deltascope::cli
