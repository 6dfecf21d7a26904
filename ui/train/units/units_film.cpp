// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_film.h"

#include "core/image_size.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
struct UnitsFilm
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::UnitsFilm)
};

constexpr QSize room(960, 500); // for the units: a film fits a slide
constexpr int side = image_side;
constexpr int gap = 2; // pixels of the film between two units
constexpr int edge = 16;
constexpr int frameTime = 10; // hundredths of a second
constexpr int lastFrameTime = 250;

// The colours: the signed scale, then from the ground to the text.
constexpr int halfScale = 32; // few enough for a file that a slide can hold
constexpr int scaleColours = 2 * halfScale + 1;
constexpr int textColours = 32;

/// How the units lie on a frame.
struct Grid
{
    int magnification = 1;
    int columns = 1;
    int units = 1; ///< that are shown

    int pitch() const { return side * magnification + gap; }
    int rows() const { return (units + columns - 1) / columns; }
    QSize size() const { return {columns * pitch() - gap, rows() * pitch() - gap}; }
};

// The largest pictures with which all fit, or else as many of the smallest as do.
Grid gridFor(int units)
{
    for (int magnification = 6; magnification >= 1; --magnification) {
        Grid grid{magnification, 1, units};
        const int most = (room.width() + gap) / grid.pitch();
        const int rows = (room.height() + gap) / grid.pitch();
        if (most * rows < units && magnification > 1)
            continue;
        grid.units = std::min(units, most * rows);
        const double wanted = std::sqrt(grid.units * double{room.width()} / room.height());
        grid.columns = std::clamp(static_cast<int>(std::ceil(wanted)), (grid.units + rows - 1) / rows, most);
        return grid;
    }
    return {};
}

QList<QRgb> coloursOf(const FilmLook &look)
{
    QList<QRgb> colours;
    for (int place = -halfScale; place <= halfScale; ++place)
        colours.append(look.scale.colour(place, halfScale));
    for (int step = 0; step < textColours; ++step)
        colours.append(mix(look.ground, look.text, step / double{textColours - 1}).rgb());
    return colours;
}

double largestWeight(const FilmFrame &frame, int units)
{
    return frame.parameters.W1.leftCols(units).cwiseAbs().maxCoeff();
}

uchar indexOf(double weight, double range)
{
    const double place = range > 0 ? std::round(weight / range * halfScale) : 0;
    return static_cast<uchar>(halfScale + std::clamp<double>(place, -halfScale, halfScale));
}

void paintUnit(QImage &picture, const QPoint &corner, const FilmFrame &frame, int unit, int magnification,
               double range)
{
    const auto weights = frame.parameters.W1.col(unit);
    for (int y = 0; y < side * magnification; ++y) {
        uchar *line = picture.scanLine(corner.y() + y) + corner.x();
        for (int x = 0; x < side * magnification; ++x)
            line[x] = indexOf(weights[y / magnification * side + x / magnification], range);
    }
}

// Painted in shades of grey, which stand for the shares of the text's colour.
void paintCaption(QImage &picture, const QRect &place, const FilmLook &look, std::int64_t images)
{
    QImage shades(place.size(), QImage::Format_Grayscale8);
    shades.fill(0);
    QPainter painter(&shades);
    painter.setFont(look.font);
    painter.setPen(Qt::white);
    painter.drawText(shades.rect(), Qt::AlignCenter, look.caption(images));
    painter.end();
    for (int y = 0; y < place.height(); ++y)
        std::transform(shades.constScanLine(y), shades.constScanLine(y) + place.width(),
                       picture.scanLine(place.y() + y) + place.x(), [](uchar shade) {
                           return static_cast<uchar>(scaleColours + shade * (textColours - 1) / 255);
                       });
}
} // namespace

FilmLook filmLook(int units, int images)
{
    const Theme &theme = Theme::instance();
    const int shown = gridFor(units).units;
    const auto caption = [units, images, shown](std::int64_t learnt) {
        const QString progress =
            UnitsFilm::tr("%1 of %2 images learnt").arg(exactCount(learnt), exactCount(images));
        return shown == units ? progress
                              : UnitsFilm::tr("%1 · the first %2 of %3 units")
                                    .arg(progress, exactCount(shown), exactCount(units));
    };
    return {{}, theme.colours().window, theme.colours().text, theme.font(TypeSize::Body), caption};
}

std::vector<GifFrame> unitsFilm(const std::vector<FilmFrame> &film, const FilmLook &look)
{
    const Grid grid = gridFor(film.back().parameters.hidden_units());
    const double range = largestWeight(film.back(), grid.units);
    const QList<QRgb> colours = coloursOf(look);
    const int captionWidth = QFontMetrics(look.font).horizontalAdvance(look.caption(film.back().images));
    const int width = std::max(grid.size().width(), captionWidth) + 2 * edge;
    const int captionHeight = 2 * QFontMetrics(look.font).height();
    std::vector<GifFrame> frames;
    for (const FilmFrame &frame : film) {
        QImage picture(width, edge + grid.size().height() + captionHeight, QImage::Format_Indexed8);
        picture.setColorTable(colours);
        picture.fill(scaleColours); // the ground
        const int left = (width - grid.size().width()) / 2;
        for (int unit = 0; unit < grid.units; ++unit)
            paintUnit(picture,
                      {left + unit % grid.columns * grid.pitch(), edge + unit / grid.columns * grid.pitch()},
                      frame, unit, grid.magnification, range);
        paintCaption(picture, {0, edge + grid.size().height(), width, captionHeight}, look, frame.images);
        frames.push_back({picture, frameTime});
    }
    frames.back().hundredths = lastFrameTime;
    return frames;
}

} // namespace deltascope
