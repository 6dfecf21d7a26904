// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/data/files.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace deltascope {

/// A safetensors file made from its header and its data, right or wrong. In the header ' stands for ".
inline Bytes safetensors_text(std::string header, const std::vector<float> &data)
{
    std::ranges::replace(header, '\'', '"');
    Bytes bytes;
    for (int i = 0; i < 8; ++i)
        bytes.push_back(static_cast<std::uint8_t>(std::uint64_t{header.size()} >> 8 * i));
    bytes.insert(bytes.end(), header.begin(), header.end());
    const std::size_t start = bytes.size();
    bytes.resize(start + data.size() * sizeof(float));
    std::memcpy(bytes.data() + start, data.data(), data.size() * sizeof(float));
    return bytes;
}

} // namespace deltascope
