// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/numbers.h"

#include <bit>
#include <cmath>
#include <limits>

namespace deltascope {

namespace {
std::uint64_t whole_number(std::span<const std::uint8_t> bytes, ByteOrder order)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        number = number << 8 | bytes[order == ByteOrder::BigEndian ? i : bytes.size() - 1 - i];
    return number;
}

// IEEE 754 binary16: a sign, 5 bits of exponent with bias 15, 10 of fraction.
double from_half(std::uint64_t bits)
{
    constexpr int fraction_bits = 10;
    constexpr int bias = 15;
    constexpr int special = 31; // infinite or NaN
    const auto exponent = static_cast<int>(bits >> fraction_bits & 31);
    const auto fraction = static_cast<double>(bits & 1023);
    const double sign = (bits & 0x8000) != 0 ? -1 : 1;
    if (exponent == special)
        return fraction == 0 ? sign * std::numeric_limits<double>::infinity()
                             : std::numeric_limits<double>::quiet_NaN();
    return sign * (exponent == 0 ? std::ldexp(fraction, 1 - bias - fraction_bits)
                                 : std::ldexp(fraction + 1024, exponent - bias - fraction_bits));
}

double number_in(std::span<const std::uint8_t> bytes, NumberType type, ByteOrder order)
{
    const std::uint64_t bits = whole_number(bytes, order);
    switch (type) {
    case NumberType::F64:
        return std::bit_cast<double>(bits);
    case NumberType::F32:
        return double{std::bit_cast<float>(static_cast<std::uint32_t>(bits))};
    case NumberType::F16:
        return from_half(bits);
    case NumberType::BF16:
        break;
    }
    return double{std::bit_cast<float>(static_cast<std::uint32_t>(bits << 16))};
}
} // namespace

std::vector<double> numbers_in(std::span<const std::uint8_t> bytes, NumberType type, ByteOrder order)
{
    const std::size_t size = bytes_in(type);
    std::vector<double> numbers;
    numbers.reserve(bytes.size() / size);
    for (; bytes.size() >= size; bytes = bytes.subspan(size))
        numbers.push_back(number_in(bytes.first(size), type, order));
    return numbers;
}

} // namespace deltascope
