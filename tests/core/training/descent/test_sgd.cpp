// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/example_gradients.h"
#include "core/training/descent/sgd.h"
#include "tests/core/training/sgd_fixture.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace deltascope;

class TestSgd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_batch_steps_by_the_mean_of_its_examples();
    void same_seed_same_parameters();
    void another_seed_another_order();
    void counts_images_batches_and_epochs();
    void mean_loss_is_of_the_batches_completed();
    void rate_and_batch_size_change_between_batches();
    void other_parameters_drop_the_begun_batch();
    void restored_checkpoint_repeats_the_training();
    void the_last_batch_is_the_one_whose_loss_is_told();
    void the_last_batch_may_be_of_the_epoch_before();
    void a_restored_checkpoint_has_no_last_batch();
    void faulty_arguments_are_refused();
};

void TestSgd::a_batch_steps_by_the_mean_of_its_examples()
{
    const auto data = synthetic_data(40);
    const TrainingSettings settings = settings_with(30, 40);
    const Parameters<float> start = start_of(settings);
    Sgd sgd(data, settings, start);
    sgd.train_batch();
    std::vector<BatchExample> batch;
    for (int n = 0; n < 40; ++n)
        batch.push_back({data->x0<double>(n), one_hot<double>(data->label(n))});
    const Network<double> network{settings.functions, start.cast<double>()};
    for (const int output : {0, 3, 9}) {
        const double mean = example_gradients(network, batch, {Term::b2, output}).mean();
        const double step = static_cast<double>(sgd.parameters().b2[output]) - start.b2[output];
        QVERIFY(std::abs(mean) > 1e-4);
        QVERIFY(std::abs(step + settings.learning_rate * mean) < 1e-6);
    }
    const double mean = example_gradients(network, batch, {Term::W2, 7, 3}).mean();
    const double step = static_cast<double>(sgd.parameters().W2(7, 3)) - start.W2(7, 3);
    QVERIFY(std::abs(mean) > 1e-5);
    QVERIFY(std::abs(step + settings.learning_rate * mean) < 1e-6);
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

void TestSgd::mean_loss_is_of_the_batches_completed()
{
    const auto data = synthetic_data(100);
    const TrainingSettings settings = settings_with(5, 40);
    Sgd one_by_one(data, settings, start_of(settings));
    double sum = 0;
    for (int batch = 0; batch < 3; ++batch) {
        one_by_one.train_batch();
        QCOMPARE(*one_by_one.mean_batch_loss(), *one_by_one.batch_loss());
        sum += *one_by_one.batch_loss();
    }
    Sgd at_once(data, settings, start_of(settings));
    at_once.advance(100);
    QCOMPARE(*at_once.batch_loss(), *one_by_one.batch_loss());
    QCOMPARE(*at_once.mean_batch_loss(), sum / 3);
    Sgd within(synthetic_data(2000), settings_with(5, 2000), start_of(settings));
    within.advance(1); // a part of the batch
    QVERIFY(!within.at_batch_end() && !within.mean_batch_loss());
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
    settings.learning_rate = 1e-30;
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

void TestSgd::the_last_batch_is_the_one_whose_loss_is_told()
{
    const auto data = synthetic_data(100);
    const TrainingSettings settings = settings_with(5, 40);
    Sgd sgd(data, settings, start_of(settings));
    QVERIFY(!sgd.last_batch());
    for (const int size : {40, 40, 20, 40}) { // the third is the short rest of the first epoch
        const Network<double> before{settings.functions, sgd.parameters().cast<double>()};
        sgd.train_batch();
        QCOMPARE(sgd.last_batch()->size, size);
        QCOMPARE(sgd.last_batch()->epoch, sgd.images_seen() <= 100 ? 1 : 2);
        QVERIFY(!sgd.last_batch()->augmented);
        double sum = 0;
        for (const int image : sgd.last_batch()->images())
            sum += forward(before, data->x0<double>(image), one_hot<double>(data->label(image))).loss;
        QVERIFY(std::abs(sum / size - *sgd.batch_loss()) < 1e-5);
    }
}

// Parts of a batch that has been begun, in an epoch with another order, are no whole batch.
void TestSgd::the_last_batch_may_be_of_the_epoch_before()
{
    const auto data = synthetic_data(2000);
    TrainingSettings settings = settings_with(5, 2000);
    settings.augment = true;
    Sgd sgd(data, settings, start_of(settings));
    sgd.advance(1);
    QVERIFY(!sgd.at_batch_end() && !sgd.last_batch());
    sgd.train_epoch();
    const std::vector<std::int32_t> first(sgd.place().order->begin(), sgd.place().order->end());
    sgd.advance(1);
    QVERIFY(!sgd.at_batch_end());
    QVERIFY(!std::ranges::equal(first, *sgd.place().order));
    QVERIFY(std::ranges::equal(sgd.last_batch()->images(), first));
    QCOMPARE(sgd.last_batch()->epoch, 1);
    QVERIFY(sgd.last_batch()->augmented);
}

void TestSgd::a_restored_checkpoint_has_no_last_batch()
{
    const TrainingSettings settings = settings_with(5, 40);
    Sgd sgd(synthetic_data(100), settings, start_of(settings));
    const Sgd::Checkpoint checkpoint = sgd.checkpoint();
    sgd.train_batch();
    sgd.set_parameters(start_of(settings));
    QCOMPARE(sgd.last_batch()->size, 40);
    sgd.restore(checkpoint);
    QVERIFY(!sgd.last_batch());
}

void TestSgd::faulty_arguments_are_refused()
{
    const auto data = synthetic_data(20);
    TrainingSettings settings = settings_with(5, 10);
    const Parameters<float> start = start_of(settings);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Sgd(std::make_shared<Dataset>(), settings, start));
    settings.hidden_units = 6;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Sgd(data, settings, start));
    settings = settings_with(5, 0);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Sgd(data, settings, start));
    Sgd sgd(data, settings_with(5, 10), start);
    settings = settings_with(5, 10);
    settings.learning_rate = -1;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, sgd.set(settings));
    settings = settings_with(6, 10);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, sgd.set(settings));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, sgd.set_parameters(initial_parameters(4, Init::He, 1)));
}

DELTASCOPE_TEST(TestSgd)
#include "test_sgd.moc"
