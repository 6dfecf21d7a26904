// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/types.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace deltascope {

using Image = std::array<std::uint8_t, pixel_count>; ///< 0 paper … 255 ink, row by row

enum class ExampleSource { Test, Train, Drawing };

/// The example that the stage shows and that a pass is made of.
struct Example
{
    Image image{};
    std::optional<int> label; ///< unknown for a drawing until its author says it
    ExampleSource source = ExampleSource::Drawing;
    int index = 0; ///< in the test or training set, from 0

    Vector<float> x0() const;
    Vector<double> x0InDouble() const;
    /// "test image 259, a 6", translated.
    QString description() const;
};

} // namespace deltascope
