// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/levels.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_each_level_hides_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("hidden");
        QTest::addColumn<bool>("hides_sum");
        const QByteArray update = "after.W1 after.b1 after.W2 after.b2 after.loss ";
        const QByteArray gradients = "dW2 db2 dW1 db1 " + update;
        QTest::newRow("all shown") << 0 << QByteArray() << false;
        QTest::newRow("predict") << 1 << QByteArray() << false;
        QTest::newRow("last step") << 2 << update << false;
        QTest::newRow("gradients") << 3 << gradients << false;
        QTest::newRow("delta1, its sum shown") << 4 << "delta1 " + gradients << false;
        QTest::newRow("delta1") << 5 << "delta1 " + gradients << true;
        QTest::newRow("delta2") << 6 << "delta2 delta1 " + gradients << true;
        QTest::newRow("forward") << 7 << "z1 x1 z2 x2 loss delta2 delta1 " + gradients << true;
        QTest::newRow("slip") << 8 << QByteArray() << false;
    }
    void what_each_level_hides()
    {
        QFETCH(const int, number);
        QByteArray hidden;
        for (const Asked term : hidden_terms(level(number)))
            hidden += QByteArray(to_string(term).data()) + ' ';
        QTEST(hidden, "hidden");
        QTEST(level(number).hides_sum, "hides_sum");
        QCOMPARE(level(number).predicts, number == 1);
        QCOMPARE(level(number).finds_slips, number == 8);
        QVERIFY(!level(number).title.empty());
    }

    void three_right_first_tries_of_a_kind_lead_up()
    {
        Fading fading(2);
        QVERIFY(!fading.record_first_try(StepId::update, true));
        QVERIFY(!fading.record_first_try(StepId::update, true));
        QVERIFY(!fading.record_first_try(StepId::after, true)); // another kind
        QCOMPARE(fading.level(), 2);
        QVERIFY(fading.record_first_try(StepId::update, true));
        QCOMPARE(fading.level(), 3);
        QVERIFY(!fading.record_first_try(StepId::update, true)); // counted anew
        QVERIFY(!fading.record_first_try(StepId::after, true));
        QVERIFY(!fading.record_first_try(StepId::after, true));
        QVERIFY(fading.record_first_try(StepId::after, true));
        QCOMPARE(fading.level(), 4);
    }

    void two_wrong_first_tries_of_a_kind_lead_down()
    {
        Fading fading(5);
        QVERIFY(!fading.record_first_try(StepId::delta1, false));
        QVERIFY(!fading.record_first_try(StepId::dW2, false));
        QVERIFY(fading.record_first_try(StepId::delta1, false));
        QCOMPARE(fading.level(), 4);
        QVERIFY(!fading.record_first_try(StepId::dW2, false)); // counted anew
    }

    void a_wrong_try_between_breaks_the_row()
    {
        Fading fading(5);
        for (int round = 0; round < 4; ++round)
            for (const bool right : {true, true, false})
                QVERIFY(!fading.record_first_try(StepId::delta1, right));
        QCOMPARE(fading.level(), 5);
    }

    void it_stays_within_its_levels()
    {
        Fading fading(7, 7);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!fading.record_first_try(StepId::z1, true));
        QCOMPARE(fading.level(), 7);
        fading.choose(0);
        for (int i = 0; i < 2; ++i)
            QVERIFY(!fading.record_first_try(StepId::z1, false));
        QCOMPARE(fading.level(), 0);
        fading.choose(8);
        QCOMPARE(fading.level(), 7);
        fading.choose(-3);
        QCOMPARE(fading.level(), 0);
    }

    void choosing_by_hand_forgets_the_count()
    {
        Fading fading(3);
        fading.record_first_try(StepId::dW1, true);
        fading.record_first_try(StepId::dW1, true);
        fading.choose(3);
        QVERIFY(!fading.record_first_try(StepId::dW1, true));
    }
};

DELTASCOPE_TEST(TestLevels)
#include "test_levels.moc"
