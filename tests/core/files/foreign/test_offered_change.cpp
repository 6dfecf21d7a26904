// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foreign/offered_change.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
/// The first of MNIST's test images, as another file would have them.
ForeignData first_images(int count)
{
    const Dataset mnist = load_dataset(resource_folder() / "mnist", Split::Test);
    ForeignData data;
    data.test.pixels.assign(mnist.pixels.begin(), mnist.pixels.begin() + count * pixel_count);
    for (int i = 0; i < count; ++i)
        data.test.labels.add(std::to_string(mnist.label(i)));
    for (int digit = 0; digit < digit_count; ++digit)
        data.classes.push_back({std::to_string(digit), std::to_string(digit)});
    return data;
}

/// That which undoes it.
ImageChange inverse(ImageChange change)
{
    return change == ImageChange::TurnedLeft    ? ImageChange::TurnedRight
           : change == ImageChange::TurnedRight ? ImageChange::TurnedLeft
                                                : change;
}
} // namespace

/// Data that lie sideways are noticed.
class TestOfferedChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        known_ = load_session(resource_folder() / "networks" / "digits.safetensors", {}).network;
    }

    void digits_are_tried_on_a_known_network()
    {
        for (const ImageChange change : all_image_changes) {
            ForeignData data = first_images(500);
            change_images(data, inverse(change));
            const OfferedChange offered = offered_change(data, known_);
            QCOMPARE(to_string(offered.change), to_string(change));
            QVERIFY(*offered.changed > 0.95);
            QVERIFY(change == ImageChange::None || *offered.as_is < 0.5);
        }
    }

    void of_letters_the_name_of_emnist_tells()
    {
        ForeignData data = first_images(20);
        data.classes.front().name = "A";
        QCOMPARE(offered_change(data, known_).change, ImageChange::None);
        data.emnist = true;
        QCOMPARE(offered_change(data, known_).change, ImageChange::Transposed);
        QVERIFY(!offered_change(data, known_).changed);
        change_images(data, ImageChange::Inverted);
        QCOMPARE(offered_change(data, known_).change, ImageChange::TransposedInverted);
    }

    void noise_is_left_as_it_is()
    {
        ForeignData data = first_images(200);
        std::uint8_t byte = 1;
        for (std::uint8_t &pixel : data.test.pixels)
            pixel = byte = static_cast<std::uint8_t>(byte * 61 + 7);
        QCOMPARE(offered_change(data, known_).change, ImageChange::None);
    }

private:
    Network<float> known_;
};

DELTASCOPE_TEST(TestOfferedChange)
#include "test_offered_change.moc"
