// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawing.h"

#include <vector>

class QByteArray;
class QString;

namespace deltascope {

/// A stroke file: [{"label":7,"strokes":[[[x,y],…],…]},…], points in a 280×280 box with y downward, at least
/// one point to a stroke; label, 0 … 9, may be missing, and other keys are ignored. Every stroke is
/// drawn with the felt pen. Throws DataError with the place of the fault: line and column where it is not
/// JSON, otherwise the path to the value, as in [3].strokes[0][12].
std::vector<LabelledDrawing> readStrokes(const QString &path);

/// The same of a file's bytes; name stands in its errors.
std::vector<LabelledDrawing> parseStrokes(const QByteArray &json, const QString &name);

} // namespace deltascope
