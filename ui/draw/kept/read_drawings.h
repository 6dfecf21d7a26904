// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QStringList>

namespace deltascope {

/// More than this many at once are refused.
inline constexpr int most_drawings = 5000;

/// Labelled digits that somebody else has collected.
struct ReadDrawings
{
    Dataset drawings;
    int unlabelled = 0; ///< pictures whose name does not say which digit they are
    int blank = 0;      ///< pictures without a digit
};

/// Reads files and folders: IDX images with the labels beside them (…images-idx3… and …labels-idx1…), a
/// folder with such files, as another collection and its export are, and pictures in a folder or in folders
/// in it. The digit of a picture is the name of its folder ("7"), or the first character of its own name
/// ("7.png", "7_03.png"). A picture of 28×28 pixels is taken as it is; the digit in any other is found and
/// normalised. Any thread. Throws DataError for a file that cannot be read, where there is nothing to be
/// read, and for more than most_drawings.
ReadDrawings readDrawings(const QStringList &paths);

} // namespace deltascope
