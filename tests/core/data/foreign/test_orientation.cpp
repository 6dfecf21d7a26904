// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/orientation.h"
#include "tests/core/data/foreign/data_bytes.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
/// One white pixel.
Bytes dot(int y, int x)
{
    Bytes image(pixel_count);
    image[static_cast<std::size_t>(y * image_side + x)] = 255;
    return image;
}
} // namespace

/// Images that lie sideways or are black on white.
class TestOrientation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void where_a_pixel_comes_to_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("y");
        QTest::addColumn<int>("x");
        const auto row = [](ImageChange change, int y, int x) {
            QTest::newRow(to_string(change).data()) << static_cast<int>(change) << y << x;
        };
        row(ImageChange::None, 3, 20);
        row(ImageChange::Transposed, 20, 3);
        row(ImageChange::TurnedLeft, 7, 3);
        row(ImageChange::TurnedRight, 20, 24);
        row(ImageChange::UpsideDown, 24, 7);
    }
    void where_a_pixel_comes_to()
    {
        QFETCH(const int, change);
        QFETCH(const int, y);
        QFETCH(const int, x);
        Bytes images = joined(dot(3, 20), dot(3, 20));
        change_images(images, static_cast<ImageChange>(change));
        QCOMPARE(images, joined(dot(y, x), dot(y, x)));
    }

    void inverted()
    {
        Bytes image = dot(3, 20);
        change_images(image, ImageChange::TransposedInverted);
        QCOMPARE(int{image[20 * 28 + 3]}, 0);
        QCOMPARE(int{image[0]}, 255);
        QVERIFY(has_light_borders({image}));
        QVERIFY(!has_light_borders({dot(0, 0)}));
    }

    void names_lead_back()
    {
        for (const ImageChange change : all_image_changes)
            QCOMPARE(image_change_from(to_string(change)), std::optional(change));
        QVERIFY(!image_change_from("sideways"));
    }
};

DELTASCOPE_TEST(TestOrientation)
#include "test_orientation.moc"
