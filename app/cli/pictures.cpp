// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pictures.h"

#include "core/data/data_error.h"
#include "core/data/paint.h"
#include "core/platform/utf8_path.h"
#include "ui/ink/read_image.h"
#include "ui/ink/read_strokes.h"

#include <QString>

namespace deltascope::cli {

std::vector<Picture> pictures_from_image(const std::string &file)
{
    const Page page = readPage(readGreys(QString::fromStdString(file)));
    if (page.digits.empty()) {
        const FaultText text = text_of(page.fault);
        throw DataError(path_from_utf8(file), {}, text.found, text.expected);
    }
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < page.digits.size(); ++i)
        pictures.push_back({file, sheet_of(page, i), std::nullopt, page.box_in_picture(i)});
    return pictures;
}

Picture picture_from_image(const std::string &file)
{
    std::vector<Picture> pictures = pictures_from_image(file);
    if (pictures.size() > 1)
        throw DataError(path_from_utf8(file), {},
                        deltascope::Message::tr("%1 digits", {std::to_string(pictures.size())}),
                        deltascope::Message::tr("one digit"));
    return std::move(pictures.front());
}

std::vector<Picture> pictures_from_strokes(const std::string &file)
{
    std::vector<Picture> pictures;
    for (const LabelledDrawing &labelled : readStrokes(QString::fromStdString(file))) {
        const Ink ink = paint(labelled.drawing);
        const auto digit = normalise(ink);
        pictures.push_back({file + "[" + std::to_string(pictures.size()) + "]", ink, labelled.label,
                            digit ? digit->box : InkBounds{}});
    }
    return pictures;
}

DigitImage image_of_picture(const Picture &picture, bool normalised)
{
    const std::optional<NormalisedDigit> digit = normalise(picture.ink);
    if (!digit)
        throw DataError(path_from_utf8(picture.source), {}, Message::tr("nothing but paper"),
                        Message::tr("a digit"));
    return normalised ? digit->image : shrink_whole(picture.ink);
}

} // namespace deltascope::cli
