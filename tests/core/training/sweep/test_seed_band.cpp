// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/seed_band.h"
#include "tests/suite.h"

using namespace deltascope;

class TestSeedBand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_point_for_each_epoch()
    {
        std::vector<History> runs;
        for (const double value : {5, 1, 3, 2, 4})
            runs.push_back(history(value, 3));
        const std::vector<BandPoint> band = band_of(runs);
        QCOMPARE(band.size(), std::size_t(4));
        for (int epoch = 0; epoch <= 3; ++epoch) {
            const BandPoint &point = band[static_cast<std::size_t>(epoch)];
            QCOMPARE(point.epoch, epoch);
            QCOMPARE(point.runs, 5);
            QCOMPARE(point.test_loss.worst, 1 + 10.0 * epoch);
            QCOMPARE(point.test_loss.lower, 2 + 10.0 * epoch);
            QCOMPARE(point.test_loss.median, 3 + 10.0 * epoch);
            QCOMPARE(point.test_loss.upper, 4 + 10.0 * epoch);
            QCOMPARE(point.test_loss.best, 5 + 10.0 * epoch);
            QCOMPARE(point.test_accuracy.median, 0.3);
            QCOMPARE(point.seconds, 0.5 * epoch);
            QCOMPARE(point.images, 100.0 * epoch);
        }
    }

    // The best may have been trained further.
    void it_ends_where_fewer_than_half_have_come()
    {
        const std::vector<BandPoint> band =
            band_of({history(1, 9), history(2, 4), history(3, 4), history(4, 2), history(5, 4)});
        QCOMPARE(band.size(), std::size_t(5));
        QCOMPARE(band.back().runs, 4);
        QCOMPARE(band[2].runs, 5);
    }

    void two_runs_are_no_band()
    {
        QVERIFY(band_of({}).empty());
        QVERIFY(band_of({history(1, 3), history(2, 3)}).empty());
    }

private:
    static History history(double value, int epochs)
    {
        std::vector<EpochRecord> records;
        for (int epoch = 0; epoch <= epochs; ++epoch)
            records.push_back({.epoch = epoch,
                               .test_loss = value + 10 * epoch,
                               .test_accuracy = value / 10,
                               .seconds = epoch == 0 ? 0 : 0.5,
                               .images_seen = 100 * epoch});
        return History(records);
    }
};

DELTASCOPE_TEST(TestSeedBand)
#include "test_seed_band.moc"
