// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"
#include "ui/train/units/units_film.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>

#include <algorithm>

using namespace deltascope;

namespace {
std::vector<FilmFrame> filmOf(int units)
{
    TrainingSettings settings;
    settings.hidden_units = units;
    return epoch_film(synthetic_data(200, 1), settings, 5, [] { return true; });
}
} // namespace

/// The film of the hidden units, as another program reads it: Qt's own reader of GIFs.
class TestUnitsFilm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!canWriteGif())
            QSKIP("built without the library that writes GIFs");
    }

    void every_pixel_is_the_colour_of_its_weight_data()
    {
        QTest::addColumn<int>("units");
        for (const int units : {1, 7, 30, 128})
            QTest::addRow("%d", units) << units;
    }
    void every_pixel_is_the_colour_of_its_weight()
    {
        QFETCH(const int, units);
        const std::vector<FilmFrame> film = filmOf(units);
        const FilmLook look = filmLook(units, 200);
        QByteArray bytes = gifOf(unitsFilm(film, look));
        QBuffer file(&bytes);
        file.open(QIODevice::ReadOnly);
        QImageReader reader(&file, "gif");
        QCOMPARE(reader.imageCount(), static_cast<int>(film.size()));
        QCOMPARE(reader.loopCount(), -1); // for ever
        const double range = film.back().parameters.W1.cwiseAbs().maxCoeff();
        for (const FilmFrame &frame : film) {
            const QImage picture = reader.read();
            QVERIFY(!picture.isNull());
            // The first unit's first row of pixels begins after the edge, wherever the grid does.
            const QRgb first = look.scale.colour(
                std::round(static_cast<double>(frame.parameters.W1(0, 0)) / range * 32), 32);
            const int y = 16;
            int x = 0;
            while (x < picture.width() && picture.pixel(x, y) == look.ground.rgb())
                ++x;
            QVERIFY(x < picture.width());
            QCOMPARE(QColor(picture.pixel(x, y)), QColor(first));
            // Below the units there is a text.
            int texts = 0;
            for (int column = 0; column < picture.width(); ++column)
                for (int row = picture.height() - 30; row < picture.height(); ++row)
                    texts += picture.pixel(column, row) != look.ground.rgb() ? 1 : 0;
            QVERIFY(texts > 50);
        }
        QVERIFY(reader.nextImageDelay() > 1000);
    }

    void of_more_units_than_there_is_room_for_the_first_are_shown_and_it_is_said()
    {
        QVERIFY(filmLook(1024, 60000).caption(10).contains(QLatin1String("units")));
        QVERIFY(!filmLook(30, 60000).caption(10).contains(QLatin1String("units")));
        const auto frames = unitsFilm(filmOf(1024), filmLook(1024, 200));
        QVERIFY(frames.front().picture.width() <= 1000);
        QVERIFY(frames.front().picture.height() <= 600);
    }
};

DELTASCOPE_TEST(TestUnitsFilm)
#include "test_units_film.moc"
