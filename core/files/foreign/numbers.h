// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/safetensors_reader.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deltascope {

/// The order of the bytes of a number.
enum class ByteOrder { LittleEndian, BigEndian };

/// The numbers that bytes are, one after the other; what is left at the end makes none. Every number of these
/// types is a double. Whatever machine this runs on.
std::vector<double> numbers_in(std::span<const std::uint8_t> bytes, NumberType type, ByteOrder order);

} // namespace deltascope
