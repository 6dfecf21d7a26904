// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"
#include "core/data/mnist.h"
#include "core/files/resources.h"
#include "tests/core/data/mass.h"
#include "tests/suite.h"

#include <QTest>

#include <set>

using namespace deltascope;

namespace {

constexpr Augmentation nothing{0, 0, 0, 0, 0, 0};

} // namespace

class TestAugment : public QObject
{
    Q_OBJECT

private:
    Dataset test_;

private Q_SLOTS:
    void initTestCase() { test_ = load_dataset(resource_folder() / "mnist", Split::Test); }

    void the_same_numbers_make_the_same_image()
    {
        const auto image = test_.image(3);
        const DigitImage first = augmented(image, 7, 2, 3);
        augmented(image, 7, 5, 9);
        QVERIFY(augmented(image, 7, 2, 3) == first);
    }

    void seed_epoch_and_number_each_make_another_image()
    {
        std::set<DigitImage> images;
        for (const std::uint64_t seed : {0, 1, 2})
            for (const int epoch : {0, 1, 2})
                for (const int number : {0, 1, 2})
                    images.insert(augmented(test_.image(0), seed, epoch, number));
        QCOMPARE(images.size(), 27u);
    }

    void no_amount_is_no_change()
    {
        for (int n = 0; n < 100; ++n) {
            const auto image = test_.image(n);
            const DigitImage same = augmented(image, 1, 0, n, nothing);
            QVERIFY(std::equal(image.begin(), image.end(), same.begin()));
        }
    }

    void paper_stays_paper()
    {
        const DigitImage blank{};
        for (int n = 0; n < 100; ++n)
            QVERIFY(augmented(blank, 1, 0, n) == blank);
    }

    void the_mass_stays_within_the_shift()
    {
        Augmentation amount = nothing;
        amount.shift = 1.5;
        double farthest = 0;
        for (int n = 0; n < 500; ++n) {
            const Mass before = mass_of(test_.image(n));
            const Mass after = mass_of(augmented(test_.image(n), 1, 0, n, amount));
            const double moved = std::max(std::abs(after.x - before.x), std::abs(after.y - before.y));
            QVERIFY(moved < 1.6);
            farthest = std::max(farthest, moved);
        }
        QVERIFY(farthest > 1.2);
    }

    void only_thickness_changes_the_ink_much_data()
    {
        QTest::addColumn<double>("rotation");
        QTest::addColumn<double>("slant");
        QTest::newRow("rotation") << 15.0 << 0.0;
        QTest::newRow("slant") << 0.0 << 0.3;
    }
    void only_thickness_changes_the_ink_much()
    {
        QFETCH(double, rotation);
        QFETCH(double, slant);
        Augmentation amount = nothing;
        amount.rotation = rotation;
        amount.slant = slant;
        for (int n = 0; n < 200; ++n) {
            const double before = mass_of(test_.image(n)).total;
            const double after = mass_of(augmented(test_.image(n), 1, 0, n, amount)).total;
            QVERIFY(std::abs(after / before - 1) < 0.05);
        }
    }

    void thickness_goes_both_ways()
    {
        Augmentation amount = nothing;
        amount.thickness = 0.6;
        int thicker = 0, thinner = 0;
        for (int n = 0; n < 200; ++n) {
            const double before = mass_of(test_.image(n)).total;
            const double after = mass_of(augmented(test_.image(n), 1, 0, n, amount)).total;
            thicker += after > before * 1.1;
            thinner += after < before * 0.9;
        }
        QVERIFY(thicker > 40 && thinner > 40);
    }

    /// The digit stays the digit: each changed image lies nearer to its own original than to nearly all other
    /// digits' images.
    void changed_images_keep_their_label()
    {
        int nearest_is_same_digit = 0;
        for (int n = 0; n < 100; ++n) {
            const DigitImage changed = augmented(test_.image(n), 1, 0, n);
            double best = 1e300;
            int label = -1;
            for (int other = 0; other < 1000; ++other) {
                double distance = 0;
                for (std::size_t i = 0; i < 784; ++i)
                    distance += std::pow(double(changed[i]) - test_.image(other)[i], 2);
                if (distance < best) {
                    best = distance;
                    label = test_.label(other);
                }
            }
            nearest_is_same_digit += label == test_.label(n);
        }
        QVERIFY2(nearest_is_same_digit >= 80, qPrintable(QString::number(nearest_is_same_digit)));
    }
};

DELTASCOPE_TEST(TestAugment)
#include "test_augment.moc"
