// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <string>
#include <system_error>

namespace deltascope {

namespace {
[[noreturn]] void fail()
{
    throw std::system_error(errno, std::generic_category());
}

std::filesystem::path part_of(std::filesystem::path target)
{
    return target += "." + std::to_string(std::random_device{}()) + ".part";
}
} // namespace

NewFile::NewFile(const std::filesystem::path &target)
    : target_(target)
    , path_(part_of(target))
    , descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
{
    if (descriptor_ < 0)
        fail();
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

void NewFile::replace_target()
{
    if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), target_.c_str()) != 0)
        fail();
    replaced_ = true;
}

} // namespace deltascope
