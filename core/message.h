// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deltascope {

/// What core says to a person: a sentence, or a part of one, with its values. The command line prints
/// english(); the window translates the sentence and its values (translated() in core/files). A value type,
/// for any thread.
class Message
{
public:
    /// Says nothing.
    Message() = default;

    /// What is shown as it is in every language: a name, a number, words of the system. Control characters
    /// become '?', so that a message stays one line whatever a file holds.
    Message(std::string verbatim);

    /// english has %1 … %9 where values go. It is a string literal and outlives every message: lupdate finds
    /// it by the name of this function, and it is the key of its translations in the context
    /// "deltascope::Message". In a function that returns something of std, lupdate looks for Message in std:
    /// there it must be called deltascope::Message::tr.
    static Message tr(const char *english, std::vector<Message> values = {});

    /// The same with a form for each kind of count: "(s)" in english is "s" unless count is 1; translations
    /// have forms of their own. The count itself is among the values. comment is for translators, as in
    /// QObject::tr(), or null.
    static Message tr(const char *english, const char *comment, std::uint64_t count,
                      std::vector<Message> values);

    /// Whether it says nothing.
    bool empty() const { return !english_ && verbatim_.empty(); }
    /// The sentence in English, its values filled in.
    std::string english() const;

    /// Null for what is shown as it is, and for an empty message.
    const char *key() const { return english_; }
    /// For translators; null where there is none.
    const char *comment() const { return comment_; }
    /// That the form of the sentence depends on; none where there is none.
    std::optional<std::uint64_t> count() const { return count_; }
    /// For %1 … %9 of the sentence.
    const std::vector<Message> &values() const { return values_; }

private:
    Message(const char *english, std::vector<Message> values);

    const char *english_ = nullptr;
    const char *comment_ = nullptr;
    std::optional<std::uint64_t> count_;
    std::string verbatim_;
    std::vector<Message> values_;
};

} // namespace deltascope
