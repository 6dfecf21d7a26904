// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace deltascope {

/// How a text table of images is laid out.
struct CsvLayout
{
    char separator = ',';                  ///< between the cells; ' ' for any number of blanks
    bool heading = false;                  ///< the first line names the columns
    bool closed = false;                   ///< every line ends with a separator or an empty cell
    std::size_t columns = 0;               ///< of every line, without such a cell
    std::vector<std::size_t> pixels = {};  ///< the columns of the pixels, row by row
    std::optional<std::size_t> label = {}; ///< the column of the label, where there is one
    std::vector<std::size_t> classes = {}; ///< or a column for each digit, with 1 in that of the image
    int side = 0;                          ///< of the images, which are squares

    /// Whether the images have labels.
    bool labelled() const { return label || !classes.empty(); }
    /// Which of classes a line has its 1 in; nothing where it is not one of them.
    std::optional<std::size_t> class_in(const std::vector<std::string_view> &cells) const;
    /// The cells of a line, without the empty one that closes it.
    void split(std::string_view line, std::vector<std::string_view> &cells) const;
};

/// Told from the heading, in which label and row numbers may be anywhere, or else from the first lines:
/// labels are whole numbers or words, in front or behind, and of these two columns in the one that differs
/// more; or ten columns there, with one 1 and nine 0 in each line. Throws DataError for a table that has no
/// image in a line.
CsvLayout csv_layout_of(const std::filesystem::path &file);

/// A text table of one column: the labels of images that are in another one.
struct LabelList
{
    bool heading = false; ///< the first line names them
};

/// Told from the first lines; nothing for any other table, and for a file that is none.
std::optional<LabelList> label_list_in(const std::filesystem::path &file);

} // namespace deltascope
