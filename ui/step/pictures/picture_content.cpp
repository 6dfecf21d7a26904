// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/picture_content.h"

#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/walk/step_text.h"
#include "ui/theme/signed_scale.h"

namespace deltascope {

namespace {
PictureContent pictureOf(PictureContent::Shape shape, Term term, QString title)
{
    PictureContent picture;
    picture.shape = shape;
    picture.term = term;
    picture.title = std::move(title);
    return picture;
}

void add(PictureContent &picture, double value)
{
    picture.values.push_back(static_cast<float>(value));
}

PictureContent withRange(PictureContent picture)
{
    picture.range = picture.ink ? 1 : largestMagnitude(picture.values);
    return picture;
}
} // namespace

Selection PictureContent::numberAt(int entry) const
{
    if (shape == Shape::Map)
        return {term, entry / digit_count, entry % digit_count};
    return {term, entry, column};
}

int PictureContent::entryOf(const Selection &number) const
{
    if (!named || number.term != term)
        return -1;
    if (shape == Shape::Map)
        return number.row * digit_count + number.column;
    return number.column == column ? number.row : -1;
}

PictureContent vectorPicture(const InspectedPass &open, Term term)
{
    const int count = shapeOf(term, open.hiddenUnits()).rows;
    const bool image = term == Term::x0;
    PictureContent picture =
        pictureOf(image ? PictureContent::Shape::Square : PictureContent::Shape::Strip, term,
                  image ? nameOf(term) : QStringLiteral("%1 (%2)").arg(nameOf(term)).arg(count));
    picture.ink = image;
    for (int entry = 0; entry < count; ++entry)
        add(picture, valueAt(open, {term, entry, 0}));
    return withRange(std::move(picture));
}

PictureContent mapPicture(const InspectedPass &open, Term term)
{
    const auto [rows, columns] = shapeOf(term, open.hiddenUnits());
    PictureContent picture =
        pictureOf(PictureContent::Shape::Map, term,
                  QStringLiteral("%1 (%2 × %3)").arg(nameOf(term)).arg(rows).arg(columns));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            add(picture, valueAt(open, {term, row, column}));
    return withRange(std::move(picture));
}

PictureContent imagePicture(const InspectedPass &open, Term term, int unit)
{
    const QString lower = QStringLiteral("_{i,%1}").arg(unit);
    PictureContent picture =
        pictureOf(PictureContent::Shape::Square, term,
                  (term == Term::W1 ? QStringLiteral("w^{1}") : QStringLiteral("∂L_{n}/∂w^{1}")) + lower);
    picture.column = unit;
    for (int pixel = 0; pixel < pixel_count; ++pixel)
        add(picture, valueAt(open, {term, pixel, unit}));
    return withRange(std::move(picture));
}

PictureContent outputsAfterPicture(const InspectedPass &open)
{
    PictureContent picture =
        pictureOf(PictureContent::Shape::Strip, Term::x2, StepText::tr("x^{2} after the update (10)"));
    picture.named = false;
    for (const double value : open.after().x2)
        add(picture, value);
    return withRange(std::move(picture));
}

} // namespace deltascope
