// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_layout.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_lines.h"
#include "core/data/foreign/pixel_scale.h"
#include "core/data/lower_case.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace deltascope {

namespace {
constexpr int looked_at = 200; // lines
constexpr std::array<std::string_view, 9> label_names = {"label",     "labels", "class",  "target",  "y",
                                                         "character", "digit",  "letter", "category"};
constexpr std::array<std::string_view, 5> row_number_names = {"", "unnamed: 0", "id", "index", "imageid"};

template <class Names>
bool is_among(std::string_view name, const Names &names)
{
    return std::ranges::find(names, lower_case(std::string(name))) != names.end();
}

/// 0 for a number that is no square of a side that images may have.
int side_of(std::size_t pixels)
{
    const auto root = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
    return root * root == pixels && ImageFit::takes(root) ? static_cast<int>(root) : 0;
}

/// What a column holds in the first lines.
struct Column
{
    std::set<std::string, std::less<>> values;
    bool can_be_labels = true;

    /// An empty cell is one that is missing.
    void add(std::string_view cell)
    {
        if (cell.empty())
            return;
        const std::optional<double> number = number_in(cell);
        can_be_labels = can_be_labels && (!number || *number == std::floor(*number));
        values.emplace(cell);
    }
    std::size_t worth() const { return can_be_labels ? values.size() : 0; }
};

/// Whether cells are 0, 1, 2, …, as pandas numbers columns that have no names, perhaps behind an empty cell.
bool count_from_0(std::span<const std::string_view> cells)
{
    if (cells.front().empty())
        cells = cells.subspan(1);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (number_in(cells[i]) != static_cast<double>(i))
            return false;
    return cells.size() > 1;
}

/// A word in the place of a label does not make a heading; most of a heading's cells are words.
bool is_heading(const std::vector<std::string_view> &cells)
{
    if (count_from_0(cells))
        return true;
    const auto words =
        std::ranges::count_if(cells, [](std::string_view cell) { return !cell.empty() && !number_in(cell); });
    return static_cast<std::size_t>(words) > cells.size() / 2 || is_among(cells.front(), label_names) ||
           is_among(cells.back(), label_names);
}

class LayoutReader
{
public:
    explicit LayoutReader(const std::filesystem::path &file)
        : file_(file)
        , lines_(file)
    {
    }

    CsvLayout read()
    {
        std::string_view line;
        if (!lines_.next(line))
            throw DataError(file_, {}, deltascope::Message::tr("no lines"),
                            deltascope::Message::tr("a line for each image"));
        layout_.separator = separator_of(line);
        split_cells(line, layout_.separator, cells_);
        layout_.columns = cells_.size();
        layout_.heading = is_heading(cells_);
        if (layout_.heading) {
            layout_.row_numbers = is_among(cells_.front(), row_number_names);
            first_name_ = cells_[layout_.row_numbers ? 1 % cells_.size() : 0];
            last_name_ = cells_.back();
        } else {
            add_line();
        }
        for (int i = 0; i < looked_at && lines_.next(line); ++i) {
            split_cells(line, layout_.separator, cells_);
            if (cells_.size() == layout_.columns)
                add_line();
        }
        find_pixels();
        return layout_;
    }

private:
    void add_line()
    {
        first_.add(cells_[layout_.row_numbers ? 1 % cells_.size() : 0]);
        last_.add(cells_.back());
    }

    // Row numbers may be among the pixels only by a name that says so.
    void find_pixels()
    {
        const std::size_t counted = layout_.columns - (layout_.row_numbers ? 1 : 0);
        layout_.side = side_of(counted);
        if (layout_.side > 0)
            return;
        layout_.side = counted > 0 ? side_of(counted - 1) : 0;
        if (layout_.side == 0)
            throw DataError(file_, deltascope::Message::tr("line %1", {std::string("1")}),
                            deltascope::Message::tr("%1 column(s)", nullptr, layout_.columns,
                                                    {std::to_string(layout_.columns)}),
                            deltascope::Message::tr("a number for each pixel and a label, as 785 of 28×28"));
        layout_.label = label_is_last() ? LabelColumn::Last : LabelColumn::First;
    }

    bool label_is_last() const
    {
        if (is_among(first_name_, label_names) != is_among(last_name_, label_names))
            return is_among(last_name_, label_names);
        return last_.worth() > first_.worth();
    }

    std::filesystem::path file_;
    CsvLines lines_;
    CsvLayout layout_;
    std::vector<std::string_view> cells_;
    std::string first_name_;
    std::string last_name_;
    Column first_;
    Column last_;
};
} // namespace

CsvLayout csv_layout_of(const std::filesystem::path &file)
{
    return LayoutReader(file).read();
}

} // namespace deltascope
