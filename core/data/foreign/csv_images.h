// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/labelled_images.h"
#include "core/data/foreign/read_progress.h"

namespace deltascope {

/// The images of a text table, as Kaggle, spreadsheets and numpy.savetxt() write them: a line for each image,
/// with a number for each pixel of a square and its label before or behind them, or without one. With or
/// without a heading and a column of row numbers; separated by commas, semicolons, tabs or blanks; in quotes
/// or not; 0 … 255, 0 … 1, −1 … 1; decimal points or commas. Labels are numbers or words. Throws DataError,
/// with the line and the column, for a cell that is missing or no such number.
LabelledImages csv_images(const std::filesystem::path &file, const ReadProgress &progress = {});

} // namespace deltascope
