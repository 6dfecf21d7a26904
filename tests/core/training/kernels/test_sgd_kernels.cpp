// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/sgd.h"
#include "tests/core/network/examples.h"
#include "tests/core/training/instruction_set_rows.h"
#include "tests/core/training/readable_sgd.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace deltascope;

namespace {
// Each made once: that can take longer than to train with them.
std::shared_ptr<const Dataset> images_of(int count, int speck_distance = 8)
{
    static std::map<std::pair<int, int>, std::shared_ptr<const Dataset>> known;
    std::shared_ptr<const Dataset> &data = known[{count, speck_distance}];
    if (!data)
        data = synthetic_data(count, 1, speck_distance);
    return data;
}

// One epoch. The same for each instruction set, and so computed once for each row of data.
const ReadableSgd &readable_epoch(const std::shared_ptr<const Dataset> &data,
                                  const TrainingSettings &settings)
{
    static std::map<QByteArray, ReadableSgd> known;
    const QByteArray row = QByteArray(QTest::currentTestFunction()) + QTest::currentDataTag();
    const auto [found, is_new] = known.try_emplace(row, data, settings);
    if (is_new)
        found->second.train_epoch();
    return found->second;
}
} // namespace

class TestSgdKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { add_rows_of_instruction_sets(); }
    void init() { use_instruction_set_of_row(); }
    void epoch_equals_the_readable_pass_data();
    void epoch_equals_the_readable_pass();
    void dense_images_too_data();
    void dense_images_too();
    void cutting_the_work_changes_nothing();
    void threads_agree_data();
    void threads_agree();
};

void TestSgdKernels::epoch_equals_the_readable_pass_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::addColumn<int>("hidden_units");
    QTest::addColumn<int>("batch_size");
    struct Shape
    {
        int hidden_units;
        int batch_size;
    };
    for (const Functions &functions : all_functions())
        for (const auto [K, B] : {Shape{1, 1}, {5, 10}, {34, 20}})
            QTest::addRow("%s, K=%d, B=%d", name_of(functions).c_str(), K, B) << functions << K << B;
    for (const auto [K, B] : {Shape{2, 1100},
                              {15, 45},
                              {16, 45},
                              {17, 7},
                              {30, 32},
                              {100, 64},
                              {129, 45},
                              {200, 33},
                              {33, 100},
                              {40, 23},
                              {5, 600},
                              {512, 8},
                              {1024, 4},
                              {3, 60000}})
        QTest::addRow("K=%d, B=%d", K, B) << Functions{} << K << B;
}

// Each batch size but 1 leaves a short last batch; 600 images are done in two parts, 1100 in three. Of 60 000
// there are 1200, all in one batch. No more images than that: the readable pass takes most of the time.
void TestSgdKernels::epoch_equals_the_readable_pass()
{
    QFETCH(const Functions, functions);
    QFETCH(const int, hidden_units);
    QFETCH(const int, batch_size);
    const auto data = images_of(std::clamp(batch_size + 3, 12, 1200));
    TrainingSettings settings = settings_with(hidden_units, batch_size, functions);
    settings.learning_rate = batch_size == 1 ? 0.01 : 0.1;

    const ReadableSgd &expected = readable_epoch(data, settings);
    Sgd sgd(data, settings, expected.start);
    sgd.train_epoch();
    const double moved = expected.moved();
    const double error = largest(minus(sgd.parameters().cast<double>(), expected.theta));
    QVERIFY2(error < 2e-4 * moved + 1e-6, qPrintable(QStringLiteral("%1 of %2").arg(error).arg(moved)));
    QVERIFY(std::abs(*sgd.batch_loss() - expected.loss) < 1e-4 * (1 + expected.loss));
}

void TestSgdKernels::dense_images_too_data()
{
    QTest::addColumn<int>("speck_distance");
    QTest::addColumn<int>("hidden_units");
    for (const int hidden_units : {20, 200}) {
        QTest::addRow("all ink, K=%d", hidden_units) << 1 << hidden_units;
        QTest::addRow("half ink, K=%d", hidden_units) << 2 << hidden_units;
    }
}

// With all ink by products of whole matrices; with half of it by lists, in batches too small to be sorted.
void TestSgdKernels::dense_images_too()
{
    QFETCH(const int, speck_distance);
    QFETCH(const int, hidden_units);
    const auto data = images_of(28, speck_distance);
    TrainingSettings settings = settings_with(hidden_units, 8);
    settings.learning_rate = 0.01;
    const ReadableSgd &expected = readable_epoch(data, settings);
    Sgd sgd(data, settings, expected.start);
    sgd.train_epoch();
    QVERIFY(largest(minus(sgd.parameters().cast<double>(), expected.theta)) < 5e-4 * expected.moved());
}

void TestSgdKernels::cutting_the_work_changes_nothing()
{
    const auto data = images_of(300);
    const TrainingSettings settings = settings_with(20, 90);
    Sgd whole(data, settings, start_of(settings));
    whole.train_epoch();
    Sgd cut(data, settings, start_of(settings));
    do
        cut.advance(1);
    while (!cut.at_epoch_end());
    QVERIFY(cut.parameters() == whole.parameters());
    QCOMPARE(*cut.batch_loss(), *whole.batch_loss());
}

void TestSgdKernels::threads_agree_data()
{
    QTest::addColumn<int>("hidden_units");
    QTest::addColumn<int>("batch_size");
    QTest::newRow("fewer units than threads") << 1 << 50;
    QTest::newRow("small") << 30 << 10;
    QTest::newRow("several panels") << 300 << 64;
    QTest::newRow("batches in parts") << 100 << 700;
}

// The same number of threads gives the same bits; other numbers only add in another order. Pieces of 280
// images are done by one thread and by all of them in turns, single batches by one. They have little ink,
// because how much there is to add changes nothing here.
void TestSgdKernels::threads_agree()
{
    QFETCH(const int, hidden_units);
    QFETCH(const int, batch_size);
    const TrainingImages images(images_of(std::max(600, batch_size + 300), 40));
    TrainingSettings settings = settings_with(hidden_units, batch_size);
    settings.learning_rate = 0.1;
    settings.threads = 1;
    const Parameters<float> start = start_of(settings);
    Sgd alone(images, settings, start);
    alone.train_epoch();
    const Parameters<double> expected = alone.parameters().cast<double>();
    const double moved = largest(minus(expected, start.cast<double>()));
    for (const int threads : {2, 3}) {
        settings.threads = threads;
        Sgd a(images, settings, start);
        Sgd b(images, settings, start);
        while (a.epochs_done() == 0)
            a.advance(280);
        while (b.epochs_done() == 0)
            b.advance(1);
        QVERIFY(a.parameters() == b.parameters());
        QVERIFY(largest(minus(a.parameters().cast<double>(), expected)) < 1e-3 * moved);
    }
}

DELTASCOPE_TEST(TestSgdKernels)
#include "test_sgd_kernels.moc"
