// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"
#include "tests/suite.h"
#include "ui/pictures/ink_picture.h"
#include "ui/pictures/picture_box.h"
#include "ui/theme/theme.h"
#include "ui/train/panel/augmented_examples.h"
#include "ui/workbench/workbench.h"

#include <QTest>

using namespace deltascope;

class TestAugmentedExamples : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<AugmentedExamples> m_examples;

    /// A 1 in the middle of the image.
    static Image stroke()
    {
        Image image{};
        for (std::size_t y = 5; y < 24; ++y)
            image[y * 28 + 13] = image[y * 28 + 14] = 255;
        return image;
    }
    QList<QImage> pictures() const
    {
        QList<QImage> all;
        for (const PictureBox *box : m_examples->findChildren<PictureBox *>())
            all.append(box->picture());
        return all;
    }
    void resetTo(std::uint64_t seed)
    {
        TrainingSettings settings;
        settings.seed = seed;
        m_workbench->reset(settings);
        QTRY_COMPARE(m_workbench->snapshot()->settings.seed, seed);
    }

private Q_SLOTS:
    void init()
    {
        m_workbench = std::make_unique<Workbench>();
        m_workbench->showDrawing(stroke(), 1);
        m_examples = std::make_unique<AugmentedExamples>(*m_workbench);
        m_examples->resize(320, 120);
        m_examples->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_examples.get()));
    }

    void shows_the_image_and_copies_that_all_differ()
    {
        const QList<QImage> shown = pictures();
        QCOMPARE(shown.size(), 6);
        QCOMPARE(shown[0], pictureOf(stroke()));
        for (int a = 0; a < shown.size(); ++a)
            for (int b = 0; b < a; ++b)
                QVERIFY(shown[a] != shown[b]);
    }

    void the_copies_are_those_of_the_first_epochs()
    {
        resetTo(9);
        for (int epoch = 1; epoch <= 5; ++epoch)
            QCOMPARE(pictures()[epoch], pictureOf(augmented(stroke(), 9, epoch, 0)));
    }

    void another_seed_makes_other_copies_of_the_same_image()
    {
        resetTo(1);
        const QList<QImage> before = pictures();
        resetTo(2);
        QCOMPARE(pictures()[0], before[0]);
        for (int epoch = 1; epoch <= 5; ++epoch)
            QVERIFY(pictures()[epoch] != before[epoch]);
    }

    void follows_the_example_and_the_theme()
    {
        m_workbench->showDrawing(Image{}, {});
        for (const QImage &picture : pictures())
            QCOMPARE(picture, pictureOf(Image{}));
        Theme::instance().setMode(Theme::Mode::Dark);
        for (const QImage &picture : pictures())
            QCOMPARE(picture, pictureOf(Image{}));
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void catches_up_when_it_is_shown_again()
    {
        m_examples->hide();
        m_workbench->showDrawing(Image{}, {});
        QCOMPARE(pictures()[0], pictureOf(stroke()));
        m_examples->show();
        QCOMPARE(pictures()[0], pictureOf(Image{}));
    }
};

DELTASCOPE_TEST(TestAugmentedExamples)
#include "test_augmented_examples.moc"
