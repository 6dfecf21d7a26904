// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"

#include "core/platform/utf8_path.h"

namespace deltascope {

namespace {
Message sentence(const std::filesystem::path &file, Message place, Message found, Message expected)
{
    if (place.empty())
        return Message::tr("%1: found %2, expected %3",
                           {utf8_from_path(file), std::move(found), std::move(expected)});
    return Message::tr("%1, %2: found %3, expected %4",
                       {utf8_from_path(file), std::move(place), std::move(found), std::move(expected)});
}
} // namespace

DataError::DataError(const std::filesystem::path &file, Message place, Message found, Message expected)
    : DataError(sentence(file, std::move(place), std::move(found), std::move(expected)))
{
}

DataError::DataError(Message message)
    : std::runtime_error(message.english())
    , message_(std::move(message))
{
}

} // namespace deltascope
