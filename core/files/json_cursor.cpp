// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/json_cursor.h"

#include "core/data/data_error.h"

#include <QString>

#include <charconv>
#include <set>

namespace deltascope {

JsonCursor::JsonCursor(std::string_view text, std::filesystem::path file, std::uint64_t offset)
    : m_text(text)
    , m_file(std::move(file))
    , m_offset(offset)
{
}

void JsonCursor::object(const std::function<void(const std::string &key)> &member)
{
    std::set<std::string> keys;
    list('{', '}', [&] {
        const std::string key = string();
        if (!keys.insert(key).second)
            fail("the key \"" + key + "\" for the second time", "each key once");
        expect(':');
        member(key);
    });
}

void JsonCursor::array(const std::function<void()> &element)
{
    list('[', ']', element);
}

void JsonCursor::list(char open, char close, const std::function<void()> &item)
{
    expect(open);
    if (skip(close))
        return;
    do {
        item();
    } while (skip(','));
    expect(close);
}

std::string JsonCursor::string()
{
    expect('"');
    std::string value;
    for (; m_next < m_text.size(); ++m_next) {
        const char c = m_text[m_next];
        if (c == '"') {
            ++m_next;
            return value;
        }
        if (static_cast<unsigned char>(c) < 0x20)
            break;
        if (c != '\\') {
            value += c;
            continue;
        }
        const char32_t character = escaped();
        value += QString::fromUcs4(&character, 1).toStdString();
    }
    fail_here("the end of a string");
}

// From the backslash to the last character of the escape, where it leaves the cursor.
char32_t JsonCursor::escaped()
{
    constexpr std::string_view marks = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (++m_next < m_text.size()) {
        if (const auto index = marks.find(m_text[m_next]); index != marks.npos)
            return static_cast<char32_t>(meanings[index]);
        if (m_text[m_next] == 'u') {
            const char32_t first = four_hex_digits();
            if (!QChar::isSurrogate(first))
                return first;
            if (QChar::isHighSurrogate(first) && m_text.substr(m_next + 1, 2) == "\\u") {
                m_next += 2;
                const char32_t second = four_hex_digits();
                if (QChar::isLowSurrogate(second))
                    return QChar::surrogateToUcs4(static_cast<char16_t>(first),
                                                  static_cast<char16_t>(second));
            }
        }
    }
    fail_here("an escape of JSON");
}

// From the u to the last digit.
char32_t JsonCursor::four_hex_digits()
{
    std::uint32_t value = 0;
    const std::string_view digits = m_text.substr(m_next + 1, 4);
    const char *end = digits.data() + digits.size();
    if (digits.size() < 4 || std::from_chars(digits.data(), end, value, 16).ptr != end)
        fail_here("four hexadecimal digits");
    m_next += 4;
    return value;
}

std::uint64_t JsonCursor::whole_number()
{
    peek();
    std::uint64_t number = 0;
    const char *begin = m_text.data() + m_next;
    const auto [stop, error] = std::from_chars(begin, m_text.data() + m_text.size(), number);
    if (error != std::errc())
        fail_here("a whole number from 0 to 18446744073709551615");
    m_next += static_cast<std::size_t>(stop - begin);
    return number;
}

void JsonCursor::end()
{
    peek();
    if (m_next < m_text.size())
        fail_here("nothing but spaces after the last }");
}

// The next character that is not white space, 0 at the end.
char JsonCursor::peek()
{
    m_next = std::min(m_text.find_first_not_of(" \t\r\n", m_next), m_text.size());
    return m_next < m_text.size() ? m_text[m_next] : '\0';
}

bool JsonCursor::skip(char mark)
{
    if (peek() != mark || m_next == m_text.size())
        return false;
    ++m_next;
    return true;
}

void JsonCursor::expect(char mark)
{
    if (!skip(mark))
        fail_here(std::string(1, mark));
}

void JsonCursor::fail_here(std::string_view expected) const
{
    if (m_next >= m_text.size())
        fail("the end of the header", expected);
    const auto code = static_cast<unsigned char>(m_text[m_next]);
    fail(code > 0x20 && code < 0x7f ? std::string(1, m_text[m_next]) : "byte value " + std::to_string(code),
         expected);
}

void JsonCursor::fail(std::string_view found, std::string_view expected) const
{
    throw DataError(m_file, "byte " + std::to_string(m_offset + m_next), found, expected);
}

} // namespace deltascope
