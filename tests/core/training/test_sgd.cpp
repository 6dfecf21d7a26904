// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pass.h"
#include "core/training/instruction_set.h"
#include "core/training/sgd.h"
#include "tests/core/training/synthetic_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deltascope;

namespace {
QString name_of(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

TrainingSettings settings_with(int hidden_units, int batch_size, const Functions &functions = {})
{
    return {.hidden_units = hidden_units,
            .functions = functions,
            .seed = 7,
            .batch_size = batch_size,
            .rate = 0.5};
}

Parameters<float> start_of(const TrainingSettings &settings)
{
    return initial_parameters(settings.hidden_units, settings.init, settings.seed);
}

void add(Parameters<double> &sum, const Pass<double> &pass)
{
    sum.W1 += pass.dW1;
    sum.b1 += pass.db1;
    sum.W2 += pass.dW2;
    sum.b2 += pass.db2;
}

Parameters<double> minus(const Parameters<double> &a, const Parameters<double> &b)
{
    return {a.W1 - b.W1, a.b1 - b.b1, a.W2 - b.W2, a.b2 - b.b2};
}

Parameters<double> times(double factor, const Parameters<double> &a)
{
    return {factor * a.W1, factor * a.b1, factor * a.W2, factor * a.b2};
}

double largest(const Parameters<double> &a)
{
    return std::max({a.W1.cwiseAbs().maxCoeff(), a.b1.cwiseAbs().maxCoeff(), a.W2.cwiseAbs().maxCoeff(),
                     a.b2.cwiseAbs().maxCoeff()});
}

struct ReadableEpoch
{
    Parameters<double> parameters;
    double last_batch_loss = 0;
};

// One epoch, example by example with the readable pass of core/network, in double.
ReadableEpoch readable_epoch(const Dataset &data, const TrainingSettings &settings)
{
    ReadableEpoch epoch{start_of(settings).cast<double>()};
    ImageOrder order(data.size(), settings.seed);
    order.shuffle();
    for (int first = 0; first < data.size(); first += settings.batch_size) {
        const int size = std::min(settings.batch_size, data.size() - first);
        const Network<double> network{settings.functions, epoch.parameters};
        Parameters<double> gradient = times(0, epoch.parameters);
        epoch.last_batch_loss = 0;
        for (int n = first; n < first + size; ++n) {
            const int image = order.order()[static_cast<std::size_t>(n)];
            const auto pass =
                backpropagate(network, data.x0<double>(image), one_hot<double>(data.label(image)));
            add(gradient, pass);
            epoch.last_batch_loss += pass.loss / size;
        }
        epoch.parameters = minus(epoch.parameters, times(settings.rate / size, gradient));
    }
    return epoch;
}
} // namespace

class TestSgd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void epoch_equals_the_readable_pass_data();
    void epoch_equals_the_readable_pass();
    void dense_images_too_data();
    void dense_images_too();
    void cutting_the_work_changes_nothing();
    void same_seed_same_parameters();
    void threads_agree_data();
    void threads_agree();
    void another_seed_another_order();
    void each_epoch_visits_every_image_once();
    void shuffle_is_the_same_everywhere();
    void counts_images_batches_and_epochs();
    void rate_and_batch_size_change_between_batches();
    void other_parameters_drop_the_begun_batch();
    void restored_checkpoint_repeats_the_training();
    void faulty_arguments_are_refused();
};

// All tests run with each instruction set that the processor has.
void TestSgd::initTestCase_data()
{
    QTest::addColumn<QByteArray>("instruction_set");
    for (const InstructionSet &set : instruction_sets()) {
        const QByteArray name(set.name.data(), static_cast<qsizetype>(set.name.size()));
        QTest::newRow(name.constData()) << name;
    }
}

void TestSgd::init()
{
    QFETCH_GLOBAL(const QByteArray, instruction_set);
    qputenv("DELTASCOPE_ISA", instruction_set);
    QCOMPARE(QByteArray(deltascope::instruction_set().name.data()), instruction_set);
}

void TestSgd::epoch_equals_the_readable_pass_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::addColumn<int>("hidden_units");
    QTest::addColumn<int>("batch_size");
    struct Shape
    {
        int hidden_units;
        int batch_size;
    };
    for (const Activation hidden : all_activations)
        for (const Activation output : all_activations)
            for (const Cost cost : all_costs)
                for (const auto [K, B] : {Shape{1, 1}, {5, 10}, {30, 32}, {33, 100}}) {
                    const Functions functions{hidden, output, cost};
                    if (functions.valid())
                        QTest::addRow("%s %s %s K=%d B=%d", qPrintable(name_of(to_string(hidden))),
                                      qPrintable(name_of(to_string(output))),
                                      qPrintable(name_of(to_string(cost))), K, B)
                            << functions << K << B;
                }
    for (const auto [K, B] : {Shape{2, 1100},
                              {15, 45},
                              {16, 45},
                              {17, 7},
                              {100, 64},
                              {129, 45},
                              {200, 33},
                              {40, 23},
                              {5, 600},
                              {512, 20},
                              {1024, 9},
                              {3, 60000}})
        QTest::addRow("sigmoid K=%d B=%d", K, B) << Functions{} << K << B;
}

// Each batch size but 1 and 10 leaves a short last batch; 600 images are done in two parts, 1100 in three. Of
// 60 000 there are 1200, all in one batch.
void TestSgd::epoch_equals_the_readable_pass()
{
    QFETCH(const Functions, functions);
    QFETCH(const int, hidden_units);
    QFETCH(const int, batch_size);
    const int images = hidden_units > 500 ? batch_size + 3 : std::max(100, batch_size + 33);
    const auto data = synthetic_data(std::min(images, 1200));
    TrainingSettings settings = settings_with(hidden_units, batch_size, functions);
    settings.rate = batch_size == 1 ? 0.01 : 0.1;

    Sgd sgd(data, settings, start_of(settings));
    sgd.train_epoch();

    const ReadableEpoch expected = readable_epoch(*data, settings);
    const double moved = largest(minus(expected.parameters, start_of(settings).cast<double>()));
    const double error = largest(minus(sgd.parameters().cast<double>(), expected.parameters));
    QVERIFY2(error < 2e-4 * moved + 1e-6, qPrintable(QStringLiteral("%1 of %2").arg(error).arg(moved)));
    QVERIFY(std::abs(*sgd.batch_loss() - expected.last_batch_loss) < 1e-4 * (1 + expected.last_batch_loss));
}

void TestSgd::dense_images_too_data()
{
    QTest::addColumn<int>("speck_distance");
    QTest::addColumn<int>("hidden_units");
    for (const int hidden_units : {20, 200}) {
        QTest::addRow("all ink, K=%d", hidden_units) << 1 << hidden_units;
        QTest::addRow("half ink, K=%d", hidden_units) << 2 << hidden_units;
    }
}

// With all ink by products of whole matrices; with half of it by lists, in batches too small to be sorted.
void TestSgd::dense_images_too()
{
    QFETCH(const int, speck_distance);
    QFETCH(const int, hidden_units);
    const auto data = synthetic_data(60, 1, speck_distance);
    TrainingSettings settings = settings_with(hidden_units, 8);
    settings.rate = 0.01;
    Sgd sgd(data, settings, start_of(settings));
    sgd.train_epoch();
    const ReadableEpoch expected = readable_epoch(*data, settings);
    const double moved = largest(minus(expected.parameters, start_of(settings).cast<double>()));
    QVERIFY(largest(minus(sgd.parameters().cast<double>(), expected.parameters)) < 5e-4 * moved);
}

void TestSgd::cutting_the_work_changes_nothing()
{
    const auto data = synthetic_data(300);
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

void TestSgd::same_seed_same_parameters()
{
    const auto data = synthetic_data(200);
    const TrainingSettings settings = settings_with(30, 10);
    Sgd a(data, settings, start_of(settings));
    Sgd b(data, settings, start_of(settings));
    for (int epoch = 0; epoch < 3; ++epoch) {
        a.train_epoch();
        b.train_epoch();
    }
    QVERIFY(a.parameters() == b.parameters());
}

void TestSgd::threads_agree_data()
{
    QTest::addColumn<int>("hidden_units");
    QTest::addColumn<int>("batch_size");
    QTest::newRow("fewer units than threads") << 1 << 50;
    QTest::newRow("small") << 30 << 10;
    QTest::newRow("several panels") << 300 << 64;
    QTest::newRow("batches in parts") << 100 << 700;
}

// The same number of threads gives the same bits; other numbers only add in another order. 3000 images are
// enough for the threads to work together and alone in turns.
void TestSgd::threads_agree()
{
    QFETCH(const int, hidden_units);
    QFETCH(const int, batch_size);
    const TrainingImages images(synthetic_data(3000));
    TrainingSettings settings = settings_with(hidden_units, batch_size);
    settings.rate = 0.1;
    settings.threads = 1;
    Sgd alone(images, settings, start_of(settings));
    alone.train_epoch();
    const Parameters<double> expected = alone.parameters().cast<double>();
    const double moved = largest(minus(expected, start_of(settings).cast<double>()));
    for (const int threads : {2, 3}) {
        settings.threads = threads;
        Sgd a(images, settings, start_of(settings));
        Sgd b(images, settings, start_of(settings));
        a.train_epoch();
        while (b.epochs_done() == 0)
            b.advance(1);
        QVERIFY(a.parameters() == b.parameters());
        QVERIFY(largest(minus(a.parameters().cast<double>(), expected)) < 1e-3 * moved);
    }
}

void TestSgd::another_seed_another_order()
{
    const auto data = synthetic_data(200);
    TrainingSettings settings = settings_with(30, 10);
    const Parameters<float> start = start_of(settings);
    Sgd a(data, settings, start);
    settings.seed = 8;
    Sgd b(data, settings, start);
    a.train_epoch();
    b.train_epoch();
    QVERIFY(!(a.parameters() == b.parameters()));
}

void TestSgd::each_epoch_visits_every_image_once()
{
    ImageOrder order(1000, 3);
    std::vector<std::int32_t> before(order.order().begin(), order.order().end());
    for (int epoch = 0; epoch < 3; ++epoch) {
        order.shuffle();
        std::vector<std::int32_t> now(order.order().begin(), order.order().end());
        QVERIFY(now != before);
        before = now;
        std::ranges::sort(now);
        for (int image = 0; image < 1000; ++image)
            QCOMPARE(now[static_cast<std::size_t>(image)], image);
    }
}

// Worked out by hand from the first outputs of mt19937_64 with seed 5489, which the standard lists.
void TestSgd::shuffle_is_the_same_everywhere()
{
    ImageOrder order(4, 5489);
    order.shuffle();
    std::vector<std::int32_t> expected{0, 1, 2, 3};
    for (std::uint64_t left = 4; const std::uint64_t bits :
                                 {14514284786278117030ULL, 4620546740167642908ULL, 13109570281517897720ULL}) {
        std::swap(expected[left - 1], expected[((bits >> 32) * left) >> 32]);
        --left;
    }
    QVERIFY(std::ranges::equal(order.order(), expected));
}

void TestSgd::counts_images_batches_and_epochs()
{
    const TrainingSettings settings = settings_with(5, 40);
    Sgd sgd(synthetic_data(100), settings, start_of(settings));
    QVERIFY(!sgd.batch_loss().has_value());
    for (const int seen : {40, 80, 100}) {
        sgd.train_batch();
        QCOMPARE(sgd.images_seen(), seen);
        QVERIFY(sgd.at_batch_end());
        QCOMPARE(sgd.at_epoch_end(), seen == 100);
    }
    QCOMPARE(sgd.epochs_done(), 1);
    QCOMPARE(sgd.advance(1000), 100);
    QCOMPARE(sgd.epochs_done(), 2);
}

void TestSgd::rate_and_batch_size_change_between_batches()
{
    const auto data = synthetic_data(100);
    TrainingSettings settings = settings_with(5, 40);
    Sgd sgd(data, settings, start_of(settings));
    sgd.train_batch();
    settings.batch_size = 10;
    sgd.set(settings);
    sgd.train_batch();
    QCOMPARE(sgd.images_seen(), 50);
    settings.rate = 1e-30;
    sgd.set(settings); // too short a step to change a float
    const Parameters<float> before = sgd.parameters();
    sgd.train_batch();
    QVERIFY(sgd.parameters().W1 == before.W1);
}

void TestSgd::other_parameters_drop_the_begun_batch()
{
    const auto data = synthetic_data(1000);
    TrainingSettings settings = settings_with(5, 1000);
    Sgd sgd(data, settings, start_of(settings));
    sgd.advance(1);
    QVERIFY(!sgd.at_batch_end());
    settings.seed = 99;
    const Parameters<float> other = start_of(settings);
    sgd.set_parameters(other);
    QVERIFY(sgd.at_batch_end());
    QVERIFY(sgd.parameters() == other);
    sgd.train_batch();
    QVERIFY(sgd.at_epoch_end());
    QCOMPARE(sgd.images_seen(), 1000);
}

void TestSgd::restored_checkpoint_repeats_the_training()
{
    const TrainingSettings settings = settings_with(5, 32);
    Sgd sgd(synthetic_data(100), settings, start_of(settings));
    sgd.train_epoch();
    const Sgd::Checkpoint checkpoint = sgd.checkpoint();
    sgd.train_epoch();
    const Parameters<float> first = sgd.parameters();
    sgd.advance(40);
    sgd.restore(checkpoint);
    QCOMPARE(sgd.images_seen(), 100);
    QCOMPARE(sgd.epochs_done(), 1);
    sgd.train_epoch();
    QVERIFY(sgd.parameters() == first);
}

void TestSgd::faulty_arguments_are_refused()
{
    const auto data = synthetic_data(20);
    TrainingSettings settings = settings_with(5, 10);
    const Parameters<float> start = start_of(settings);
    QVERIFY_EXCEPTION_THROWN(Sgd(std::make_shared<Dataset>(), settings, start), std::invalid_argument);
    settings.hidden_units = 6;
    QVERIFY_EXCEPTION_THROWN(Sgd(data, settings, start), std::invalid_argument);
    settings = settings_with(5, 0);
    QVERIFY_EXCEPTION_THROWN(Sgd(data, settings, start), std::invalid_argument);
    Sgd sgd(data, settings_with(5, 10), start);
    settings = settings_with(5, 10);
    settings.rate = -1;
    QVERIFY_EXCEPTION_THROWN(sgd.set(settings), std::invalid_argument);
    settings = settings_with(6, 10);
    QVERIFY_EXCEPTION_THROWN(sgd.set(settings), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(sgd.set_parameters(initial_parameters(4, Init::He, 1)), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TestSgd)
#include "test_sgd.moc"
