// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_layout.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_lines.h"
#include "core/data/foreign/pixel_scale.h"
#include "core/data/lower_case.h"
#include "core/image_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace deltascope {

namespace {
constexpr std::size_t looked_at = 200;         // lines
constexpr std::size_t most_kept = 1 << 22;     // bytes of them
constexpr std::size_t counts_for_certain = 50; // lines: more than a set has classes that come one by one
constexpr std::array<std::string_view, 9> label_names = {"label",     "labels", "class",  "target",  "y",
                                                         "character", "digit",  "letter", "category"};
constexpr std::array<std::string_view, 9> other_names = {
    "unnamed: 0", "id", "index", "imageid", "image_id", "file", "filename", "file_name", "path"};

template <class Names>
bool is_among(std::string_view name, const Names &names)
{
    return std::ranges::find(names, name) != names.end();
}

/// 0 for a number that is no square of a side that images may have.
int side_of(std::size_t pixels)
{
    const auto root = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
    return root * root == pixels && ImageFit::takes(root) ? static_cast<int>(root) : 0;
}

/// A name of a heading, small; numpy.savetxt() begins a heading with #.
std::string name_of(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of("# ");
    return lower_case(std::string(cell.substr(std::min(first, cell.size()))));
}

/// What a column holds in the first lines.
struct Column
{
    std::set<std::string, std::less<>> values = {};
    std::size_t lines = 0;
    std::optional<double> last = {};
    bool can_be_labels = true;
    bool counts_up = true; ///< by one from line to line

    /// An empty cell is one that is missing.
    void add(std::string_view cell)
    {
        if (cell.empty())
            return;
        const std::optional<double> number = number_in(cell);
        can_be_labels = can_be_labels && (!number || *number == std::floor(*number));
        counts_up = counts_up && number && (!last || *number == *last + 1);
        last = number;
        values.emplace(cell);
        ++lines;
    }
    std::size_t worth() const { return can_be_labels ? values.size() : 0; }
};

/// Whether the numbers among cells are 0, 1, 2, … or 1, 2, 3, …, as programs number columns without names.
bool count_up(const std::vector<std::string_view> &cells)
{
    std::vector<double> numbers;
    for (const std::string_view cell : cells)
        if (const auto number = number_in(cell))
            numbers.push_back(*number);
    const auto counts = [](double a, double b) { return b == a + 1; };
    return numbers.size() > 1 && (numbers.front() == 0 || numbers.front() == 1) &&
           std::ranges::adjacent_find(numbers, std::not_fn(counts)) == numbers.end();
}

/// A word in the place of a label does not make a heading; most of a heading's cells are words, or all that
/// are not count.
bool is_heading(const std::vector<std::string_view> &cells)
{
    const auto words =
        std::ranges::count_if(cells, [](std::string_view cell) { return !cell.empty() && !number_in(cell); });
    return static_cast<std::size_t>(words) > cells.size() / 2 || count_up(cells);
}

class LayoutReader
{
public:
    explicit LayoutReader(const std::filesystem::path &file)
        : file_(file)
    {
    }

    CsvLayout read()
    {
        keep_lines();
        layout_.separator = separator_of(lines_.front());
        std::vector<std::string_view> cells;
        split_cells(lines_.front(), layout_.separator, cells);
        layout_.columns = cells.size();
        layout_.heading = is_heading(cells);
        if (layout_.heading) {
            std::ranges::transform(cells, std::back_inserter(names_), name_of);
            lines_.erase(lines_.begin());
        }
        find_closing_cells();
        find_unnamed_row_numbers();
        find_columns();
        return layout_;
    }

private:
    void keep_lines()
    {
        CsvLines lines(file_);
        std::string_view line;
        for (std::size_t bytes = 0; lines_.size() <= looked_at && bytes < most_kept && lines.next(line);
             bytes += line.size())
            lines_.emplace_back(line);
        if (lines_.empty())
            throw DataError(file_, {}, deltascope::Message::tr("no lines"),
                            deltascope::Message::tr("a line for each image"));
    }

    // A heading may be closed or not, whatever its lines are. A column that is empty everywhere is as good.
    void find_closing_cells()
    {
        std::vector<std::string_view> cells;
        const auto is_closed = [&](const std::string &line) {
            split_cells(line, layout_.separator, cells);
            return cells.size() > 1 && cells.back().empty();
        };
        layout_.closed = !lines_.empty() && std::ranges::all_of(lines_, is_closed);
        if (layout_.closed && (!layout_.heading || cells.size() == names_.size()))
            --layout_.columns;
        names_.resize(std::min(names_.size(), layout_.columns));
    }

    // R's write.table() gives its row names no name.
    void find_unnamed_row_numbers()
    {
        const auto has_one_more = [this,
                                   cells = std::vector<std::string_view>()](const std::string &line) mutable {
            layout_.split(line, cells);
            return cells.size() == layout_.columns + 1;
        };
        if (!layout_.heading || lines_.empty() || !std::ranges::all_of(lines_, has_one_more))
            return;
        names_.insert(names_.begin(), std::string());
        ++layout_.columns;
    }

    Column column(std::size_t index) const
    {
        Column column;
        std::vector<std::string_view> cells;
        for (const std::string &line : lines_) {
            layout_.split(line, cells);
            if (cells.size() == layout_.columns)
                column.add(cells[index]);
        }
        return column;
    }

    // What is no pixel has a name that says so, or stands in front or behind.
    void find_columns()
    {
        for (std::size_t i = 0; i < layout_.columns; ++i)
            if (!is_other(i))
                layout_.pixels.push_back(i);
        const auto named =
            std::ranges::find_if(layout_.pixels, [this](std::size_t i) { return is_label(i); });
        if (named != layout_.pixels.end() && side_of(layout_.pixels.size() - 1) > 0)
            take_label(named);
        else if (side_of(layout_.pixels.size()) == 0)
            find_unnamed();
        layout_.side = side_of(layout_.pixels.size());
        if (layout_.side == 0)
            throw DataError(file_, deltascope::Message::tr("line %1", {std::string("1")}), found_instead(),
                            deltascope::Message::tr("a number for each pixel and a label, as 785 of 28×28"));
    }

    Message found_instead() const
    {
        std::vector<std::string_view> cells;
        if (!lines_.empty())
            layout_.split(lines_.front(), cells);
        if (cells.size() > 1 && cells[1].find(':') != std::string_view::npos)
            return Message::tr("the places of the pixels that are not 0, as LIBSVM has them");
        return Message::tr("%1 column(s)", nullptr, layout_.columns, {std::to_string(layout_.columns)});
    }

    void find_unnamed()
    {
        std::vector<std::size_t> &pixels = layout_.pixels;
        const bool alone = pixels.size() > 1 && side_of(pixels.size() - 1) > 0;
        const bool with_row_numbers = pixels.size() > 2 && side_of(pixels.size() - 2) > 0;
        if (!alone && !with_row_numbers)
            return find_classes();
        const Column first = column(pixels.front());
        const bool counts = first.counts_up && (with_row_numbers || first.lines >= counts_for_certain);
        if (counts)
            pixels.erase(pixels.begin());
        if (alone != counts)
            take_label(column(pixels.back()).worth() > column(pixels.front()).worth() ? pixels.end() - 1
                                                                                      : pixels.begin());
    }

    void find_classes()
    {
        std::vector<std::size_t> &pixels = layout_.pixels;
        if (pixels.size() <= digit_count || side_of(pixels.size() - digit_count) == 0)
            return;
        for (const auto first : {pixels.end() - digit_count, pixels.begin()}) {
            layout_.classes.assign(first, first + digit_count);
            if (have_classes()) {
                pixels.erase(first, first + digit_count);
                return;
            }
        }
        layout_.classes.clear();
    }

    bool have_classes() const
    {
        std::vector<std::string_view> cells;
        return std::ranges::all_of(lines_, [&](const std::string &line) {
            layout_.split(line, cells);
            return cells.size() != layout_.columns || layout_.class_in(cells);
        });
    }

    void take_label(std::vector<std::size_t>::const_iterator column)
    {
        layout_.label = *column;
        layout_.pixels.erase(column);
    }

    bool is_label(std::size_t column) const
    {
        return column < names_.size() && is_among(names_[column], label_names);
    }
    bool is_other(std::size_t column) const
    {
        return column < names_.size() &&
               (is_among(names_[column], other_names) || (column == 0 && names_.front().empty()));
    }

    std::filesystem::path file_;
    CsvLayout layout_;
    std::vector<std::string> lines_; ///< the first; without the heading, once it is known
    std::vector<std::string> names_; ///< of the columns, by the heading; none without one
};
} // namespace

void CsvLayout::split(std::string_view line, std::vector<std::string_view> &cells) const
{
    split_cells(line, separator, cells);
    if (closed && cells.size() == columns + 1 && cells.back().empty())
        cells.pop_back();
}

std::optional<std::size_t> CsvLayout::class_in(const std::vector<std::string_view> &cells) const
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::optional<double> number = number_in(cells[classes[i]]);
        if (number != 0 && (number != 1 || found))
            return std::nullopt;
        if (number == 1)
            found = i;
    }
    return found;
}

CsvLayout csv_layout_of(const std::filesystem::path &file)
{
    return LayoutReader(file).read();
}

std::optional<LabelList> label_list_in(const std::filesystem::path &file)
{
    constexpr std::size_t looked_at_in_list = 20; // lines
    std::vector<std::string> labels;
    try {
        CsvLines lines(file);
        std::string_view line;
        std::vector<std::string_view> cells;
        while (labels.size() < looked_at_in_list && lines.next(line)) {
            split_cells(line, separator_of(line), cells);
            if (cells.size() > 2 || (cells.size() == 2 && !cells.back().empty()))
                return std::nullopt;
            labels.emplace_back(cells.front());
        }
    } catch (const DataError &) { // is something else
        return std::nullopt;
    }
    if (labels.size() < 2)
        return std::nullopt;
    const bool is_name = !number_in(labels.front()) && number_in(labels[1]);
    return LabelList{is_name || is_among(name_of(labels.front()), label_names)};
}

} // namespace deltascope
