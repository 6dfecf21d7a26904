// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"
#include "ui/step/batch/batch_examples.h"

#include <QTest>

#include <numeric>

using namespace deltascope;

namespace {
const Mnist &someData()
{
    static const Mnist data{synthetic_data(300), synthetic_data(50)};
    return data;
}

Example testImage(int index)
{
    Example example{.label = someData().test->label(index), .source = ExampleSource::Test, .index = index};
    std::ranges::copy(someData().test->image(index), example.image.begin());
    return example;
}

BatchSupply supply(const Example &present)
{
    return {someData(), present, std::nullopt, 1};
}

std::vector<int> indicesOf(const BatchExamples &chosen)
{
    std::vector<int> indices;
    for (const Example &example : chosen.examples)
        indices.push_back(example.index);
    return indices;
}
} // namespace

class TestBatchExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("one") << QStringLiteral("7") << QList<int>{7};
        QTest::newRow("commas") << QStringLiteral("3, 17,2") << QList<int>{3, 17, 2};
        QTest::newRow("spaces") << QStringLiteral(" 3 17  2 ") << QList<int>{3, 17, 2};
        QTest::newRow("range") << QStringLiteral("8-11; 4") << QList<int>{8, 9, 10, 11, 4};
        QTest::newRow("range with spaces") << QStringLiteral("8 – 10, 4") << QList<int>{8, 9, 10, 4};
        QTest::newRow("the last there is") << QStringLiteral("49") << QList<int>{49};
        QTest::newRow("one too many") << QStringLiteral("50") << QList<int>{};
        QTest::newRow("words") << QStringLiteral("three") << QList<int>{};
        QTest::newRow("backwards") << QStringLiteral("9-3") << QList<int>{};
        QTest::newRow("nothing") << QString() << QList<int>{};
        QTest::newRow("minus") << QStringLiteral("-3") << QList<int>{};
        QTest::newRow("huge") << QStringLiteral("99999999999") << QList<int>{};
    }

    void numbersAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, numbers);
        const auto read = readNumbers(text, 50);
        QCOMPARE(read.has_value(), !numbers.isEmpty());
        if (read)
            QCOMPARE(QList<int>(read->begin(), read->end()), numbers);
    }

    void noMoreThanAHundredNumbersAreRead()
    {
        QCOMPARE(readNumbers(QStringLiteral("100-199"), 1000)->size(), std::size_t(100));
        QVERIFY(!readNumbers(QStringLiteral("100-200"), 1000));
        QVERIFY(!readNumbers(QStringLiteral("100-199, 3"), 1000));
    }

    void fromHereOnGoesRoundTheEndOfTheSet()
    {
        const BatchChoice choice{BatchSource::FromHere, 4, {}};
        const auto chosen = BatchExamples::choose(choice, supply(testImage(48)));
        QCOMPARE(indicesOf(chosen), (std::vector<int>{48, 49, 0, 1}));
        QCOMPARE(chosen.examples[2].image, testImage(0).image);
        QCOMPARE(chosen.examples[2].label, testImage(0).label);
        QCOMPARE(chosen.placeOf(testImage(49)), 1);
        QCOMPARE(chosen.placeOf(testImage(5)), -1);
    }

    void ofTheSameLabelAllHaveIt()
    {
        const BatchChoice choice{BatchSource::SameLabel, 3, {}};
        const auto chosen = BatchExamples::choose(choice, supply(testImage(4)));
        QCOMPARE(chosen.examples.front().index, 4);
        QCOMPARE(chosen.examples.size(), std::size_t(3));
        // Not the present one: another may be when one of them has been clicked.
        QVERIFY2(chosen.told.contains(QStringLiteral("from number 4 of the test set on")),
                 qPrintable(chosen.told));
        int next = 4; // nobody of that label is left out
        for (const Example &example : chosen.examples) {
            while (someData().test->label(next) != testImage(4).label)
                next = (next + 1) % someData().test->size();
            QCOMPARE(example.index, next);
            next = (next + 1) % someData().test->size();
        }
    }

    void aDrawingIsTheFirstOfItsBatch()
    {
        Example drawing{.label = 3, .source = ExampleSource::Drawing};
        drawing.image[100] = 255;
        const auto chosen = BatchExamples::choose({BatchSource::FromHere, 3, {}}, supply(drawing));
        QCOMPARE(chosen.examples[0].image, drawing.image);
        QCOMPARE(indicesOf(chosen), (std::vector<int>{0, 0, 1}));
        QCOMPARE(chosen.placeOf(drawing), 0);
        QCOMPARE(chosen.placeOf(testImage(0)), 1);
    }

    void theLastBatchIsOfTheTrainingSet()
    {
        BatchSupply from = supply(testImage(4));
        auto order = std::make_shared<std::vector<std::int32_t>>(300);
        std::iota(order->rbegin(), order->rend(), 0); // 299, 298, …
        from.lastBatch = TrainedBatch{order, 20, 3, 2, false};
        const auto chosen = BatchExamples::choose({BatchSource::LastBatch, 10, {}}, from);
        QCOMPARE(indicesOf(chosen), (std::vector<int>{279, 278, 277}));
        QVERIFY(chosen.examples[1].source == ExampleSource::Train);
        QCOMPARE(chosen.examples[1].label, std::optional(someData().train->label(278)));
        QVERIFY2(!chosen.told.contains(QStringLiteral("changed")), qPrintable(chosen.told));
    }

    void theLastBatchOfAnAugmentedRunIsWhatWasReallyLearnt()
    {
        BatchSupply from = supply(testImage(4));
        auto order = std::make_shared<std::vector<std::int32_t>>(300);
        std::iota(order->begin(), order->end(), 0);
        from.lastBatch = TrainedBatch{order, 20, 3, 2, true};
        from.seed = 9;
        const auto chosen = BatchExamples::choose({BatchSource::LastBatch, 10, {}}, from);
        QVERIFY2(chosen.told.contains(QStringLiteral("as that epoch has changed them")),
                 qPrintable(chosen.told));
        QCOMPARE(chosen.examples[1].image, augmented(someData().train->image(21), 9, 2, 21));
        QVERIFY(!std::ranges::equal(chosen.examples[1].image, someData().train->image(21)));
    }

    void ofALongBatchTheFirstHundredAreTaken()
    {
        BatchSupply from = supply(testImage(4));
        auto order = std::make_shared<std::vector<std::int32_t>>(300);
        std::iota(order->begin(), order->end(), 0);
        from.lastBatch = TrainedBatch{order, 0, 300, 1, false};
        const auto chosen = BatchExamples::choose({BatchSource::LastBatch, 10, {}}, from);
        QCOMPARE(chosen.examples.size(), std::size_t(100));
        QVERIFY2(chosen.told.contains(QStringLiteral("first 100 of the 300")), qPrintable(chosen.told));
    }

    void withoutALastBatchItSaysSo()
    {
        const auto chosen = BatchExamples::choose({BatchSource::LastBatch, 10, {}}, supply(testImage(4)));
        QVERIFY(chosen.examples.empty());
        QVERIFY2(chosen.told.contains(QStringLiteral("No mini-batch")), qPrintable(chosen.told));
    }

    void aNetworkForWorkByHandHasExamplesOfItsSizes()
    {
        Example hand{.label = {}, .source = ExampleSource::Hand};
        hand.hand = std::make_shared<const HandExample>(hand_example(HandNetwork::FourThreeTwo, 3));
        const auto chosen = BatchExamples::choose({BatchSource::FromHere, 5, {}}, supply(hand));
        QCOMPARE(chosen.examples.size(), std::size_t(5));
        QCOMPARE(chosen.placeOf(hand), 0);
        for (const Example &example : chosen.examples) {
            QCOMPARE(example.hand->x0.size(), 4);
            QCOMPARE(example.hand->y.sum(), 1.0);
            QVERIFY(example.hand->network.parameters == hand.hand->network.parameters);
        }
        QVERIFY(chosen.examples[1].hand->x0 != chosen.examples[2].hand->x0);
    }
};

DELTASCOPE_TEST(TestBatchExamples)
#include "test_batch_examples.moc"
