// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/trainer_fixture.h"
#include "tests/suite.h"

#include <QtTest>

#include <cmath>

using namespace deltascope;
using namespace std::chrono_literals;

class TestTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void first_snapshot_is_there_at_once();
    void untrained_network_is_measured_first();
    void trains_the_epochs_asked_for();
    void learns();
    void commands_before_data_are_obeyed();
    void pause_stops_and_start_goes_on();
    void one_batch();
    void one_batch_completes_a_begun_epoch();
    void epoch_is_completed_from_the_middle();
    void same_commands_same_parameters();
    void reset_begins_a_new_run();
    void load_takes_the_parameters();
    void replaced_parameters_keep_the_run();
    void parameters_replaced_at_the_end_of_an_epoch_are_loaded_with_their_own_accuracy();
};

void TestTrainer::first_snapshot_is_there_at_once()
{
    const Trainer trainer(small);
    const auto snapshot = trainer.snapshot();
    QVERIFY(snapshot);
    QVERIFY(snapshot->history && snapshot->history->empty());
    QVERIFY(!snapshot->test);
    QVERIFY(snapshot->state == TrainerState::Paused);
    QVERIFY(std::isnan(snapshot->batch_loss));
    QCOMPARE(snapshot->network.hidden_units(), 8);
    QVERIFY(snapshot->settings == small);
}

void TestTrainer::untrained_network_is_measured_first()
{
    ReadyTrainer trainer;
    QVERIFY(is_idle(trainer));
    const auto snapshot = trainer.snapshot();
    QCOMPARE(snapshot->history->size(), std::size_t{1});
    QCOMPARE(snapshot->history->front().epoch, 0);
    const Evaluation test = evaluate(snapshot->network, *trainer.data.test);
    const Evaluation train = evaluate(snapshot->network, *trainer.data.train);
    QCOMPARE(snapshot->history->front().test_loss, test.loss);
    QCOMPARE(snapshot->history->front().test_accuracy, test.accuracy);
    QCOMPARE(snapshot->history->front().train_loss, train.loss);
    QCOMPARE(snapshot->history->front().train_accuracy, train.accuracy);
    QVERIFY(snapshot->test->confusion == test.confusion);
    QVERIFY(snapshot->test->answers == test.answers);
}

void TestTrainer::trains_the_epochs_asked_for()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 3));
    const auto snapshot = trainer.snapshot();
    QVERIFY(snapshot->state == TrainerState::Paused);
    QCOMPARE(snapshot->images_seen, 1200);
    QCOMPARE(snapshot->epochs, 3.0);
    QVERIFY(snapshot->images_per_second > 0);
    QVERIFY(std::isfinite(snapshot->batch_loss));
    QCOMPARE(snapshot->history->size(), std::size_t{4});
    for (int epoch = 0; epoch <= 3; ++epoch) {
        const EpochRecord &record = (*snapshot->history)[static_cast<std::size_t>(epoch)];
        QCOMPARE(record.epoch, epoch);
        QCOMPARE(record.seconds > 0, epoch > 0);
    }
    QCOMPARE(snapshot->test->accuracy, snapshot->history->back().test_accuracy);
    QCOMPARE(evaluate(snapshot->network, *trainer.data.test).loss, snapshot->history->back().test_loss);
}

void TestTrainer::learns()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 20));
    const auto history = trainer.snapshot()->history;
    QVERIFY(history->back().test_accuracy > 0.9);
    QVERIFY(history->back().train_loss < history->front().train_loss / 2);
}

void TestTrainer::commands_before_data_are_obeyed()
{
    const Data data;
    Trainer trainer(small);
    TrainingSettings other = small;
    other.hidden_units = 5;
    trainer.start();
    trainer.reset(other);
    change(trainer, [&](TrainingSettings &to) { to.learning_rate = 0.25; });
    QVERIFY(train_epochs(trainer, 2));
    QVERIFY(trainer.snapshot()->state == TrainerState::Training);
    QCOMPARE(trainer.snapshot()->images_seen, 0);
    trainer.set_data(data.train, data.test);
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->network.hidden_units(), 5);
    QCOMPARE(trainer.snapshot()->settings.learning_rate, 0.25);
    QCOMPARE(trainer.snapshot()->epochs, 2.0);
    QCOMPARE(trainer.snapshot()->history->size(), std::size_t{3});
}

void TestTrainer::pause_stops_and_start_goes_on()
{
    Watched watched;
    watched.set_data();
    watched.trainer.start();
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.epochs > 2; }));
    QVERIFY(watched.trainer.snapshot()->state == TrainerState::Training);
    watched.trainer.pause();
    QVERIFY(is_idle(watched.trainer));
    const auto paused = watched.trainer.snapshot();
    QVERIFY(paused->state == TrainerState::Paused);
    QCOMPARE(paused->history->size(), static_cast<std::size_t>(std::floor(paused->epochs)) + 1);
    watched.trainer.start();
    QVERIFY(watched.wait_for([&](const TrainingSnapshot &s) { return s.epochs > paused->epochs + 1; }));
    QCOMPARE(watched.trainer.snapshot()->run, paused->run);
}

void TestTrainer::one_batch()
{
    ReadyTrainer trainer;
    trainer.train_one_batch();
    QVERIFY(is_idle(trainer));
    const auto snapshot = trainer.snapshot();
    QCOMPARE(snapshot->images_seen, 10);
    QVERIFY(snapshot->state == TrainerState::Paused);
    QVERIFY(std::isfinite(snapshot->batch_loss));
    Sgd sgd(trainer.data.train, small, initial_parameters(small.hidden_units, small.init, small.seed));
    sgd.train_batch();
    QVERIFY(snapshot->network.parameters == sgd.parameters());
    QCOMPARE(snapshot->batch_loss, *sgd.batch_loss());
}

void TestTrainer::one_batch_completes_a_begun_epoch()
{
    TrainingSettings settings = small;
    settings.batch_size = 150;
    ReadyTrainer trainer(settings);
    for (const int seen : {150, 300, 400, 550}) {
        trainer.train_one_batch();
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->images_seen, seen);
        QCOMPARE(trainer.snapshot()->history->size(), std::size_t{seen < 400 ? 1U : 2U});
    }
}

void TestTrainer::epoch_is_completed_from_the_middle()
{
    ReadyTrainer trainer;
    trainer.train_one_batch();
    QVERIFY(is_idle(trainer));
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->epochs, 1.0);
    QCOMPARE(trainer.snapshot()->history->size(), std::size_t{2});
}

void TestTrainer::same_commands_same_parameters()
{
    for (const int threads : {1, 2}) {
        TrainingSettings settings = small;
        settings.threads = threads;
        std::optional<Parameters<float>> first;
        for (int run = 0; run < 3; ++run) {
            ReadyTrainer trainer(settings);
            QVERIFY(train_epochs(trainer, 5));
            const Parameters<float> trained = trainer.snapshot()->network.parameters;
            QVERIFY(trained == first.value_or(trained));
            first = trained;
        }
    }
}

void TestTrainer::reset_begins_a_new_run()
{
    Watched watched;
    watched.set_data();
    watched.trainer.start();
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.epochs > 1; }));
    const auto before = watched.trainer.snapshot();
    watched.trainer.reset(small);
    QVERIFY(is_idle(watched.trainer));
    const auto after = watched.trainer.snapshot();
    QVERIFY(after->run > before->run);
    QVERIFY(after->state == TrainerState::Paused);
    QCOMPARE(after->images_seen, 0);
    QCOMPARE(after->history->size(), std::size_t{1});
    QVERIFY(std::isnan(after->batch_loss));
    QVERIFY(after->network.parameters == initial_parameters(small.hidden_units, small.init, small.seed));
}

void TestTrainer::load_takes_the_parameters()
{
    const Network<float> network{{Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy},
                                 initial_parameters(12, Init::He, 77)};
    ReadyTrainer trainer;
    QVERIFY(is_idle(trainer));
    const std::uint64_t run = trainer.snapshot()->run;
    trainer.load(network, small);
    QVERIFY(is_idle(trainer));
    const auto snapshot = trainer.snapshot();
    QVERIFY(snapshot->run > run);
    QVERIFY(snapshot->network.parameters == network.parameters);
    QVERIFY(snapshot->network.functions == network.functions);
    QVERIFY(snapshot->settings.functions == network.functions);
    QCOMPARE(snapshot->settings.hidden_units, 12);
    QCOMPARE(snapshot->history->front().test_loss, evaluate(network, *trainer.data.test).loss);
}

void TestTrainer::replaced_parameters_keep_the_run()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 1));
    const auto before = trainer.snapshot();
    const Network<float> other{small.functions, initial_parameters(8, Init::Nielsen, 5)};
    trainer.replace_parameters(other);
    QVERIFY(is_idle(trainer));
    const auto after = trainer.snapshot();
    QCOMPARE(after->run, before->run);
    QCOMPARE(after->images_seen, before->images_seen);
    QCOMPARE(after->history->size(), before->history->size());
    QVERIFY(after->network.parameters == other.parameters);
    QVERIFY(train_epochs(trainer, 1));
    QCOMPARE(trainer.snapshot()->epochs, 2.0);
}

// The history tells how the epoch ended, before a drawing was learnt.
void TestTrainer::parameters_replaced_at_the_end_of_an_epoch_are_loaded_with_their_own_accuracy()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 1));
    trainer.replace_parameters({small.functions, initial_parameters(8, Init::Nielsen, 5)});
    QVERIFY(is_idle(trainer));
    const auto saved = trainer.snapshot();
    const EpochRecord &end = saved->history->back();
    QVERIFY(saved->test_accuracy() != end.test_accuracy);
    trainer.load(saved_run(*saved));
    QVERIFY(is_idle(trainer));
    const auto loaded = trainer.snapshot();
    QVERIFY(loaded->mid_epoch_evaluation);
    QCOMPARE(loaded->mid_epoch_evaluation->epochs, 1.0);
    QCOMPARE(loaded->mid_epoch_evaluation->loss, saved->mid_epoch_evaluation->loss);
    QCOMPARE(loaded->test_accuracy(), saved->test_accuracy());
    QCOMPARE(loaded->history->back().test_accuracy, end.test_accuracy);
    QVERIFY(train_epochs(trainer, 1));
    QVERIFY(!trainer.snapshot()->mid_epoch_evaluation);
}

DELTASCOPE_TEST(TestTrainer)
#include "test_trainer.moc"
