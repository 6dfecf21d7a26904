// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/setting_changes.h"
#include "tests/suite.h"

#include <QtTest>

using namespace deltascope;

namespace {
TrainingSettings with_rate(double rate)
{
    return {.learning_rate = rate};
}

TrainingSettings augmented(TrainingSettings settings)
{
    settings.augment = true;
    return settings;
}
} // namespace

class TestSettingChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_run_without_changes_is_one_span()
    {
        const auto spans = trained_spans({}, with_rate(0.5), 4);
        QCOMPARE(spans.size(), std::size_t{1});
        QCOMPARE(spans[0].settings.learning_rate, 0.5);
    }

    void each_epoch_keeps_what_it_was_trained_with()
    {
        const SettingChange changes[] = {{20, with_rate(3), with_rate(5)},
                                         {22.25, with_rate(5), with_rate(1)}};
        const auto spans = trained_spans(changes, with_rate(1), 30);
        QCOMPARE(spans.size(), std::size_t{3});
        QCOMPARE(spans[0].settings.learning_rate, 3.0);
        QCOMPARE(spans[1].from, 20.0);
        QCOMPARE(spans[1].settings.learning_rate, 5.0);
        QCOMPARE(spans[2].from, 22.25);
        QCOMPARE(spans[2].settings.learning_rate, 1.0);
    }

    // 21 epochs with 3, then 5 typed: nothing was trained with 5.
    void a_change_that_no_image_was_trained_with_is_none()
    {
        const SettingChange changes[] = {{21, with_rate(3), with_rate(5)}};
        const auto spans = trained_spans(changes, with_rate(5), 21);
        QCOMPARE(spans.size(), std::size_t{1});
        QCOMPARE(spans[0].settings.learning_rate, 3.0);
    }

    void augmentation_waits_for_the_next_epoch()
    {
        const TrainingSettings plain = with_rate(3);
        const SettingChange changes[] = {{2.5, plain, augmented(with_rate(1))}};
        const auto early = trained_spans(changes, augmented(with_rate(1)), 2.75);
        QCOMPARE(early.size(), std::size_t{2});
        QCOMPARE(early[1].settings.learning_rate, 1.0);
        QVERIFY(!early[1].settings.augment);
        const auto late = trained_spans(changes, augmented(with_rate(1)), 3.5);
        QCOMPARE(late.size(), std::size_t{3});
        QCOMPARE(late[2].from, 3.0);
        QVERIFY(late[2].settings.augment);
    }

    void what_is_taken_back_before_it_holds_is_no_change()
    {
        const TrainingSettings plain = with_rate(3);
        const SettingChange changes[] = {{2.5, plain, augmented(plain)}, {2.75, augmented(plain), plain}};
        QCOMPARE(trained_spans(changes, plain, 9).size(), std::size_t{1});
    }
};

DELTASCOPE_TEST(TestSettingChanges)
#include "test_setting_changes.moc"
