// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/epoch_film.h"
#include "ui/pictures/gif.h"
#include "ui/theme/signed_scale.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <functional>

namespace deltascope {

/// What a film of hidden units is painted with, of the theme of the moment.
struct FilmLook
{
    SignedScale scale;
    QColor ground;
    QColor text;
    QFont font;
    /// What stands below a frame, where so many images have been learnt.
    std::function<QString(std::int64_t images)> caption;
};
/// That of the present theme; interface thread. The network has so many units and learns so many images.
FilmLook filmLook(int units, int images);

/// The units of each frame as pictures in a grid, all in one range of colours, which is that of the last:
/// what is learnt comes out of the grey. Of more units than there is room for, the first. Any thread.
std::vector<GifFrame> unitsFilm(const std::vector<FilmFrame> &film, const FilmLook &look);

} // namespace deltascope
