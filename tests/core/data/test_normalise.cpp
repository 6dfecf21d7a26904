// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mnist.h"
#include "core/data/normalise.h"
#include "core/files/resources.h"
#include "tests/core/data/mass.h"
#include "tests/suite.h"

#include <QTest>

#include <numeric>

using namespace deltascope;

namespace {

Ink with_rectangle(int width, int height, int left, int top, int ink_width, int ink_height)
{
    Ink ink = blank_ink(width, height);
    for (int y = top; y < top + ink_height; ++y)
        for (int x = left; x < left + ink_width; ++x)
            ink.bytes[static_cast<std::size_t>(y * width + x)] = 255;
    return ink;
}

} // namespace

class TestNormalise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void no_ink_is_no_digit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("no pixels") << 0 << 0;
        QTest::newRow("1×1") << 1 << 1;
        QTest::newRow("28×28") << 28 << 28;
        QTest::newRow("canvas") << 280 << 280;
    }
    void no_ink_is_no_digit()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QVERIFY(!normalise(blank_ink(width, height)));
        QVERIFY(shrink_whole(blank_ink(width, height)) == DigitImage{});
    }

    /// MNIST was made this way, so its images are digits that the normalisation finds nothing to do for: but
    /// for a few whose box is 19 pixels, every one comes back byte for byte.
    void digits_of_mnist_stay_as_they_are()
    {
        const Dataset test = load_dataset(resource_folder() / "mnist", Split::Test);
        int unchanged = 0;
        for (int n = 0; n < test.size(); ++n) {
            const auto image = test.image(n);
            const auto digit = normalise({28, 28, {image.begin(), image.end()}});
            QVERIFY(digit.has_value());
            unchanged += std::equal(image.begin(), image.end(), digit->image.begin());
        }
        QVERIFY2(unchanged >= 9990, qPrintable(QString::number(unchanged)));
    }

    void ink_fills_the_box_wherever_it_lies_data()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("top");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("middle") << 100 << 80 << 60 << 120;
        QTest::newRow("top left corner") << 0 << 0 << 60 << 120;
        QTest::newRow("bottom right corner") << 220 << 160 << 60 << 120;
        QTest::newRow("tiny") << 17 << 201 << 5 << 10;
        QTest::newRow("lying") << 20 << 200 << 200 << 40;
        QTest::newRow("whole canvas") << 0 << 0 << 280 << 280;
        QTest::newRow("one line high") << 0 << 279 << 280 << 1;
        QTest::newRow("one pixel") << 140 << 3 << 1 << 1;
    }
    void ink_fills_the_box_wherever_it_lies()
    {
        QFETCH(int, left);
        QFETCH(int, top);
        QFETCH(int, width);
        QFETCH(int, height);
        const auto digit = normalise(with_rectangle(280, 280, left, top, width, height));
        QVERIFY(digit.has_value());
        QCOMPARE(digit->box.left, left);
        QCOMPARE(digit->box.top, top);
        QCOMPARE(digit->box.width, width);
        QCOMPARE(digit->box.height, height);

        const double scale = 20.0 / std::max(width, height);
        const Mass mass = mass_of(digit->image);
        QVERIFY(std::abs(mass.total / 255 - width * height * scale * scale) < 0.5);
        QVERIFY(mass.x >= 14 && mass.x < 15 && mass.y >= 14 && mass.y < 15);
    }

    /// An L whose mass is all in the corner would lose its far ends if it were centred to the last pixel.
    void no_ink_is_lost_at_the_edge()
    {
        Ink ink = with_rectangle(200, 200, 0, 0, 40, 40);
        for (int i = 0; i < 200; ++i)
            ink.bytes[static_cast<std::size_t>(i)] = ink.bytes[static_cast<std::size_t>(i * 200)] = 255;
        const auto digit = normalise(ink);
        QVERIFY(digit.has_value());
        const int scaled = std::accumulate(digit->scaled.bytes.begin(), digit->scaled.bytes.end(), 0);
        QCOMPARE(std::accumulate(digit->image.begin(), digit->image.end(), 0), scaled);
    }

    void shrinking_keeps_place_and_proportions()
    {
        const DigitImage image = shrink_whole(with_rectangle(280, 140, 0, 0, 140, 70));
        QCOMPARE(std::accumulate(image.begin(), image.end(), 0), 14 * 7 * 255);
        QCOMPARE(int(image[7 * 28]), 255);
        QCOMPARE(int(image[6 * 28]), 0);
        QCOMPARE(int(image[13 * 28 + 13]), 255);
        QCOMPARE(int(image[14 * 28 + 13]), 0);
    }

    void an_image_of_28_pixels_is_not_changed_by_shrinking()
    {
        const Dataset test = load_dataset(resource_folder() / "mnist", Split::Test);
        const auto image = test.image(0);
        const DigitImage shrunk = shrink_whole({28, 28, {image.begin(), image.end()}});
        QVERIFY(std::equal(image.begin(), image.end(), shrunk.begin()));
    }
};

DELTASCOPE_TEST(TestNormalise)
#include "test_normalise.moc"
