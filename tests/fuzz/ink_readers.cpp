// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/qt_path.h"
#include "tests/fuzz/readers.h"
#include "ui/ink/read_image.h"
#include "ui/ink/read_strokes.h"

#include <algorithm>

namespace deltascope {

namespace {
bool is_whole(const LabelledDrawing &drawing)
{
    const auto inside = [](const PenPoint &p) {
        return p.x >= 0 && p.x <= drawing_side && p.y >= 0 && p.y <= drawing_side;
    };
    return drawing.label.value_or(0) >= 0 && drawing.label.value_or(0) <= 9 &&
           std::ranges::all_of(drawing.drawing.strokes, [&](const Stroke &stroke) {
               return !stroke.points.empty() && std::ranges::all_of(stroke.points, inside);
           });
}

bool strokes(const std::filesystem::path &file)
{
    return std::ranges::all_of(readStrokes(qstring_from(file)),
                               [](const LabelledDrawing &drawing) { return is_whole(drawing); });
}

bool picture(const std::filesystem::path &file)
{
    const Ink ink = readImage(qstring_from(file));
    return ink.width == ink.height && ink.width >= min_sheet_side && ink.width <= max_sheet_side &&
           ink.bytes.size() == static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height);
}
} // namespace

const std::vector<FuzzedReader> &fuzzed_readers()
{
    static const std::vector<FuzzedReader> readers = {{"strokes", strokes}, {"picture", picture}};
    return readers;
}

} // namespace deltascope
