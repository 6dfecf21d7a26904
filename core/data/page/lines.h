// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// The pixels of a mask (0 or 255) that belong to printed lines: rules, squares, margins, frames. A line is
/// thin, nearly level or upright, and goes through most of the picture; it may bend as paper does, and have
/// gaps. It is followed from column to column; where its run of pixels is no thicker than the line is
/// elsewhere it is taken, where it is thicker a stroke crosses it, and there all stays (the track height
/// method of music recognition: Dalitz, Droettboom, Pranzas and Fujinaga, A comparative study of staff
/// removal algorithms, 2008). Pictures with less than 48 pixels to a side have no lines.
Ink printed_lines(const Ink &mask);

} // namespace deltascope
