// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/history_csv.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

class TestHistoryCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text()
    {
        QCOMPARE(to_csv({{0, 1.5, 0.1, 0.25, 0.125, 0}, {1, 1e-9, 1e22, 1, 0.5, 12.75, 0.25, 0.125, 60000}}),
                 std::string("epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,hidden_slope,"
                             "output_slope,images_seen\n"
                             "0,1.5,0.1,0.25,0.125,0,0,0,0\n"
                             "1,1e-09,1e+22,1,0.5,12.75,0.25,0.125,60000\n"));
    }

    void numbers_read_back_exactly()
    {
        const EpochRecord record = {7,     1.0 / 3, std::nextafter(1.0, 2.0), 5e-324, 0.1 + 0.2, 1e300,
                                    1e-17, 2.0 / 3, (1LL << 53) + 1};
        const auto read = history_from_csv(to_csv({record}));
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), std::size_t{1});
        QVERIFY(read->front() == record);
    }

    void the_first_format_reads_without_the_later_columns()
    {
        const auto read = history_from_csv("epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds\n"
                                           "0,1.5,1.25,0.125,0.25,0\n4,0.5,0.75,0.875,0.625,2.5\n");
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), std::size_t{2});
        const EpochRecord &last = read->back();
        QCOMPARE(last.epoch, 4);
        QCOMPARE(last.train_loss, 0.5);
        QCOMPARE(last.test_accuracy, 0.625);
        QCOMPARE(last.seconds, 2.5);
        QVERIFY(std::isnan(last.mean_abs_phi_prime1) && std::isnan(last.mean_abs_phi_prime2));
        QCOMPARE(last.images_seen, 0);
    }

    void an_infinite_loss_reads_back()
    {
        const auto read = history_from_csv(to_csv({{1, INFINITY, NAN, 0, 0, 0}}));
        QVERIFY(read.has_value());
        QVERIFY(std::isinf(read->front().train_loss));
        QVERIFY(std::isnan(read->front().test_loss));
    }

    void no_epochs()
    {
        const auto read = history_from_csv(to_csv({}));
        QVERIFY(read.has_value());
        QVERIFY(read->empty());
    }

    void other_texts_data()
    {
        QTest::addColumn<QString>("text");
        const QString heading = QString::fromStdString(to_csv({}));
        QTest::newRow("empty") << QString();
        QTest::newRow("other heading") << QStringLiteral("epoch,loss\n");
        QTest::newRow("a value missing") << heading + QStringLiteral("1,2,3,4,5,6,7,8\n");
        QTest::newRow("a value more") << heading + QStringLiteral("1,2,3,4,5,6,7,8,9,10\n");
        QTest::newRow("no number") << heading + QStringLiteral("1,2,three,4,5,6,7,8,9\n");
        QTest::newRow("negative epoch") << heading + QStringLiteral("-1,2,3,4,5,6,7,8,9\n");
        QTest::newRow("epoch and a half") << heading + QStringLiteral("1.5,2,3,4,5,6,7,8,9\n");
        QTest::newRow("negative images") << heading + QStringLiteral("1,2,3,4,5,6,7,8,-9\n");
        QTest::newRow("half an image") << heading + QStringLiteral("1,2,3,4,5,6,7,8,0.5\n");
        QTest::newRow("spaces") << heading + QStringLiteral("1, 2, 3, 4, 5, 6, 7, 8, 9\n");
        QTest::newRow("empty line") << heading + QStringLiteral("\n1,2,3,4,5,6,7,8,9\n");
        QTest::newRow("an epoch twice") << heading + QStringLiteral("1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9\n");
        QTest::newRow("backwards") << heading + QStringLiteral("2,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9\n");
        const QString first =
            QStringLiteral("epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds\n");
        QTest::newRow("first format, a value missing") << first + QStringLiteral("1,2,3,4,5\n");
        QTest::newRow("first format, later values") << first + QStringLiteral("1,2,3,4,5,6,7,8,9\n");
    }
    void other_texts()
    {
        QFETCH(QString, text);
        QVERIFY(!history_from_csv(text.toStdString()));
    }
};

DELTASCOPE_TEST(TestHistoryCsv)
#include "test_history_csv.moc"
