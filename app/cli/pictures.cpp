// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pictures.h"

#include "core/data/data_error.h"
#include "core/data/dataset.h"
#include "core/data/normalise.h"
#include "core/data/paint.h"
#include "ui/ink/read_image.h"
#include "ui/ink/read_strokes.h"

#include <QFile>
#include <QString>

namespace deltascope::cli {

namespace {
QString file_name(const std::string &file)
{
    return QFile::decodeName(file.c_str());
}
} // namespace

Picture picture_from_image(const std::string &file)
{
    return {file, readImage(file_name(file)), std::nullopt};
}

std::vector<Picture> pictures_from_strokes(const std::string &file)
{
    std::vector<Picture> pictures;
    for (const LabelledDrawing &labelled : readStrokes(file_name(file)))
        pictures.push_back(
            {file + "[" + std::to_string(pictures.size()) + "]", paint(labelled.drawing), labelled.label});
    return pictures;
}

Vector<double> x0_of_picture(const Picture &picture, bool normalised)
{
    const std::optional<NormalisedDigit> digit = normalise(picture.ink);
    if (!digit)
        throw DataError(picture.source, "", "nothing but paper", "a digit");
    return x0_of<double>(normalised ? digit->image : shrink_whole(picture.ink));
}

} // namespace deltascope::cli
