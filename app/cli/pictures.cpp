// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pictures.h"

#include "core/data/data_error.h"
#include "core/data/dataset.h"
#include "core/data/normalise.h"
#include "core/data/paint.h"
#include "core/platform/utf8_path.h"
#include "ui/ink/read_image.h"
#include "ui/ink/read_strokes.h"

#include <QString>

namespace deltascope::cli {

Picture picture_from_image(const std::string &file)
{
    return {file, readImage(QString::fromStdString(file)), std::nullopt};
}

std::vector<Picture> pictures_from_strokes(const std::string &file)
{
    std::vector<Picture> pictures;
    for (const LabelledDrawing &labelled : readStrokes(QString::fromStdString(file)))
        pictures.push_back(
            {file + "[" + std::to_string(pictures.size()) + "]", paint(labelled.drawing), labelled.label});
    return pictures;
}

Vector<double> x0_of_picture(const Picture &picture, bool normalised)
{
    const std::optional<NormalisedDigit> digit = normalise(picture.ink);
    if (!digit)
        throw DataError(path_from_utf8(picture.source), {}, Message::tr("nothing but paper"),
                        Message::tr("a digit"));
    return x0_of<double>(normalised ? digit->image : shrink_whole(picture.ink));
}

} // namespace deltascope::cli
