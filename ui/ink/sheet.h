// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

#include <QImage>

namespace deltascope {

/// Black ink on white paper, Format_Grayscale8: how a drawing is saved, and what inkOfImage() reads back byte
/// for byte.
QImage blackOnWhite(const Ink &ink);
/// The ink of such a picture.
Ink inkOfSheet(const QImage &picture);

} // namespace deltascope
