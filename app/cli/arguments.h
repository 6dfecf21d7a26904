// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/number_text.h"
#include "core/network/choice.h"
#include "core/platform/number_from.h"
#include "core/platform/utf8_path.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope::cli {

/// A command line that cannot be obeyed. what() is one line; the exit status is 2.
class UsageError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// One option of a command: "--rate ETA". An option without a value is a flag.
struct Option
{
    std::string_view name;  ///< "--rate"
    std::string_view value; ///< "ETA", empty for a flag
    std::string_view help;
    bool repeats = false; ///< may be given several times
};

/// The words after the name of a command, in UTF-8, checked against its options. Everything wrong throws
/// UsageError: an option that is not known or occurs twice, unless it repeats, a value that is missing or of
/// the wrong kind.
class Arguments
{
public:
    /// "--name value" and "--name=value" are the same. After "--" all words are taken as they are.
    Arguments(const std::vector<Option> &options, const std::vector<std::string> &words);

    bool has(std::string_view name) const { return values_.contains(name); }
    /// The words that are neither options nor their values.
    const std::vector<std::string> &words() const { return words_; }

    /// The value of an option as it stands; empty when it is not given.
    std::string text(std::string_view name) const;
    /// The file or folder that an option names; empty when it is not given.
    std::filesystem::path path(std::string_view name) const { return path_from_utf8(text(name)); }
    /// All that it names, in the order in which it is given.
    std::vector<std::filesystem::path> paths(std::string_view name) const;
    /// As text(), but it must be given.
    std::string required(std::string_view name) const;

    /// From least to most; otherwise when it is not given, here and below.
    template <class Whole>
    Whole whole_number(std::string_view name, Whole otherwise, Whole least, Whole most) const
    {
        if (!has(name))
            return otherwise;
        const auto number = number_from<Whole>(text(name));
        if (!number || *number < least || *number > most)
            fail(name, "a whole number from " + number_text(least) + " to " + number_text(most));
        return *number;
    }

    /// From least to most; expected says so in words.
    double number(std::string_view name, double otherwise, double least, double most,
                  const std::string &expected) const;
    double positive_number(std::string_view name, double otherwise) const;

    /// One of the names that to_string() has for choices; '-' may stand for '_'.
    template <class Choices>
    auto choice(std::string_view name, typename Choices::value_type otherwise, const Choices &choices) const
    {
        if (!has(name))
            return otherwise;
        std::string wanted = text(name);
        std::ranges::replace(wanted, '-', '_');
        const auto found = choice_named(wanted, choices);
        if (!found)
            fail(name, "one of " + names_of(choices));
        return *found;
    }

private:
    using Word = std::vector<std::string>::const_iterator;
    /// Takes the option at word, and its value; returns the last word that it took.
    Word take_option(const std::vector<Option> &options, Word word, Word end);
    [[noreturn]] void fail(std::string_view name, const std::string &expected) const;

    std::multimap<std::string, std::string, std::less<>> values_;
    std::vector<std::string> words_;
};

} // namespace deltascope::cli
