// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/pictures/vector_picture.h"
#include "ui/stage/curve_picture.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegion>
#include <QSvgRenderer>
#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
constexpr QSize size(240, 300);

QImage blank(double ratio)
{
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    return image;
}

QImage drawn(const LevelCurve &curve, double width, double ratio, double begin = 0, double end = 1)
{
    CurvePicture picture(QRect({}, size), ratio);
    picture.draw(curve, width, Qt::black, begin, end);
    QImage image = blank(ratio);
    QPainter painter(&image);
    picture.paint(painter);
    return image;
}

QPainterPath pathOf(const LevelCurve &curve)
{
    const QPointF bend(0.45 * (curve.to.x() - curve.from.x()), 0);
    QPainterPath path(curve.from);
    path.cubicTo(curve.from + bend, curve.to - bend, curve.to);
    return path;
}

// The same by Qt's own stroker.
QImage stroked(const LevelCurve &curve, double width, double ratio)
{
    QImage image = blank(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(pathOf(curve), QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
    return image;
}

double ink(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += (255 - qGray(image.pixel(x, y))) / 255.0;
    return sum;
}

double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) / 255.0;
    return sum;
}
} // namespace

class TestCurvePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_as_qt_would_draw_it_data()
    {
        QTest::addColumn<QPointF>("from");
        QTest::addColumn<QPointF>("to");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("ratio");
        const QPointF left(20, 150);
        for (const double width : {0.6, 1.0, 2.3, 4.0, 8.0}) {
            QTest::addRow("level, %.1f wide", width) << left << QPointF(220, 150.4) << width << 1.0;
            QTest::addRow("rising, %.1f wide", width) << left << QPointF(220, 70) << width << 1.0;
            QTest::addRow("falling steeply, %.1f wide", width) << left << QPointF(120, 280) << width << 1.0;
            QTest::addRow("on a fine screen, %.1f wide", width) << left << QPointF(220, 60) << width << 2.0;
        }
    }
    void looks_as_qt_would_draw_it()
    {
        QFETCH(QPointF, from);
        QFETCH(QPointF, to);
        QFETCH(double, width);
        QFETCH(double, ratio);
        const QImage ours = drawn({from, to}, width, ratio);
        const double length = ratio * pathOf({from, to}).length();
        const double all = length * ratio * width;
        QVERIFY2(std::abs(ink(ours) - all) < 0.04 * all, qPrintable(QString::number(ink(ours) / all)));
        // What differs lies on the rim.
        const double apart = difference(ours, stroked({from, to}, width, ratio));
        QVERIFY2(apart < std::max(0.35 * length, 0.08 * all), qPrintable(QString::number(apart / length)));
    }

    void a_part_is_where_the_whole_is()
    {
        const LevelCurve curve{{20, 40}, {220, 260}};
        const QImage whole = drawn(curve, 3, 1);
        const QImage first = drawn(curve, 3, 1, 0, 0.5);
        const QImage second = drawn(curve, 3, 1, 0.5, 1);
        QCOMPARE(ink(drawn(curve, 3, 1, 0.3, 0.3)), 0.0);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                QVERIFY(std::abs(qGray(whole.pixel(x, y)) - qGray((x < 120 ? first : second).pixel(x, y))) <=
                        25);
    }

    void what_lies_outside_is_left_out()
    {
        CurvePicture picture(QRect(10, 20, 41, 31), 1);
        picture.draw({{-500, -280}, {560, 350}}, 6, Qt::black); // half way at (30, 35)
        QImage image = blank(1);
        QPainter painter(&image);
        picture.paint(painter);
        painter.end();
        QVERIFY(ink(image) > 0);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                if (!QRect(10, 20, 41, 31).contains(x, y))
                    QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255));
    }

    void nothing_is_drawn_where_it_is_not_seen_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%.1f", ratio) << ratio;
    }
    void nothing_is_drawn_where_it_is_not_seen()
    {
        QFETCH(double, ratio);
        const LevelCurve curve{{-20, 40}, {260, 260}};
        const QRect hidden(60, 30, 121, 200);
        const QImage whole = drawn(curve, 4, ratio);
        CurvePicture picture(QRegion(QRect({}, size)) - QRegion(hidden), ratio);
        picture.draw(curve, 4, Qt::black);
        QImage image = blank(ratio);
        QPainter painter(&image);
        picture.paint(painter);
        painter.end();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QPointF at((x + 0.5) / ratio, (y + 0.5) / ratio);
                QCOMPARE(image.pixel(x, y),
                         QRectF(hidden).contains(at) ? qRgb(255, 255, 255) : whole.pixel(x, y));
            }
    }

    // Qt's SVG has no parts of images: all of it, and what nobody had cleared, was in each.
    void a_picture_in_a_file_shows_the_same()
    {
        const auto paint = [](QPaintDevice &device) {
            CurvePicture picture(QRegion(QRect({}, size)) - QRegion(60, 30, 121, 200), 1);
            picture.draw({{-20, 40}, {260, 260}}, 4, Qt::black);
            QPainter painter(&device);
            picture.paint(painter);
        };
        QSvgRenderer svg(vectorPicture(QStringLiteral("svg"), size, {}, paint));
        QVERIFY(svg.isValid());
        QImage onScreen = blank(1);
        paint(onScreen);
        QImage inFile = blank(1);
        QPainter painter(&inFile);
        svg.render(&painter, QRectF({}, size));
        painter.end();
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                QVERIFY(std::abs(qGray(inFile.pixel(x, y)) - qGray(onScreen.pixel(x, y))) < 8);
    }

    void where_nothing_is_seen_nothing_is_drawn()
    {
        CurvePicture picture(QRegion(), 1);
        picture.draw({{20, 150}, {220, 150}}, 4, Qt::red);
        QImage image = blank(1);
        QPainter painter(&image);
        picture.paint(painter);
        QCOMPARE(ink(image), 0.0);
    }

    void the_later_hides_the_earlier()
    {
        CurvePicture picture(QRect({}, size), 1);
        picture.draw({{20, 150}, {220, 150}}, 4, Qt::red);
        picture.draw({{20, 150}, {220, 150}}, 4, Qt::blue);
        QImage image = blank(1);
        QPainter painter(&image);
        picture.paint(painter);
        QCOMPARE(image.pixelColor(120, 150), QColor(Qt::blue));
    }
};

DELTASCOPE_TEST(TestCurvePicture)
#include "test_curve_picture.moc"
