// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"
#include "tests/ui/theme/themes.h"
#include "tests/ui/train/plain_reading.h"
#include "ui/theme/numbers.h"
#include "ui/train/units/activation_histogram.h"
#include "ui/train/units/epoch_scrubber.h"
#include "ui/train/units/image_strip.h"
#include "ui/train/units/outgoing_bars.h"
#include "ui/train/units/unit_image.h"
#include "ui/train/units/unit_report.h"

#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <numeric>

using namespace deltascope;

namespace {
constexpr int images = 200;
constexpr int parts = 10;

ViewedNetwork state(const Functions &functions, int units, unsigned seed = 3)
{
    ViewedNetwork made;
    made.network = std::make_shared<Network<float>>(
        Network<float>{functions, initial_parameters(units, Init::Nielsen, seed)});
    return made;
}

Matrix<float> ramp()
{
    Matrix<float> values(1, pixel_count);
    for (int i = 0; i < pixel_count; ++i)
        values(0, i) = static_cast<float>(i - 300) / 7;
    return values;
}

bool says(const QWidget &widget, const QString &text)
{
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->text().contains(text))
            return true;
    return false;
}
} // namespace

class TestUnitDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    // That of a weight of 0.00621 began over its bar.
    void no_number_of_an_output_is_over_its_bar()
    {
        OutgoingBars bars;
        bars.resize(150, bars.sizeHint().height());
        Vector<float> weights = Vector<float>::Constant(digit_count, 2);
        weights[5] = 0.00621F;
        weights[7] = -0.0000888F;
        bars.OutgoingBars::show(0, weights);
        const QImage picture = bars.grab().toImage();
        const QFontMetricsF metrics(Theme::instance().font(TypeSize::Caption));
        for (const int k : {5, 7}) {
            const QString number = signedNumber(static_cast<double>(weights[k]), 3);
            const int before =
                bars.width() - static_cast<int>(std::ceil(metrics.horizontalAdvance(number))) - 1;
            QVERIFY(picture.pixelColor(before, (2 * k + 1) * bars.height() / 20) != colours().sunken);
        }
    }

    // 0.006070.006900.00787
    void numbers_below_images_keep_apart()
    {
        ImageStrip strip(QStringLiteral("images"));
        strip.resize(260, strip.sizeHint().height());
        strip.show({{0, 0.00607}, {1, 0.0069}, {2, 0.00787}, {3, 0.00897}, {4, 0.00933}},
                   *synthetic_data(images));
        const QImage picture = strip.grab().toImage();
        const QRgb ground = picture.pixel(picture.width() - 1, picture.height() - 1);
        int numbers = 0;
        int last = -10;
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 48; y < picture.height(); ++y)
                if (picture.pixel(x, y) != ground) {
                    numbers += x - last > 3;
                    last = x;
                }
        QCOMPARE(numbers, 5);
    }

    void a_study_says_what_each_image_does_data()
    {
        QTest::addColumn<Activation>("activation");
        QTest::newRow("sigmoid") << Activation::Sigmoid;
        QTest::newRow("tanh") << Activation::Tanh;
        QTest::newRow("relu") << Activation::Relu;
        QTest::newRow("leaky relu") << Activation::LeakyRelu;
    }
    void a_study_says_what_each_image_does()
    {
        QFETCH(Activation, activation);
        const ViewedNetwork shown = state({.hidden = activation}, 4);
        const auto test = synthetic_data(images, 8);
        const UnitReport studied = studyUnit(shown, test, 2, parts);
        std::vector<double> x1;
        for (int image = 0; image < images; ++image)
            x1.push_back(plainReading(*shown.network, *test, image).x1[2]);
        std::vector<double> sorted = x1;
        std::ranges::sort(sorted, std::ranges::greater());
        QCOMPARE(studied.images, images);
        QCOMPARE(studied.most.size(), UnitReport::imagesShown);
        for (std::size_t i = 0; i < UnitReport::imagesShown; ++i) {
            QVERIFY(std::abs(studied.most[i].value - sorted[i]) < 1e-4);
            QVERIFY(std::abs(studied.least[i].value - sorted[sorted.size() - 1 - i]) < 1e-4);
            QVERIFY(std::abs(x1[std::size_t(studied.most[i].index)] - studied.most[i].value) < 1e-4);
            QVERIFY(std::abs(x1[std::size_t(studied.least[i].index)] - studied.least[i].value) < 1e-4);
        }
        QVERIFY(studied.low <= sorted.back() + 1e-5 && studied.high >= sorted.front() - 1e-5);
        QCOMPARE(std::accumulate(studied.histogram.begin(), studied.histogram.end(), 0), images);
        const double width = (studied.high - studied.low) / parts;
        for (int part = 0; part < parts; ++part) { // a value next to an edge may fall on either side
            int surely = 0;
            int perhaps = 0;
            for (const double value : x1) {
                const double at = (value - studied.low) / width - part;
                const bool last = part == parts - 1;
                surely += at > 1e-4 && at < (last ? 2 : 1 - 1e-4);
                perhaps += at > (part == 0 ? -1 : -1e-4) && at < (last ? 2 : 1 + 1e-4);
            }
            QVERIFY(studied.histogram[std::size_t(part)] >= surely);
            QVERIFY(studied.histogram[std::size_t(part)] <= perhaps);
        }
    }

    void a_unit_without_any_slope_is_dead()
    {
        ViewedNetwork shown = state({.hidden = Activation::Relu}, 3);
        Network<float> network = *shown.network;
        network.parameters.b1[1] = -1e6F;
        shown.network = std::make_shared<Network<float>>(network);
        const auto test = synthetic_data(images, 8);
        const UnitReport dead = studyUnit(shown, test, 1, parts);
        QVERIFY(dead.dead);
        QCOMPARE(dead.saturated, 1.0);
        QCOMPARE(dead.histogram.front(), images);
        QVERIFY(!studyUnit(shown, test, 0, parts).dead);
    }

    void the_share_of_saturation_is_counted()
    {
        const ViewedNetwork shown = state({}, 3, 11);
        const auto test = synthetic_data(images, 8);
        const UnitReport studied = studyUnit(shown, test, 0, parts);
        int saturated = 0;
        for (int image = 0; image < images; ++image) {
            const double x1 = plainReading(*shown.network, *test, image).x1[0];
            saturated += x1 * (1 - x1) < 0.01 * 0.25;
        }
        QVERIFY(std::abs(studied.saturated - double(saturated) / images) <= 1.0 / images);
    }

    void pointing_at_a_pixel_reads_its_number()
    {
        UnitImage image;
        image.resize(image.sizeHint());
        image.UnitImage::show(QStringLiteral("w^{1}_{%1,4}"), ramp());
        image.QWidget::show();
        QCOMPARE(image.reading(), QString());
        QTest::mouseMove(&image, image.box(307).center().toPoint());
        QCOMPARE(image.reading(), QStringLiteral("w¹[307,4] = 1"));
        image.UnitImage::show(QStringLiteral("w^{1}_{%1,4}"), 2 * ramp()); // it has learned meanwhile
        QCOMPARE(image.reading(), QStringLiteral("w¹[307,4] = 2"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&image, &leave);
        QCOMPARE(image.reading(), QString());
    }

    void keys_walk_through_the_pixels()
    {
        UnitImage image;
        image.UnitImage::show(QStringLiteral("w^{1}_{%1,4}"), ramp());
        image.QWidget::show();
        image.setFocus();
        QTest::keyClick(&image, Qt::Key_Right);
        QCOMPARE(image.pixel(), std::optional(14 * 28 + 15));
        QTest::keyClick(&image, Qt::Key_Up);
        QCOMPARE(image.pixel(), std::optional(13 * 28 + 15));
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(&image, Qt::Key_Left);
        QCOMPARE(image.pixel(), std::optional(13 * 28));
        QVERIFY(image.accessibleDescription().startsWith(QStringLiteral("w¹[364,4]")));
    }

    void what_is_not_a_number_is_no_picture()
    {
        UnitImage image;
        image.resize(image.sizeHint());
        Matrix<float> values = ramp();
        values(0, 5) = std::numeric_limits<float>::quiet_NaN();
        image.UnitImage::show(QStringLiteral("w^{1}_{%1,4}"), values);
        QCOMPARE(image.grab().toImage().pixel(image.box(400).center().toPoint()), colours().sunken.rgb());
    }

    void the_bars_are_the_weights()
    {
        OutgoingBars bars;
        bars.resize(bars.sizeHint());
        Vector<float> weights = Vector<float>::Zero(digit_count);
        weights[3] = 2.5F;
        weights[7] = -1.25F;
        bars.OutgoingBars::show(14, weights);
        QCOMPARE(bars.text(3), QStringLiteral("+2.50"));
        QCOMPARE(bars.text(7), QStringLiteral("−1.25"));
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("w²[14,7] = −1.25")));
        const QImage drawn = bars.grab().toImage();
        const auto pixels = [&](const QColor &colour) {
            int count = 0;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    count += drawn.pixel(x, y) == colour.rgb();
            return count;
        };
        QVERIFY(pixels(colours().positive) > 0);
        QVERIFY(std::abs(pixels(colours().positive) - 2 * pixels(colours().negative)) <=
                0.2 * pixels(colours().positive));
    }

    void the_scrubber_looks_back_and_goes_live()
    {
        EpochScrubber scrubber;
        scrubber.show();
        auto *slider = scrubber.findChild<QSlider *>();
        auto *live = scrubber.findChild<QToolButton *>();
        QSignalSpy changed(&scrubber, &EpochScrubber::epochChanged);
        scrubber.setEpochs({}, 0, 0.4);
        QVERIFY(!slider->isEnabled());
        scrubber.setEpochs({0, 1, 2, 3, 4}, 4, 4.25);
        QVERIFY(!scrubber.epoch() && live->isChecked());
        QVERIFY(says(scrubber, QStringLiteral("4.25")));
        QVERIFY(says(scrubber, QStringLiteral("all kept")));
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Left);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(scrubber.epoch(), std::optional(2));
        QVERIFY(says(scrubber, QStringLiteral("Epoch 2")));
        QVERIFY(!live->isChecked());
        QCOMPARE(changed.count(), 2);
        scrubber.setEpochs({0, 1, 2, 3, 4, 5}, 5, 5.5); // training goes on
        QCOMPARE(scrubber.epoch(), std::optional(2));
        QCOMPARE(changed.count(), 2);
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(!scrubber.epoch() && live->isChecked());
        QCOMPARE(slider->value(), 5);
    }

    void what_is_thinned_out_gives_way_to_its_neighbour()
    {
        EpochScrubber scrubber;
        scrubber.setEpochs({0, 1, 2, 3, 4, 5, 6, 7, 8}, 8, 8);
        scrubber.findChild<QSlider *>()->setValue(5);
        QCOMPARE(scrubber.epoch(), std::optional(5));
        scrubber.setEpochs({0, 4, 8, 9}, 9, 9);
        QCOMPARE(scrubber.epoch(), std::optional(4));
        QVERIFY(says(scrubber, QStringLiteral("4 of 10")));
        QVERIFY(says(scrubber, QStringLiteral("256 MiB")));
        scrubber.setEpochs({}, 0, 0); // another run
        QVERIFY(!scrubber.epoch());
    }
};

DELTASCOPE_TEST(TestUnitDetail)
#include "test_unit_detail.moc"
