// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/hand_network.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace deltascope {

using Image = std::array<std::uint8_t, pixel_count>; ///< 0 paper … 255 ink, row by row

enum class ExampleSource {
    Test,
    Train,
    Drawing,
    Hand,
    Awaited, ///< none yet, because the images are still being read
};

/// The example that the stage shows and that a pass is made of: an image with its label or, of a network that
/// is not the trained one, numbers and targets.
struct Example
{
    Image image{};
    std::optional<int> label; ///< unknown for a drawing until the user says what it is
    ExampleSource source = ExampleSource::Drawing;
    int index = 0; ///< in the test or training set, from 0
    /// Of ExampleSource::Hand, with the network that it belongs to; null for all others.
    std::shared_ptr<const HandExample> hand = nullptr;
    QString handName = {}; ///< what it is called: "mazur"

    bool hasTarget() const { return label.has_value() || hand; }
    Vector<float> x0() const;
    Vector<double> x0InDouble() const;
    /// One number for each output; the example has a target.
    Vector<double> target() const;
    /// Whether the target of output k is marked: of a digit its own output, of numbers all.
    bool marksTarget(int k) const { return hand || label == k; }
    /// "i0" or "7": what an input or an output is called; an input of a picture has no name.
    QString inputName(int i) const;
    QString outputName(int k) const;
    /// "test image 259, a 6", translated.
    QString description() const;
    /// "no. 259: 6", where there is little room.
    QString shortDescription() const;

    Q_DECLARE_TR_FUNCTIONS(deltascope::Example)
};

} // namespace deltascope
