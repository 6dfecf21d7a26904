// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace deltascope {

/// A file that cannot be used, or not be written. what() is one line of English that names the file, the
/// place in it, what was found and what was expected; message() says the same so that it can be translated.
class DataError : public std::runtime_error
{
public:
    /// "FILE, PLACE: found FOUND, expected EXPECTED"; without ", PLACE" when place is empty.
    DataError(const std::filesystem::path &file, Message place, Message found, Message expected);

    /// That a file could not be written, why, and that the one it was to replace is unchanged.
    static DataError not_written(const std::filesystem::path &file, const std::error_code &why);

    /// What what() says, to be translated.
    const Message &message() const { return message_; }

private:
    explicit DataError(Message message);

    Message message_;
};

} // namespace deltascope
