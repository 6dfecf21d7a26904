// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a million numbers as std::to_chars writes them, and reads each of them again. Where a C++ library
// had to be completed, its table is compared with that of one that is complete.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <random>
#include <string>

namespace {
constexpr int count = 1'000'000;

// Numbers of every size, whole ones, short ones, and those next to powers of two and ten.
double number(int index, std::mt19937_64 &random)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double special[] = {0, infinity, std::numeric_limits<double>::quiet_NaN(), 5e-324, 1e23, 1e300};
    const std::uint64_t bits = random();
    const auto whole = static_cast<std::int64_t>(bits);
    const int exponent = static_cast<int>(bits % 700) - 350;
    double value = 0;
    switch (index % 8) {
    case 0: // any sign, exponent and digits
        std::memcpy(&value, &bits, sizeof value);
        return std::isnan(value) ? infinity : value;
    case 1: // subnormal
        return static_cast<double>(bits >> 12) * 5e-324;
    case 2:
        return static_cast<double>(whole >> bits % 64);
    case 3:
        return static_cast<double>(whole >> 40) / 1000;
    case 4:
        return std::nextafter(std::ldexp(1, exponent), infinity * ((whole & 1024) == 0 ? 1 : -1));
    case 5: // ten places and fewer, as in half-way cases
        return std::ldexp(static_cast<double>(whole >> 54), -static_cast<int>(bits % 16));
    case 6: {
        const std::string power = "1e" + std::to_string(exponent);
        std::from_chars(power.data(), power.data() + power.size(), value);
        return index % 16 == 6 ? value : -std::nextafter(value, infinity);
    }
    default:
        value = special[bits % std::size(special)];
        return whole < 0 ? -value : value;
    }
}

using Text = std::array<char, 1024>;

template <class Number>
std::string shortest(Number value)
{
    Text text;
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    Number read = 0;
    const bool same = std::isnan(value) ||
                      (std::from_chars(text.data(), written.ptr, read).ec == std::errc{} && read == value);
    return {std::string(text.data(), written.ptr) + (same ? "" : " is read as another number")};
}

template <class Number>
std::string rounded(Number value, std::chars_format format, int precision)
{
    Text text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value, format, precision).ptr};
}
} // namespace

int main()
{
    std::setvbuf(stdout, nullptr, _IOFBF, 1 << 20);
    std::mt19937_64 random(1);
    for (int index = 0; index < count; ++index) {
        const double value = number(index, random);
        const auto precision = static_cast<int>(random() % 20);
        constexpr std::chars_format formats[] = {std::chars_format::scientific, std::chars_format::general,
                                                 std::chars_format::fixed};
        const std::chars_format format = formats[random() % std::size(formats)];
        std::printf("%s %s %s %s\n", shortest(value).c_str(), shortest(static_cast<float>(value)).c_str(),
                    rounded(value, format, precision).c_str(),
                    rounded(static_cast<float>(value), format, precision).c_str());
    }
}
