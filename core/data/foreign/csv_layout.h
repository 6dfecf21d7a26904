// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace deltascope {

/// Where a text table has its labels.
enum class LabelColumn { None, First, Last };

/// How a text table of images is laid out.
struct CsvLayout
{
    char separator = ',';                  ///< between the cells; ' ' for any number of blanks
    bool heading = false;                  ///< the first line names the columns
    bool row_numbers = false;              ///< the first column counts the images
    LabelColumn label = LabelColumn::None; ///< where the labels are
    std::size_t columns = 0;               ///< of every line
    int side = 0;                          ///< of the images, which are squares

    /// Columns before the pixels.
    std::size_t first_pixel() const { return (row_numbers ? 1 : 0) + (label == LabelColumn::First ? 1 : 0); }
    /// The column of the label, where there is one.
    std::size_t label_column() const { return label == LabelColumn::First ? first_pixel() - 1 : columns - 1; }
};

/// Told from the heading and the first lines: labels are whole numbers or words, and of the two columns that
/// they can be in those that differ more. Throws DataError for a table that has no image in a line.
CsvLayout csv_layout_of(const std::filesystem::path &file);

} // namespace deltascope
