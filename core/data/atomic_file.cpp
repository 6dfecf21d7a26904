// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"

#include "core/data/data_error.h"
#include "core/platform/new_file.h"

#include <system_error>

namespace deltascope {

namespace {
// What the name stands for, through all links. Renaming over a device would destroy it, so it must be a file.
std::filesystem::path target_of(const std::filesystem::path &file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        return file;
    if (!std::filesystem::is_regular_file(status))
        throw DataError(file, {},
                        std::filesystem::is_directory(status) ? deltascope::Message::tr("a folder")
                                                              : deltascope::Message::tr("a device"),
                        deltascope::Message::tr("a file that can be written"));
    return std::filesystem::canonical(file, error);
}

template <class Work>
void in_place_of(const std::filesystem::path &file, const Work &work)
{
    const std::filesystem::path target = target_of(file);
    try {
        NewFile new_file(target);
        work(new_file);
    } catch (const std::system_error &error) {
        throw DataError::not_written(target, error.code());
    }
}
} // namespace

void write_atomically(const std::filesystem::path &file,
                      const std::vector<std::span<const std::uint8_t>> &parts)
{
    in_place_of(file, [&parts](NewFile &new_file) {
        for (const auto part : parts)
            new_file.write(part);
        new_file.check_content(parts);
        new_file.replace_target();
    });
}

void write_text_atomically(const std::filesystem::path &file, std::string_view text)
{
    write_atomically(file, {{reinterpret_cast<const std::uint8_t *>(text.data()), text.size()}});
}

void check_can_write(const std::filesystem::path &file)
{
    in_place_of(file, [](NewFile &) {});
}

} // namespace deltascope
