// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"

#include "core/data/data_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <string>
#include <system_error>

namespace deltascope {

namespace {
[[noreturn]] void fail(const std::filesystem::path &file, int error)
{
    throw DataError(file, "", std::generic_category().message(error), "a file that can be written");
}

// What the name stands for, through all links. Renaming over a device would destroy it, so it must be a file.
std::filesystem::path target_of(const std::filesystem::path &file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        return file;
    if (!std::filesystem::is_regular_file(status))
        throw DataError(file, "", std::filesystem::is_directory(status) ? "a folder" : "a device",
                        "a file that can be written");
    return std::filesystem::canonical(file, error);
}

/// A new file with a name of its own, removed again unless it was moved to its final name.
class NewFile
{
public:
    explicit NewFile(const std::filesystem::path &target)
        : target_(target)
        , path_(target.string() + "." + std::to_string(std::random_device{}()) + ".part")
        , descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
    {
        if (descriptor_ < 0)
            fail(target, errno);
    }
    ~NewFile()
    {
        ::close(descriptor_);
        if (!moved_)
            ::unlink(path_.c_str());
    }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    void write(std::span<const std::uint8_t> bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                fail(target_, errno);
            if (written > 0)
                bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }

    // Synchronised first: after a power cut the name must not stand for an empty file.
    void move_to_target()
    {
        if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), target_.c_str()) != 0)
            fail(target_, errno);
        moved_ = true;
    }

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_;
    bool moved_ = false;
};
} // namespace

void write_atomically(const std::filesystem::path &file,
                      const std::vector<std::span<const std::uint8_t>> &parts)
{
    NewFile new_file(target_of(file));
    for (const auto part : parts)
        new_file.write(part);
    new_file.move_to_target();
}

void check_can_write(const std::filesystem::path &file)
{
    const NewFile attempt(target_of(file));
}

} // namespace deltascope
