// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/history_csv.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

class TestHistoryCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text()
    {
        QCOMPARE(to_csv({{0, 1.5, 0.1, 0.25, 0.125, 0}, {1, 1e-9, 1e22, 1, 0.5, 12.75}}),
                 std::string("epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds\n"
                             "0,1.5,0.1,0.25,0.125,0\n"
                             "1,1e-09,1e+22,1,0.5,12.75\n"));
    }

    void numbers_read_back_exactly()
    {
        const EpochRecord record = {7, 1.0 / 3, std::nextafter(1.0, 2.0), 5e-324, 0.1 + 0.2, 1e300};
        const auto read = history_from_csv(to_csv({record}));
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), std::size_t{1});
        QCOMPARE(read->front().epoch, 7);
        QVERIFY(read->front().train_loss == record.train_loss);
        QVERIFY(read->front().test_loss == record.test_loss);
        QVERIFY(read->front().train_accuracy == record.train_accuracy);
        QVERIFY(read->front().test_accuracy == record.test_accuracy);
        QVERIFY(read->front().seconds == record.seconds);
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
        QTest::newRow("a value missing") << heading + QStringLiteral("1,2,3,4,5\n");
        QTest::newRow("a value more") << heading + QStringLiteral("1,2,3,4,5,6,7\n");
        QTest::newRow("no number") << heading + QStringLiteral("1,2,three,4,5,6\n");
        QTest::newRow("negative epoch") << heading + QStringLiteral("-1,2,3,4,5,6\n");
        QTest::newRow("epoch and a half") << heading + QStringLiteral("1.5,2,3,4,5,6\n");
        QTest::newRow("spaces") << heading + QStringLiteral("1, 2, 3, 4, 5, 6\n");
        QTest::newRow("empty line") << heading + QStringLiteral("\n1,2,3,4,5,6\n");
    }
    void other_texts()
    {
        QFETCH(QString, text);
        QVERIFY(!history_from_csv(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestHistoryCsv)
#include "test_history_csv.moc"
