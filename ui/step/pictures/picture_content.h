// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/selection.h"

#include <QString>

#include <vector>

namespace deltascope {

/// What a picture of numbers shows: a vector as a strip, a matrix as a map, or one column of W¹ or ∂L/∂W¹ as
/// the image that it weighs.
struct PictureContent
{
    enum class Shape { Strip, Map, Square };

    Shape shape = Shape::Strip;
    QString title; ///< in the notation
    Term term = Term::x0;
    int column = 0;    ///< of a Square: the hidden unit
    bool named = true; ///< whether its entries are numbers of term; false for the x² after the update
    bool ink = false;  ///< values 0 … 1 from paper to ink; otherwise signed
    std::vector<float> values; ///< row by row
    double range = 0;          ///< ±range are the ends of the scale

    int count() const { return static_cast<int>(values.size()); }
    /// The number that an entry shows, and the entry of a number; −1: none of this picture.
    Selection numberAt(int entry) const;
    int entryOf(const Selection &number) const;
};

/// A vector of the pass, a matrix, or a column of W¹ or ∂L/∂W¹.
PictureContent vectorPicture(const InspectedPass &open, Term term);
PictureContent mapPicture(const InspectedPass &open, Term term);
PictureContent imagePicture(const InspectedPass &open, Term term, int unit);
/// x² after the update.
PictureContent outputsAfterPicture(const InspectedPass &open);

} // namespace deltascope
