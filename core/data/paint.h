// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawing.h"
#include "core/data/ink.h"

namespace deltascope {

/// Paints a stroke on a square sheet of any size; 280 units of the drawing are its side. This is the only
/// place where strokes become pixels: for the canvas, for the network and for the command line.
///
/// Ends and joints are round, edges antialiased: a pixel gets as much ink as its distance from the stroke's
/// middle line says. Where ink meets ink the darker one stays, so that no joint shows and a stroke may be
/// painted a few points at a time. The eraser takes away what it covers.
void paint_stroke(Ink &sheet, const Stroke &stroke);

/// Only the pieces from … to − 1 of the stroke, as StrokeCurve numbers them, for a stroke that grows: pieces
/// painted one after the other make the same bytes as the whole stroke.
void paint_pieces(Ink &sheet, const Stroke &stroke, int from, int to);

/// The drawing as ink, side × side.
Ink paint(const Drawing &drawing, int side = static_cast<int>(drawing_side));

} // namespace deltascope
