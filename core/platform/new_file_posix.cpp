// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/new_file.h"

#include "core/platform/posix_disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <random>
#include <string>
#include <system_error>

namespace deltascope {

namespace {
[[noreturn]] void fail()
{
    throw std::system_error(errno, std::generic_category());
}

constexpr std::string_view ending = ".part";
constexpr std::chrono::minutes old_age(1); // to write a file takes less, and then it is locked

std::filesystem::path part_of(std::filesystem::path target)
{
    return target += "." + std::to_string(std::random_device{}()) + std::string(ending);
}

class Descriptor
{
public:
    Descriptor(const std::filesystem::path &path, int flags)
        : number_(::open(path.c_str(), flags | O_CLOEXEC))
    {
    }
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return number_; }

private:
    int number_;
};

bool is_part_of(const std::filesystem::path &path, const std::filesystem::path &target)
{
    const std::string name = path.filename().string();
    const std::string start = target.filename().string() + ".";
    if (name.size() <= start.size() + ending.size() || !name.starts_with(start) || !name.ends_with(ending))
        return false;
    return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()),
                       name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                       [](char c) { return c >= '0' && c <= '9'; });
}

void remove_if_left(const std::filesystem::path &part)
{
    std::error_code error;
    const auto written = std::filesystem::last_write_time(part, error);
    if (error || std::filesystem::file_time_type::clock::now() - written < old_age)
        return;
    const Descriptor file(part, O_RDONLY);
    if (file.number() >= 0 && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
        std::filesystem::remove(part, error);
}

// What programs that were killed while they wrote this target have left. Whoever still writes holds a lock.
void remove_left_parts(const std::filesystem::path &target)
{
    std::error_code error;
    const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
    std::filesystem::directory_iterator file(folder, error);
    for (; !error && file != std::filesystem::directory_iterator(); file.increment(error))
        if (is_part_of(file->path(), target))
            remove_if_left(file->path());
}

// The new name is on the disk too. Not every file system can do that of a folder, and the file is whole
// without it.
void flush_folder_of(const std::filesystem::path &target)
{
    const Descriptor folder(target.has_parent_path() ? target.parent_path() : ".", O_RDONLY | O_DIRECTORY);
    if (folder.number() >= 0)
        flush_to_disk(folder.number());
}
} // namespace

NewFile::NewFile(const std::filesystem::path &target)
    : target_(target)
    , path_(part_of(target))
    , descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
{
    if (descriptor_ < 0)
        fail();
    ::flock(descriptor_, LOCK_EX | LOCK_NB);
    remove_left_parts(target);
}

NewFile::~NewFile()
{
    ::close(descriptor_);
    if (!replaced_)
        ::unlink(path_.c_str());
}

void NewFile::write(std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            fail();
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void NewFile::check_content(const std::vector<std::span<const std::uint8_t>> &parts)
{
    if (!flush_to_disk(descriptor_))
        fail();
    const Descriptor file(path_, O_RDONLY);
    if (file.number() < 0)
        fail();
    read_past_memory(file.number());
    std::array<std::uint8_t, 1 << 16> buffer{};
    const auto read = [&](std::size_t most) {
        const ssize_t count = ::read(file.number(), buffer.data(), std::min(most, buffer.size()));
        if (count < 0)
            fail();
        return static_cast<std::size_t>(count);
    };
    for (auto part : parts)
        while (!part.empty()) {
            const std::size_t count = read(part.size());
            if (count == 0 ||
                !std::equal(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count), buffer.begin()))
                throw std::system_error(std::make_error_code(std::errc::io_error));
            part = part.subspan(count);
        }
    if (read(1) != 0)
        throw std::system_error(std::make_error_code(std::errc::io_error));
}

void NewFile::replace_target()
{
    if (!flush_to_disk(descriptor_) || ::rename(path_.c_str(), target_.c_str()) != 0)
        fail();
    replaced_ = true;
    flush_folder_of(target_);
}

} // namespace deltascope
