// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/csv_images.h"

#include "core/data/data_error.h"
#include "core/data/foreign/csv_layout.h"
#include "core/data/foreign/csv_lines.h"
#include "core/data/foreign/pixel_scale.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deltascope {

namespace {
constexpr std::size_t longest_quotation = 40;
constexpr std::size_t longest_label = 64;
constexpr std::uint64_t told_after = 500; // lines
constexpr double largest_whole = 1e9;

Message quoted(std::string_view cell)
{
    return std::string("'").append(cell.substr(0, longest_quotation)).append("'");
}

/// A whole number is the same label however it is written: 6, 6.0, 6.0000.
std::string label_text(std::string_view cell)
{
    const std::optional<double> number = number_in(cell);
    const bool whole = number && std::abs(*number) < largest_whole && *number == std::floor(*number);
    return whole ? std::to_string(static_cast<int>(*number)) : std::string(cell);
}

class CsvReader
{
public:
    CsvReader(const std::filesystem::path &file, const ReadProgress &progress)
        : file_(file)
        , progress_(progress)
        , layout_(csv_layout_of(file))
        , pixels_(layout_.pixels.size())
        , scale_(pixels_)
        , fit_(layout_.side, layout_.side)
        , numbers_(pixels_)
        , bytes_(pixels_)
    {
    }

    LabelledImages read()
    {
        while (!read_once()) // until the range of the numbers is known
            ;
        if (images_.empty())
            throw DataError(file_, {}, deltascope::Message::tr("no images"),
                            deltascope::Message::tr("a line for each image"));
        images_.file = file_;
        for (const Message &note : {scale_.note(), fit_.note()})
            if (!note.empty())
                images_.notes.push_back(note);
        return std::move(images_);
    }

private:
    bool read_once()
    {
        images_ = {};
        CsvLines lines(file_);
        const double most_bytes = static_cast<double>(ByteReader(file_).most_bytes());
        std::string_view line;
        for (bool heading = layout_.heading; lines.next(line); heading = false) {
            if (heading)
                continue;
            layout_.split(line, cells_);
            if (!take_image(lines))
                return false;
            if (lines.number() % told_after == 0)
                tell(progress_, static_cast<double>(lines.bytes()) / most_bytes);
        }
        return true;
    }

    /// False: scale has learnt better.
    bool take_image(const CsvLines &lines)
    {
        if (cells_.size() != layout_.columns)
            throw DataError(
                file_, lines.place(),
                deltascope::Message::tr("%1 column(s)", nullptr, cells_.size(),
                                        {std::to_string(cells_.size())}),
                deltascope::Message::tr("%1, as in the first line", {std::to_string(layout_.columns)}));
        if (images_.size() == most_images)
            throw DataError(file_, lines.place(), deltascope::Message::tr("more images"),
                            deltascope::Message::tr("at most %1", {std::to_string(most_images)}));
        for (std::size_t i = 0; i < pixels_; ++i)
            numbers_[i] = number_of(lines, layout_.pixels[i]);
        const auto [least, largest] = std::ranges::minmax(numbers_);
        const PixelScale::Seen seen = scale_.see(least, largest);
        if (seen == PixelScale::Seen::Impossible)
            fail_range(lines, least, largest);
        if (seen == PixelScale::Seen::BeginAgain)
            return false;
        std::ranges::transform(numbers_, bytes_.begin(),
                               [this](double number) { return scale_.byte_of(number); });
        fit_.append(bytes_.data(), images_.pixels);
        if (layout_.label)
            take_label(lines, *layout_.label);
        else if (layout_.labelled())
            take_class(lines);
        return true;
    }

    double number_of(const CsvLines &lines, std::size_t column) const
    {
        const std::optional<double> number = number_in(cells_[column]);
        if (!number || !std::isfinite(*number))
            fail_cell(lines, column, deltascope::Message::tr("a number for a pixel"));
        return *number;
    }

    void take_label(const CsvLines &lines, std::size_t column)
    {
        const std::string_view cell = cells_[column];
        if (cell.empty() || cell.size() > longest_label)
            fail_cell(lines, column, deltascope::Message::tr("a label"));
        if (!images_.labels.add(label_text(cell)))
            fail_too_many_labels(file_, lines.place());
    }

    void take_class(const CsvLines &lines)
    {
        const std::optional<std::size_t> found = layout_.class_in(cells_);
        if (!found)
            fail_cell(lines, layout_.classes.front(),
                      deltascope::Message::tr("ten columns with 1 in that of the class and 0 in the others"));
        images_.labels.add(std::to_string(*found));
    }

    [[noreturn]] void fail_cell(const CsvLines &lines, std::size_t column, Message expected) const
    {
        throw DataError(
            file_,
            Message::tr("line %1, column %2", {std::to_string(lines.number()), std::to_string(column + 1)}),
            cells_[column].empty() ? Message::tr("an empty cell") : quoted(cells_[column]),
            std::move(expected));
    }

    [[noreturn]] void fail_range(const CsvLines &lines, double least, double largest) const
    {
        const double wrong = least < 0 ? least : largest;
        const auto at = std::ranges::find(numbers_, wrong) - numbers_.begin();
        fail_cell(lines, layout_.pixels[static_cast<std::size_t>(at)], PixelScale::expected());
    }

    std::filesystem::path file_;
    const ReadProgress &progress_;
    CsvLayout layout_;
    std::size_t pixels_; ///< of an image
    PixelScale scale_;
    ImageFit fit_;
    LabelledImages images_;
    std::vector<std::string_view> cells_;
    std::vector<double> numbers_;
    std::vector<std::uint8_t> bytes_;
};
} // namespace

Labels csv_labels(const std::filesystem::path &file)
{
    CsvLines lines(file);
    std::string_view line;
    std::vector<std::string_view> cells;
    Labels labels;
    const std::optional<LabelList> list = label_list_in(file);
    for (bool heading = list && list->heading; lines.next(line); heading = false) {
        split_cells(line, separator_of(line), cells);
        if (!heading && !labels.add(label_text(cells.front())))
            fail_too_many_labels(file, lines.place());
    }
    return labels;
}

LabelledImages csv_images(const std::filesystem::path &file, const ReadProgress &progress)
{
    return CsvReader(file, progress).read();
}

} // namespace deltascope
