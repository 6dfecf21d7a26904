// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"
#include "core/data/mnist.h"
#include "core/data/paint.h"
#include "core/files/likeness_file.h"
#include "core/files/resources.h"
#include "tests/core/data/files.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace deltascope;

namespace {

using Points = std::vector<PenPoint>;

/// Part of an ellipse, from one angle to another in degrees; y goes downward.
Points arc(double x, double y, double rx, double ry, double from, double to)
{
    Points points;
    for (int i = 0; i <= 24; ++i) {
        const double angle = (from + (to - from) * i / 24) * std::numbers::pi / 180;
        points.push_back({x + rx * std::cos(angle), y + ry * std::sin(angle)});
    }
    return points;
}

Points joined(Points a, const Points &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// What people draw to see what a network makes of it.
std::vector<std::vector<Points>> letters_and_signs()
{
    return {
        {{{60, 230}, {140, 50}, {220, 230}}, {{90, 165}, {190, 165}}}, // A
        {{{80, 50}, {80, 230}}, {{200, 50}, {82, 145}, {205, 230}}},   // K
        {{{50, 230}, {65, 50}, {140, 160}, {215, 50}, {230, 230}}},    // M
        {{{80, 230}, {80, 50}},
         joined(arc(130, 95, 65, 45, -90, 90), {{80, 140}}),
         {{120, 140}, {205, 230}}},                                                                    // R
        {{{65, 50}, {215, 230}}, {{215, 50}, {65, 230}}},                                              // X
        {joined(arc(140, 100, 60, 55, -170, 60), {{140, 165}, {140, 185}}), {{140, 228}, {141, 229}}}, // ?
        {joined(joined({{215, 225}, {95, 95}}, arc(130, 80, 38, 35, 160, 380)),
                joined({{95, 150}}, joined(arc(120, 190, 50, 42, 210, 20), {{215, 150}})))}, // &
        {arc(140, 140, 95, 95, 0, 360),
         {{108, 112}},
         {{172, 112}},
         arc(140, 150, 50, 45, 20, 160)}, // a smiley
        {{{140, 140}}},                   // a dot
        {{{50, 140}, {230, 142}}},        // a line
    };
}

/// The same in another hand: slanted, wider, with another pen.
Drawing drawing_of(const std::vector<Points> &sign, double slant, double stretch, double width)
{
    Drawing drawing;
    for (Points points : sign) {
        for (PenPoint &point : points)
            point.x = 140 + (point.x - 140) * 0.8 * stretch - slant * (point.y - 140);
        drawing.strokes.push_back({points, width, false});
    }
    return drawing;
}

std::filesystem::path shipped()
{
    return resource_folder() / likeness_file;
}

} // namespace

class TestLikeness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void at_most_two_in_a_hundred_test_digits_are_unlike()
    {
        const Likeness likeness = load_likeness(shipped());
        const Dataset test = load_dataset(resource_folder() / "mnist", Split::Test);
        int unlike = 0;
        for (int n = 0; n < test.size(); ++n)
            unlike += likeness.is_unlike(test.image(n));
        QVERIFY2(unlike > 0 && unlike <= 200, qPrintable(QString::number(unlike)));
    }

    void at_least_half_of_letters_and_signs_are_unlike()
    {
        const Likeness likeness = load_likeness(shipped());
        int unlike = 0, drawn = 0;
        for (const auto &sign : letters_and_signs())
            for (const double slant : {-0.1, 0.0, 0.1})
                for (const double stretch : {0.85, 1.0, 1.15})
                    for (const double width : {12.0, 16.0, 20.0}) {
                        const auto digit = normalise(paint(drawing_of(sign, slant, stretch, width)));
                        unlike += likeness.is_unlike(digit->image);
                        ++drawn;
                    }
        QVERIFY2(2 * unlike >= drawn, qPrintable(QString::number(unlike / double(drawn))));
    }

    /// The shipped file is what the training digits give.
    void the_shipped_distributions_are_those_of_the_training_digits()
    {
        const Likeness shipped_one = load_likeness(shipped());
        const Dataset train = load_dataset(resource_folder() / "mnist", Split::Train);
        int usual = 0;
        for (int n = 0; n < train.size(); ++n)
            usual += !shipped_one.is_unlike(train.image(n));
        QVERIFY(std::abs(usual / double(train.size()) - Likeness::usual_share) < 0.0005);

        Eigen::VectorXd mean = Eigen::VectorXd::Zero(Likeness::features);
        int sevens = 0;
        for (int n = 0; n < train.size(); ++n)
            if (train.label(n) == 7) {
                Eigen::MatrixXd image(28, 28);
                for (int i = 0; i < pixel_count; ++i)
                    image(i / 28, i % 28) = train.image(n)[static_cast<std::size_t>(i)];
                Eigen::VectorXd features(Likeness::features);
                for (int i = 0; i < Likeness::features; ++i)
                    features[i] = image.block(i / 14 * 2, i % 14 * 2, 2, 2).mean();
                mean += features.normalized();
                ++sevens;
            }
        const Likeness::Distribution &seven = shipped_one.digits[7];
        QVERIFY((seven.mean.cast<double>() - mean / sevens).norm() < 1e-4);
        const Eigen::MatrixXf gram = seven.axes.transpose() * seven.axes;
        QVERIFY((gram - Eigen::MatrixXf::Identity(Likeness::axes, Likeness::axes)).norm() < 1e-4F);
    }

    void a_saved_file_comes_back()
    {
        const Folder folder;
        const Likeness likeness = load_likeness(shipped());
        save_likeness(folder.path("likeness"), likeness);
        const Likeness again = load_likeness(folder.path("likeness"));
        for (std::size_t digit = 0; digit < again.digits.size(); ++digit) {
            QVERIFY(again.digits[digit].mean == likeness.digits[digit].mean);
            QVERIFY(again.digits[digit].axes == likeness.digits[digit].axes);
            QVERIFY(again.digits[digit].variances == likeness.digits[digit].variances);
            QCOMPARE(again.digits[digit].rest, likeness.digits[digit].rest);
            QCOMPARE(again.digits[digit].unit, likeness.digits[digit].unit);
        }
    }

    void other_files_are_refused()
    {
        const Folder folder;
        QVERIFY_THROWS_EXCEPTION(DataError,
                                 load_likeness(resource_folder() / "networks" / "digits.safetensors"));
        QVERIFY_THROWS_EXCEPTION(DataError, load_likeness(folder.path("missing")));
        Likeness broken = load_likeness(shipped());
        broken.digits[3].unit = 0;
        save_likeness(folder.path("broken"), broken);
        QVERIFY_THROWS_EXCEPTION(DataError, load_likeness(folder.path("broken")));
    }
};

DELTASCOPE_TEST(TestLikeness)
#include "test_likeness.moc"
