// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/new_file.h"

#include <fcntl.h>
#include <io.h>
#include <malloc.h>
#include <share.h>
#include <sys/stat.h>
#include <windows.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <new>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace deltascope {

namespace {
using namespace std::chrono_literals;

[[noreturn]] void fail(int error)
{
    throw std::system_error(error, std::generic_category());
}

// As the error of the C library that is meant, so that it is told in the program's words, not in the
// system's.
int meant_by(DWORD said)
{
    switch (said) {
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
        return EBUSY;
    case ERROR_INVALID_NAME:
        return EINVAL;
    case ERROR_WRITE_PROTECT:
        return EROFS;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ENOSPC;
    case ERROR_INVALID_DRIVE:
    case ERROR_NOT_READY:
    case ERROR_NO_MEDIA_IN_DRIVE:
    case ERROR_DEVICE_NOT_CONNECTED:
    case ERROR_DEV_NOT_EXIST:
    case ERROR_REM_NOT_LIST:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME:
    case ERROR_NETNAME_DELETED:
    case ERROR_UNEXP_NET_ERR:
    case ERROR_NETWORK_UNREACHABLE:
        return ENOENT;
    default: {
        const auto meant = std::system_category().default_error_condition(static_cast<int>(said));
        return meant.category() == std::generic_category() ? meant.value() : EIO;
    }
    }
}

[[noreturn]] void fail_because(DWORD said)
{
    fail(meant_by(said));
}

constexpr std::wstring_view ending = L".part";
constexpr auto old_age = 1min; // to write a file takes less

std::filesystem::path part_of(std::filesystem::path target)
{
    return target += L"." + std::to_wstring(std::random_device{}()) + std::wstring(ending);
}

bool is_part_of(const std::filesystem::path &path, const std::filesystem::path &target)
{
    const std::wstring name = path.filename().wstring();
    const std::wstring start = target.filename().wstring() + L".";
    if (name.size() <= start.size() + ending.size() || !name.starts_with(start) || !name.ends_with(ending))
        return false;
    return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()),
                       name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                       [](wchar_t c) { return c >= L'0' && c <= L'9'; });
}

// What programs that were killed while they wrote this target have left. Windows removes no file that is
// open.
void remove_left_parts(const std::filesystem::path &target)
{
    std::error_code error;
    const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
    std::filesystem::directory_iterator file(folder, error);
    for (; !error && file != std::filesystem::directory_iterator(); file.increment(error)) {
        std::error_code ignored;
        const auto written = std::filesystem::last_write_time(file->path(), ignored);
        if (!ignored && is_part_of(file->path(), target) &&
            std::filesystem::file_time_type::clock::now() - written >= old_age)
            DeleteFileW(file->path().c_str());
    }
}

// A file read past the system's memory of it, in whole sectors.
class FileOnDisk
{
public:
    static constexpr DWORD piece = 1 << 16;

    explicit FileOnDisk(const std::filesystem::path &path)
        : handle_(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                              OPEN_EXISTING, FILE_FLAG_NO_BUFFERING | FILE_FLAG_SEQUENTIAL_SCAN, nullptr))
        , buffer_(static_cast<std::uint8_t *>(_aligned_malloc(piece, page)), _aligned_free)
    {
        if (handle_ == INVALID_HANDLE_VALUE)
            fail_because(GetLastError());
        if (!buffer_) {
            CloseHandle(handle_);
            throw std::bad_alloc();
        }
    }
    ~FileOnDisk() { CloseHandle(handle_); }
    FileOnDisk(const FileOnDisk &) = delete;
    FileOnDisk &operator=(const FileOnDisk &) = delete;

    /// Valid until the next call; empty at the end.
    std::span<const std::uint8_t> next()
    {
        DWORD count = 0;
        if (!ReadFile(handle_, buffer_.get(), piece, &count, nullptr) && GetLastError() != ERROR_HANDLE_EOF)
            fail_because(GetLastError());
        return {buffer_.get(), count};
    }

private:
    static constexpr std::size_t page = 4096;

    HANDLE handle_;
    std::unique_ptr<std::uint8_t, void (*)(void *)> buffer_;
};

bool may_be_held(DWORD said, const std::filesystem::path &file)
{
    if (said == ERROR_SHARING_VIOLATION || said == ERROR_LOCK_VIOLATION)
        return true;
    const DWORD attributes = GetFileAttributesW(file.c_str());
    return said == ERROR_ACCESS_DENIED &&
           (attributes == INVALID_FILE_ATTRIBUTES ||
            !(attributes & (FILE_ATTRIBUTE_READONLY | FILE_ATTRIBUTE_DIRECTORY)));
}

// A virus scanner, or a program that indexes files, may hold a file for a moment: what calls for it to be let
// go is tried again. What the system said at last.
template <class Call>
DWORD patiently(const Call &call, const std::filesystem::path &file)
{
    constexpr auto between = 50ms;
    for (auto patience = 3000ms;; patience -= between) {
        if (call())
            return ERROR_SUCCESS;
        const DWORD said = GetLastError();
        if (patience <= 0ms || !may_be_held(said, file))
            return said;
        std::this_thread::sleep_for(between);
    }
}

// Of a target that is held Windows says no more than that it denies the access.
bool is_held(const std::filesystem::path &file)
{
    const HANDLE handle =
        CreateFileW(file.c_str(), DELETE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION;
    CloseHandle(handle);
    return false;
}

void rename_over(const std::filesystem::path &file, const std::filesystem::path &target)
{
    const auto rename = [&] {
        return MoveFileExW(file.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    };
    if (const DWORD said = patiently(rename, target))
        fail_because(said == ERROR_ACCESS_DENIED && is_held(target) ? ERROR_SHARING_VIOLATION : said);
}

HANDLE handle_of(int descriptor)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(descriptor));
}

void flush(int descriptor)
{
    if (!FlushFileBuffers(handle_of(descriptor)))
        fail_because(GetLastError());
}
} // namespace

NewFile::NewFile(const std::filesystem::path &target)
    : target_(target)
    , path_(part_of(target))
    , descriptor_(-1)
{
    if (_wsopen_s(&descriptor_, path_.c_str(), _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY | _O_NOINHERIT,
                  _SH_DENYWR, _S_IREAD | _S_IWRITE) != 0)
        fail_because(_doserrno);
    remove_left_parts(target);
}

NewFile::~NewFile()
{
    if (descriptor_ >= 0)
        _close(descriptor_);
    if (!replaced_)
        patiently([this] { return DeleteFileW(path_.c_str()); }, path_);
}

void NewFile::write(std::span<const std::uint8_t> bytes)
{
    constexpr std::size_t most = 1 << 20; // network drives refuse what is much larger
    while (!bytes.empty()) {
        DWORD written = 0;
        if (!WriteFile(handle_of(descriptor_), bytes.data(), static_cast<DWORD>(std::min(bytes.size(), most)),
                       &written, nullptr))
            fail_because(GetLastError());
        if (written == 0)
            fail(ENOSPC);
        bytes = bytes.subspan(written);
    }
}

void NewFile::check_content(const std::vector<std::span<const std::uint8_t>> &parts)
{
    flush(descriptor_);
    FileOnDisk file(path_);
    std::span<const std::uint8_t> read = file.next();
    for (auto part : parts)
        while (!part.empty()) {
            const std::size_t count = std::min(part.size(), read.size());
            if (count == 0 || !std::ranges::equal(part.first(count), read.first(count)))
                fail(EIO);
            part = part.subspan(count);
            read = read.subspan(count);
            if (read.empty())
                read = file.next();
        }
    if (!read.empty())
        fail(EIO);
}

void NewFile::replace_target()
{
    flush(descriptor_);
    const int closing = std::exchange(descriptor_, -1); // no file that is open can be renamed
    if (_close(closing) != 0)
        fail_because(_doserrno);
    rename_over(path_, target_);
    replaced_ = true;
}

} // namespace deltascope
