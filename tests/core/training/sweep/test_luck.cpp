// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/luck.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace deltascope;

namespace {
bool near(double a, double b, double by = 1e-12)
{
    return std::abs(a - b) <= by;
}

double pairs_won(const std::vector<double> &first, const std::vector<double> &second)
{
    double won = 0;
    for (const double a : first)
        for (const double b : second)
            won += a > b ? 1 : a == b ? 0.5 : 0;
    return won;
}

// By trying every way to deal the values out.
double luck_by_trying(const std::vector<double> &first, const std::vector<double> &second)
{
    std::vector<double> all = first;
    all.insert(all.end(), second.begin(), second.end());
    std::vector<bool> taken(all.size(), false);
    std::fill_n(taken.begin(), first.size(), true);
    const double half = static_cast<double>(first.size() * second.size()) / 2;
    const double seen = std::abs(pairs_won(first, second) - half);
    int ways = 0;
    int far = 0;
    do {
        std::vector<double> a;
        std::vector<double> b;
        for (std::size_t i = 0; i < all.size(); ++i)
            (taken[i] ? a : b).push_back(all[i]);
        ++ways;
        far += std::abs(pairs_won(a, b) - half) >= seen - 1e-9 ? 1 : 0;
    } while (std::prev_permutation(taken.begin(), taken.end()));
    return static_cast<double>(far) / ways;
}
} // namespace

/// How much of a difference is luck.
class TestLuck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quartiles_lie_where_NumPy_puts_them()
    {
        const Spread four = spread_of({4, 1, 3, 2}); // numpy.percentile([1, 2, 3, 4], [25, 50, 75])
        QCOMPARE(four.worst, 1.0);
        QCOMPARE(four.lower, 1.75);
        QCOMPARE(four.median, 2.5);
        QCOMPARE(four.upper, 3.25);
        QCOMPARE(four.best, 4.0);
        const Spread one = spread_of({0.5});
        QCOMPARE(one.lower, 0.5);
        QCOMPARE(one.best, 0.5);
    }

    void groups_that_lie_apart_have_the_luck_of_the_tables()
    {
        QVERIFY(near(compare_groups({4, 5, 6}, {1, 2, 3}).luck, 2.0 / 20));
        QVERIFY(near(compare_groups({6, 7, 8, 9, 10}, {1, 2, 3, 4, 5}).luck, 2.0 / 252));
        QVERIFY(near(compare_groups({2}, {1}).luck, 1));
        QCOMPARE(compare_groups({4, 5, 6}, {1, 2, 3}).share_larger, 1.0);
        QCOMPARE(compare_groups({1, 2, 3}, {4, 5, 6}).share_larger, 0.0);
    }

    void the_luck_is_that_of_every_way_to_deal_the_values_out()
    {
        std::mt19937 random(1);
        for (int trial = 0; trial < 200; ++trial) {
            const auto values = [&random](std::size_t count) {
                std::vector<double> group(count);
                std::ranges::generate(group, [&random] { return static_cast<double>(random() % 7); });
                return group; // with ties
            };
            const auto first = values(1 + random() % 5);
            const auto second = values(1 + random() % 5);
            const GroupComparison found = compare_groups(first, second);
            QVERIFY(near(found.luck, luck_by_trying(first, second)));
            QVERIFY(near(found.share_larger,
                         pairs_won(first, second) / static_cast<double>(first.size() * second.size())));
            const GroupComparison other = compare_groups(second, first);
            QVERIFY(near(other.luck, found.luck));
            QVERIFY(near(other.share_larger, 1 - found.share_larger));
        }
    }

    void many_values_are_as_exact_ones_nearly()
    {
        std::mt19937 random(2);
        std::normal_distribution<double> of(0, 1);
        const auto values = [&](std::size_t count, double shift) {
            std::vector<double> group(count);
            std::ranges::generate(group, [&] { return of(random) + shift; });
            return group;
        };
        const auto first = values(50, 0.4);
        auto second = values(50, 0);
        const double exact = compare_groups(first, second).luck;
        second.push_back(second.front()); // 101: by the normal distribution
        QVERIFY(near(compare_groups(first, second).luck, exact, 0.02));
    }

    void equal_values_tell_nothing()
    {
        QVERIFY(near(compare_groups({1, 1, 1}, {1, 1}).luck, 1));
        QVERIFY(near(compare_groups({1, 1, 1}, {1, 1}).share_larger, 0.5));
        const std::vector<double> many(80, 1);
        QCOMPARE(compare_groups(many, many).luck, 1.0);
    }
};

DELTASCOPE_TEST(TestLuck)
#include "test_luck.moc"
