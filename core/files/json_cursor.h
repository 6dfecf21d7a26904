// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace deltascope {

/// Walks JSON text whose shape the caller knows: objects, arrays, strings and whole numbers, read one after
/// the other. Anything that does not fit throws DataError with the byte at which it stands, and so does a key
/// that occurs twice in an object, which general JSON readers let pass.
class JsonCursor
{
public:
    /// text, UTF-8, must outlive the cursor; its first byte is byte `offset` of `file` in messages.
    JsonCursor(std::string_view text, std::filesystem::path file, std::uint64_t offset);

    /// Calls member with each key; it must read the value.
    void object(const std::function<void(const std::string &key)> &member);
    /// Calls element at each element; it must read it.
    void array(const std::function<void()> &element);
    std::string string();
    std::uint64_t whole_number();
    /// Only white space is left.
    void end();

    /// "FILE, byte HERE: found FOUND, expected EXPECTED"
    [[noreturn]] void fail(std::string_view found, std::string_view expected) const;

private:
    char peek();
    bool skip(char mark);
    void expect(char mark);
    void list(char open, char close, const std::function<void()> &item);
    char32_t escaped();
    char32_t four_hex_digits();
    [[noreturn]] void fail_here(std::string_view expected) const;

    std::string_view m_text;
    std::size_t m_next = 0;
    std::filesystem::path m_file;
    std::uint64_t m_offset;
};

} // namespace deltascope
