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

Message reason(const std::error_code &why)
{
    if (why == std::errc::no_space_on_device)
        return Message::tr("there is no room left on the disk");
    if (why == std::errc::read_only_file_system)
        return Message::tr("this disk can only be read");
    if (why == std::errc::permission_denied || why == std::errc::operation_not_permitted)
        return Message::tr("you are not allowed to write there");
    if (why == std::errc::device_or_resource_busy)
        return Message::tr("another program is using it");
    if (why == std::errc::no_such_file_or_directory || why == std::errc::not_a_directory)
        return Message::tr("its folder is not there (has a drive been removed?)");
    if (why == std::errc::io_error || why == std::errc::no_such_device)
        return Message::tr("the disk does not keep what is written to it");
    if (why == std::errc::filename_too_long)
        return Message::tr("its name is too long");
    if (why == std::errc::invalid_argument)
        return Message::tr("such a name is not possible there");
    return why.message();
}
} // namespace

DataError DataError::not_written(const std::filesystem::path &file, const std::error_code &why)
{
    return DataError(Message::tr("%1 cannot be written: %2. What was there before is unchanged.",
                                 {utf8_from_path(file), reason(why)}));
}

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
