// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace deltascope {

/// A new file that is to take the place of another one, or of none. It lies beside its target under a name of
/// its own, which no other file has, and is removed again unless replace_target() has succeeded. Whatever
/// fails throws std::system_error, and then the target is what it was. Not for use by several threads at
/// once. What programs that were killed over the same target have left is removed.
class NewFile
{
public:
    /// Creates the file, empty. target is not a link, nor a device.
    explicit NewFile(const std::filesystem::path &target);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    /// Appends the bytes, all of them.
    void write(std::span<const std::uint8_t> bytes);

    /// Reads from the disk what has been written, and throws when it is not these parts, one after the other.
    void check_content(const std::vector<std::span<const std::uint8_t>> &parts);

    /// The file takes the target's name. Its content is on the disk before: after a power cut the name must
    /// not stand for an empty file. At most once, and nothing is written afterwards.
    void replace_target();

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_;
    bool replaced_ = false;
};

} // namespace deltascope
