// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/sgd.h"
#include "tests/core/network/examples.h"
#include "tests/core/training/readable_sgd.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>

using namespace deltascope;

namespace {
// |found − expected| beside the way that training has gone from the start.
double error_of(const Sgd &sgd, const ReadableSgd &readable)
{
    return largest(minus(sgd.parameters().cast<double>(), readable.theta)) / readable.moved();
}

struct Option
{
    const char *name;
    double momentum;
    double weight_decay;
};
constexpr Option options[] = {{"momentum", 0.9, 0}, {"weight decay", 0, 0.02}, {"both", 0.5, 0.01}};
} // namespace

class TestSgdOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equals_the_readable_pass_data()
    {
        QTest::addColumn<TrainingSettings>("settings");
        QTest::addColumn<int>("images");
        TrainingSettings settings{.hidden_units = 20, .seed = 7, .batch_size = 32, .learning_rate = 0.05};
        settings.momentum = 0.5;
        settings.weight_decay = 0.01;
        for (const Functions &functions : all_functions()) {
            settings.functions = functions;
            QTest::newRow(name_of(functions).c_str()) << settings << 40;
        }
        settings.functions = {};
        struct Shape
        {
            int hidden_units, batch_size, images;
        };
        for (const Option &option : options)
            for (const auto [K, B, images] : {Shape{20, 1, 30}, {20, 10, 35}, {100, 64, 70}, {5, 600, 640}}) {
                TrainingSettings other = settings;
                other.momentum = option.momentum;
                other.weight_decay = option.weight_decay;
                other.hidden_units = K;
                other.batch_size = B;
                other.learning_rate = B == 1 ? 0.005 : 0.05;
                QTest::addRow("%s, K=%d, B=%d", option.name, K, B) << other << images;
            }
    }

    // Most leave a short last batch; batches of 64 images are sorted by pixel, 600 are done in two parts.
    void equals_the_readable_pass()
    {
        QFETCH(TrainingSettings, settings);
        QFETCH(const int, images);
        const auto data = synthetic_data(images);
        ReadableSgd readable(data, settings);
        for (int epoch = 0; epoch < 2; ++epoch)
            readable.train_epoch();
        for (const int threads : {1, 2}) {
            settings.threads = threads;
            Sgd sgd(data, settings, start_of(settings));
            for (int epoch = 0; epoch < 2; ++epoch)
                sgd.train_epoch();
            const double error = error_of(sgd, readable);
            QVERIFY2(error < 5e-4, qPrintable(QString::number(error)));
        }
    }

    void momentum_and_decay_are_not_nothing()
    {
        TrainingSettings settings{.hidden_units = 5, .batch_size = 10, .learning_rate = 0.1};
        const auto data = synthetic_data(100);
        ReadableSgd plain(data, settings);
        plain.train_epoch();
        for (const Option &option : options) {
            settings.momentum = option.momentum;
            settings.weight_decay = option.weight_decay;
            Sgd sgd(data, settings, start_of(settings));
            sgd.train_epoch();
            QVERIFY(error_of(sgd, plain) > 1e-2);
        }
    }

    void the_same_bits_however_it_is_cut_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("batch_size");
        for (const int threads : {1, 2})
            for (const int batch : {1, 10, 600})
                QTest::addRow("%d threads, B=%d", threads, batch) << threads << batch;
    }
    // 300 images at once are enough for a team of threads to train the second epoch together.
    void the_same_bits_however_it_is_cut()
    {
        QFETCH(const int, threads);
        QFETCH(const int, batch_size);
        const TrainingSettings settings{.hidden_units = 40,
                                        .batch_size = batch_size,
                                        .learning_rate = 0.05,
                                        .threads = threads,
                                        .momentum = 0.9,
                                        .weight_decay = 0.01,
                                        .augment = true};
        const auto data = synthetic_data(std::max(300, batch_size + 40));
        Sgd whole(data, settings, start_of(settings));
        Sgd cut(data, settings, start_of(settings));
        cut.watch_gradient(true); // changes nothing
        for (int epoch = 0; epoch < 2; ++epoch) {
            whole.train_epoch();
            do
                cut.advance(37);
            while (!cut.at_epoch_end());
        }
        QVERIFY(cut.parameters() == whole.parameters());
    }

    void augmented_epochs_see_the_images_of_their_number()
    {
        const TrainingSettings settings{
            .hidden_units = 12, .batch_size = 16, .learning_rate = 0.1, .augment = true};
        const auto data = synthetic_data(150);
        Sgd sgd(data, settings, start_of(settings));
        ReadableSgd readable(data, settings);
        for (int epoch = 0; epoch < 3; ++epoch) {
            sgd.train_epoch();
            readable.train_epoch();
        }
        QVERIFY(error_of(sgd, readable) < 5e-4);
        Sgd later(TrainingImages(data), settings, start_of(settings), 5);
        later.train_epoch();
        QCOMPARE(later.epochs_done(), 6);
        Sgd first(data, settings, start_of(settings));
        first.train_epoch();
        QVERIFY(!(first.parameters() == later.parameters()));
    }

    void momentum_begins_anew_after_a_pause_of_it()
    {
        TrainingSettings with{.hidden_units = 5, .batch_size = 50, .learning_rate = 0.1, .momentum = 0.9};
        TrainingSettings without = with;
        without.momentum = 0;
        const auto data = synthetic_data(50);
        Sgd sgd(data, with, start_of(with));
        sgd.train_epoch();
        sgd.set(without);
        sgd.train_epoch();
        Sgd fresh(data, without, sgd.parameters());
        fresh.restore(sgd.checkpoint());
        sgd.set(with);
        fresh.set(with);
        for (int epoch = 0; epoch < 2; ++epoch) {
            sgd.train_epoch();
            fresh.train_epoch();
        }
        QVERIFY(sgd.parameters() == fresh.parameters());
    }

    void the_first_images_only_from_the_next_epoch_on()
    {
        TrainingSettings settings{
            .hidden_units = 5, .batch_size = 30, .learning_rate = 0.1, .training_images = 40};
        const auto data = synthetic_data(100);
        Sgd sgd(data, settings, start_of(settings));
        ReadableSgd readable(data, settings);
        sgd.train_epoch();
        readable.train_epoch();
        QVERIFY(error_of(sgd, readable) < 5e-4);
        QCOMPARE(sgd.images_seen(), 40);
        double epochs = sgd.epochs();
        const auto goes_on = [&](int images, int expected_epoch_size) {
            sgd.advance(images);
            const bool up = sgd.epochs() > epochs && sgd.epoch_size() == expected_epoch_size;
            epochs = sgd.epochs();
            return up;
        };
        QVERIFY(goes_on(30, 40));
        settings.training_images = 1000; // more than there are
        sgd.set(settings);
        QVERIFY(goes_on(30, 40));
        QCOMPARE(epochs, 2.0);
        QVERIFY(goes_on(30, 100));
        settings.training_images = 10;
        sgd.set(settings);
        QVERIFY(goes_on(70, 100));
        QCOMPARE(epochs, 3.0);
        QVERIFY(goes_on(1, 10));
        QCOMPARE(epochs, 4.0);
    }

    void gradient_of_the_last_batch_data()
    {
        QTest::addColumn<int>("batch_size");
        QTest::addColumn<double>("momentum");
        for (const int batch : {1, 32, 600})
            for (const double momentum : {0.0, 0.9})
                QTest::addRow("B=%d, mu=%g", batch, momentum) << batch << momentum;
    }
    void gradient_of_the_last_batch()
    {
        QFETCH(const int, batch_size);
        QFETCH(const double, momentum);
        const TrainingSettings settings{
            .hidden_units = 9, .batch_size = batch_size, .learning_rate = 0.01, .momentum = momentum};
        const auto data = synthetic_data(std::max(100, batch_size + 7));
        Sgd sgd(data, settings, start_of(settings));
        sgd.watch_gradient(true);
        QVERIFY(!sgd.gradient());
        sgd.train_epoch();
        ReadableSgd readable(data, settings);
        readable.train_epoch();
        const auto found = sgd.gradient();
        QVERIFY(found);
        QCOMPARE(found->images, data->size() % batch_size == 0 ? batch_size : data->size() % batch_size);
        QCOMPARE(found->images_seen, data->size());
        const Matrix<double> &expected = readable.gradient.W1;
        const double error = (found->dW1.cast<double>() - expected).cwiseAbs().maxCoeff();
        QVERIFY(error < 1e-3 * expected.cwiseAbs().maxCoeff());
        sgd.watch_gradient(false);
        QVERIFY(!sgd.gradient());
    }

    void gradients_of_long_batches_come_in_any_slices()
    {
        const TrainingSettings settings{.hidden_units = 9, .batch_size = 600, .learning_rate = 0.01};
        Sgd sgd(synthetic_data(1800), settings, start_of(settings));
        sgd.watch_gradient(true);
        std::int64_t told = 0;
        for (int slice = 0; slice < 12; ++slice) {
            sgd.advance(512);
            if (sgd.gradient() && sgd.gradient()->images_seen != told) {
                told = sgd.gradient()->images_seen;
                QCOMPARE(told % 600, 0);
                QCOMPARE(sgd.gradient()->images, 600);
            }
        }
        QVERIFY(told > 1200);
    }
};

DELTASCOPE_TEST(TestSgdOptions)
#include "test_sgd_options.moc"
