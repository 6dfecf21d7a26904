// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/lines.h"

#include "core/data/page/extremes.h"

#include <cmath>
#include <optional>

namespace deltascope {

namespace {

constexpr int least_side = 48;
constexpr double least_length = 0.7;        // of the picture
constexpr double greatest_thickness = 0.02; // of the picture's longer side
constexpr double greatest_border = 0.05;    // the same for a line along the picture's border
constexpr double greatest_slope = 0.15;     // rows a column
constexpr double greatest_gap = 0.03;       // of the picture's width
constexpr double greatest_crossing = 0.34;  // of the picture's width that one stroke may cover
constexpr double least_thin = 0.5;          // of the columns, where the line is seen by itself
constexpr double greatest_missing = 0.2;    // of the columns
constexpr double least_uniform = 0.7;       // of the thin runs, as thick as the line is in the middle
constexpr int columns_of_slack = 30;        // unseen for so long, a line may be a row further off
constexpr int slope_columns = 100;          // the slope is that of so many columns

/// Pixels of one column that hang together.
struct Run
{
    int top = 0, bottom = 0;

    int length() const { return bottom - top + 1; }
    double middle() const { return (top + bottom) / 2.0; }
};

/// A line that goes from left to right: where its middle is in each column from `first` on.
struct Line
{
    int first = 0;
    std::vector<double> middles;
    int thickness = 0;

    int last() const { return first + static_cast<int>(middles.size()) - 1; }
};

class Tracer
{
public:
    explicit Tracer(const Ink &mask)
        : mask_(mask)
        , thickest_(2 + static_cast<int>(greatest_thickness * std::max(mask.width, mask.height)))
        , thickest_at_border_(2 + static_cast<int>(greatest_border * std::max(mask.width, mask.height)))
    {
    }

    std::vector<Line> lines()
    {
        std::vector<Line> found;
        constexpr int seeds = 12;
        for (int k = 1; k < seeds; ++k)
            find_through(mask_.width * k / seeds, found);
        return found;
    }

    /// The run at or beside a place, not further from it than slack.
    std::optional<Run> run_at(int x, double middle, int slack = 1) const
    {
        const int y = static_cast<int>(std::lround(middle));
        for (int off = 0; off <= slack; ++off)
            for (const int near : {y - off, y + off})
                if (near >= 0 && near < mask_.height && mask_.at(x, near) > 0)
                    return run_around(x, near);
        return std::nullopt;
    }

private:
    struct Walk
    {
        std::vector<double> middles; ///< from the column after the seed on, outward
        std::vector<int> lengths;    ///< of the thin runs
        int missing = 0;             ///< columns without a run
    };

    void find_through(int x, std::vector<Line> &found) const
    {
        for (int y = 0; y < mask_.height; ++y) {
            if (mask_.at(x, y) == 0)
                continue;
            const Run run = run_around(x, y);
            y = run.bottom;
            const bool known = std::any_of(found.begin(), found.end(), [&](const Line &line) {
                return x >= line.first && x <= line.last() &&
                       std::abs(line.middles[static_cast<std::size_t>(x - line.first)] - run.middle()) <=
                           line.thickness;
            });
            if (known || !is_thin(run))
                continue;
            if (const auto line = line_through(x, run))
                found.push_back(*line);
        }
    }

    std::optional<Line> line_through(int x, const Run &seed) const
    {
        const Walk left = walk(x, seed, -1), right = walk(x, seed, 1);
        Line line;
        line.first = x - static_cast<int>(left.middles.size());
        line.middles.assign(left.middles.rbegin(), left.middles.rend());
        line.middles.push_back(seed.middle());
        line.middles.insert(line.middles.end(), right.middles.begin(), right.middles.end());
        std::vector<int> lengths = left.lengths;
        lengths.insert(lengths.end(), right.lengths.begin(), right.lengths.end());
        const auto columns = double(line.middles.size());
        if (columns < least_length * mask_.width || double(lengths.size()) < least_thin * columns)
            return std::nullopt;
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        line.thickness = *middle;
        const auto uniform = std::count_if(lengths.begin(), lengths.end(), [&line](int length) {
            return std::abs(length - line.thickness) <= 1 + line.thickness / 4;
        });
        if (left.missing + right.missing > greatest_missing * columns ||
            double(uniform) < least_uniform * double(lengths.size()))
            return std::nullopt;
        return line;
    }

    /// Along the line as long as it is seen, over gaps and through strokes; ends where it was last seen.
    Walk walk(int x, const Run &seed, int direction) const
    {
        Walk walk;
        std::vector<double> middles = {seed.middle()};
        std::size_t seen = 0; // columns up to the last thin run
        int missing = 0, crossing = 0, missing_so_far = 0;
        for (x += direction; x >= 0 && x < mask_.width; x += direction) {
            const double expected = middles.back() + slope(middles);
            const int slack = 1 + std::max(missing, crossing) / columns_of_slack;
            const auto run = run_at(x, expected, slack);
            const bool thin = run && is_thin(*run) && std::abs(run->middle() - expected) <= slack + 1;
            missing = run ? 0 : missing + 1;
            missing_so_far += !run;
            crossing = thin ? 0 : crossing + 1;
            if (missing > 2 + greatest_gap * mask_.width || crossing > 4 + greatest_crossing * mask_.width)
                break;
            middles.push_back(thin ? 0.5 * (expected + run->middle()) : expected);
            if (thin) {
                seen = middles.size() - 1;
                walk.missing = missing_so_far;
                walk.lengths.push_back(run->length());
            }
        }
        walk.middles.assign(middles.begin() + 1, middles.begin() + 1 + static_cast<std::ptrdiff_t>(seen));
        return walk;
    }

    static double slope(const std::vector<double> &middles)
    {
        const auto columns = std::min<std::size_t>(slope_columns, middles.size() - 1);
        if (columns < slope_columns / 8)
            return 0;
        const double rise = middles.back() - middles[middles.size() - 1 - columns];
        return std::clamp(rise / double(columns), -greatest_slope, greatest_slope);
    }

    bool is_thin(const Run &run) const
    {
        const bool at_border = run.top == 0 || run.bottom == mask_.height - 1;
        return run.length() <= (at_border ? thickest_at_border_ : thickest_);
    }

    /// Not followed further than a line can be thick.
    Run run_around(int x, int y) const
    {
        const int limit = thickest_at_border_ + 1;
        Run run{y, y};
        while (run.top > 0 && y - run.top < limit && mask_.at(x, run.top - 1) > 0)
            --run.top;
        while (run.bottom + 1 < mask_.height && run.bottom - y < limit && mask_.at(x, run.bottom + 1) > 0)
            ++run.bottom;
        return run;
    }

    const Ink &mask_;
    int thickest_;
    int thickest_at_border_;
};

/// Marks a line's own pixels, as far as no stroke makes them thicker.
void mark(Ink &marked, const Ink &mask, const Line &line)
{
    const Tracer tracer(mask);
    for (std::size_t i = 0; i < line.middles.size(); ++i) {
        const int x = line.first + static_cast<int>(i);
        const auto run = tracer.run_at(x, line.middles[i]);
        if (!run || run->length() > line.thickness + std::max(2, line.thickness / 2))
            continue;
        for (int y = run->top; y <= run->bottom; ++y)
            marked.set(x, y, 255);
    }
}

Ink without(const Ink &mask, const Ink &taken)
{
    Ink rest = mask;
    for (std::size_t i = 0; i < rest.bytes.size(); ++i)
        rest.bytes[i] = taken.bytes[i] > 0 ? 0 : rest.bytes[i];
    return rest;
}

Ink marks_of(const std::vector<Line> &lines, const Ink &mask)
{
    Ink marked = blank_ink(mask.width, mask.height);
    for (const Line &line : lines)
        mark(marked, mask, line);
    return marked;
}

} // namespace

Ink printed_lines(const Ink &mask)
{
    Ink marked = blank_ink(mask.width, mask.height);
    if (std::min(mask.width, mask.height) < least_side)
        return marked;
    const Ink turned = transposed(mask);
    const std::vector<Line> level = Tracer(mask).lines(), upright = Tracer(turned).lines();
    // Where two lines cross neither is thin, until the other has gone.
    const Ink upright_marks = transposed(marks_of(upright, turned));
    const Ink level_marks = marks_of(level, without(mask, upright_marks));
    const Ink rest = without(mask, level_marks);
    const Ink more_upright = transposed(marks_of(upright, transposed(rest)));
    for (std::size_t i = 0; i < marked.bytes.size(); ++i)
        marked.bytes[i] = level_marks.bytes[i] | upright_marks.bytes[i] | more_upright.bytes[i];
    return marked;
}

} // namespace deltascope
