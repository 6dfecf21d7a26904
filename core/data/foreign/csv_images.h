// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/labelled_images.h"
#include "core/data/foreign/read_progress.h"

namespace deltascope {

/// The images of a text table, as Kaggle, spreadsheets and numpy.savetxt() write them: a line for each image,
/// with a number for each pixel of a square and its label before or behind them, or where a heading has it,
/// or without one. With or without a heading and a column of row numbers; separated by commas, semicolons,
/// tabs or blanks, with another one at the end of the lines or not; in quotes or not; 0 … 255, 0 … 1, −1 … 1;
/// decimal points or commas. Labels are numbers or words. Weka's ARFF is read as well. Throws DataError, with
/// the line and the column, for a cell that is missing or no such number.
LabelledImages csv_images(const std::filesystem::path &file, const ReadProgress &progress = {});

/// The labels of a table that label_list_in() has found. Throws DataError.
Labels csv_labels(const std::filesystem::path &file);

} // namespace deltascope
