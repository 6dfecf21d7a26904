// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/ended_run.h"
#include "tests/core/training/trainer_fixture.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
const std::vector<EpochRecord> earlier = {{.epoch = 0, .test_loss = 2},
                                          {.epoch = 7, .test_loss = 1, .seconds = 3, .images_seen = 2800}};

Network<float> network_of(std::uint64_t seed)
{
    return {small.functions, initial_parameters(small.hidden_units, Init::He, seed)};
}
} // namespace

class TestTrainerRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goes_on_behind_a_history()
    {
        const Data data;
        Trainer trainer(small);
        trainer.load(network_of(4), small, earlier);
        trainer.set_data(data.train, data.test);
        QVERIFY(is_idle(trainer));
        const auto loaded = trainer.snapshot();
        QVERIFY(std::vector<EpochRecord>(*loaded->history) == earlier);
        QCOMPARE(loaded->epochs, 7.0);
        QCOMPARE(loaded->images_seen, 0);
        QCOMPARE(loaded->images_before, 2800);
        QCOMPARE(loaded->seconds, 3.0);
        QVERIFY(loaded->test && loaded->best);
        QVERIFY(train_epochs(trainer, 2));
        const auto trained = trainer.snapshot();
        QCOMPARE(trained->epochs, 9.0);
        QCOMPARE(trained->history->size(), std::size_t{4});
        QCOMPARE(trained->history->back().epoch, 9);
        QCOMPARE(trained->history->back().images_seen, 3600);
        trainer.reset(small);
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->epochs, 0.0);
        QCOMPARE(trainer.snapshot()->history->size(), std::size_t{1});
    }

    void epochs_without_a_history_are_counted_too()
    {
        ReadyTrainer trainer;
        trainer.load(network_of(4), small, {}, 20);
        QVERIFY(train_epochs(trainer, 1));
        const auto &history = *trainer.snapshot()->history;
        QCOMPARE(history.front().epoch, 20);
        QCOMPARE(history.front().images_seen, 8000);
        QCOMPARE(history.back().epoch, 21);
    }

    // Whoever orders a run knows which snapshots answer, whatever else has been ordered meanwhile.
    void commands_return_the_run_that_answers_them()
    {
        Watched watched;
        Trainer &trainer = watched.trainer;
        QCOMPARE(trainer.snapshot()->run, 1U);
        const std::uint64_t first = trainer.set_data(Data().train, Data().test);
        QCOMPARE(first, 1U);
        QCOMPARE(trainer.start(2), first);
        QVERIFY(is_idle(trainer));
        const std::uint64_t reset = trainer.reset(small);
        QCOMPARE(trainer.start(3), reset);
        const std::uint64_t loaded = trainer.load(network_of(4), small, earlier);
        QCOMPARE(trainer.train_one_batch(), loaded);
        QVERIFY(first < reset && reset < loaded);
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->run, loaded);
        QCOMPARE(trainer.snapshot()->images_seen, 10);
        const std::uint64_t anew = trainer.set_data(Data().train, Data().test);
        QVERIFY(anew > loaded);
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->run, anew);
    }

    void snapshots_tell_the_end_they_head_for()
    {
        TrainingLoop loop(small);
        QVERIFY(!loop.snapshot().end_epoch);
        loop.load({.network = network_of(4), .settings = small, .history = earlier}, 2);
        loop.start(5);
        QCOMPARE(loop.snapshot().end_epoch, 12);
        loop.set_data(Data().train, Data().test);
        QCOMPARE(loop.snapshot().end_epoch, 12);
        while (loop.snapshot().epochs <= 7)
            loop.work();
        QCOMPARE(loop.snapshot().end_epoch, 12);
        loop.set_stop_rules({.epochs = 10});
        QCOMPARE(loop.snapshot().end_epoch, 10);
        loop.set_stop_rules({.epochs = 2}); // met already: one more epoch
        QCOMPARE(loop.snapshot().end_epoch, 8);
        loop.set_stop_rules({});
        loop.start();
        QVERIFY(!loop.snapshot().end_epoch);
        loop.train_one_batch();
        QVERIFY(!loop.snapshot().end_epoch);
    }

    // Of a network that had learnt a drawing after its last epoch, the accuracy of before was told for a
    // moment.
    void a_network_that_has_not_been_measured_has_no_accuracy_of_another()
    {
        TrainingLoop loop(small);
        const auto finish = [&loop] {
            while (loop.has_work())
                loop.work();
        };
        loop.set_data(Data().train, Data().test);
        loop.start(1);
        finish();
        const double epoch = loop.snapshot().history->back().test_accuracy;
        QCOMPARE(loop.snapshot().test_accuracy(), epoch);
        loop.replace_parameters(network_of(5));
        QVERIFY(!loop.snapshot().test_accuracy());
        const EndedRun left = ended_run(loop.snapshot());
        QVERIFY(!ended_snapshot(left, 9)->test_accuracy());
        finish();
        const SavedRun taught = saved_run(loop.snapshot());
        QVERIFY(taught.test_accuracy && *taught.test_accuracy != epoch);
        loop.load(taught, 2);
        QVERIFY(!loop.snapshot().test_accuracy());
        QCOMPARE(loop.snapshot().history->back().test_accuracy, epoch);
        finish();
        QCOMPARE(loop.snapshot().test_accuracy(), taught.test_accuracy);
        loop.start(1);
        finish();
        const SavedRun trained = saved_run(loop.snapshot());
        loop.load(trained, 3);
        QCOMPARE(loop.snapshot().test_accuracy(), trained.test_accuracy); // is known at once
    }

    void a_history_that_goes_back_is_refused()
    {
        Trainer trainer(small);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 trainer.load(network_of(1), small, {{.epoch = 2}, {.epoch = 2}}));
    }

    void rules_stop_training_and_let_it_go_on()
    {
        ReadyTrainer trainer;
        trainer.set_stop_rules({.epochs = 3});
        trainer.start();
        QVERIFY(is_idle(trainer));
        QVERIFY(trainer.snapshot()->stopped_by == StopReason::Epochs);
        QVERIFY(trainer.snapshot()->state == TrainerState::Paused);
        QVERIFY((trainer.snapshot()->stop_rules == StopRules{.epochs = 3}));
        QCOMPARE(trainer.snapshot()->epochs, 3.0);
        trainer.start(); // one epoch more at the earliest
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->epochs, 4.0);
        trainer.start(1); // ends by itself
        QVERIFY(is_idle(trainer));
        QVERIFY(trainer.snapshot()->stopped_by == StopReason::None);
        QCOMPARE(trainer.snapshot()->epochs, 5.0);
    }

    void patience_begins_anew()
    {
        TrainingSettings settings = small;
        settings.learning_rate = 1e-300; // nothing improves
        ReadyTrainer trainer(settings);
        trainer.set_stop_rules({.patience = 2});
        for (const double epochs : {2.0, 4.0}) {
            trainer.start();
            QVERIFY(is_idle(trainer));
            QVERIFY(trainer.snapshot()->stopped_by == StopReason::Patience);
            QCOMPARE(trainer.snapshot()->epochs, epochs);
        }
    }

    void the_best_and_the_stored_epochs()
    {
        const Data data;
        Trainer trainer(small);
        QVERIFY(!trainer.snapshot()->best);
        QVERIFY(trainer.snapshot()->stored->empty());
        trainer.set_data(data.train, data.test);
        QVERIFY(train_epochs(trainer, 6));
        const auto snapshot = trainer.snapshot();
        const auto best = std::ranges::max_element(*snapshot->history, {}, &EpochRecord::test_accuracy);
        QCOMPARE(snapshot->best_epoch, best->epoch);
        QCOMPARE(evaluate({small.functions, *snapshot->best}, *data.test).accuracy, best->test_accuracy);
        QCOMPARE(snapshot->stored->size(), std::size_t{7});
        for (const EpochCheckpoint &stored : *snapshot->stored)
            QCOMPARE(evaluate({small.functions, *stored.parameters}, *data.test).loss,
                     (*snapshot->history)[static_cast<std::size_t>(stored.epoch)].test_loss);
    }

    void changes_are_marked()
    {
        ReadyTrainer trainer;
        change(trainer, [&](TrainingSettings &to) {
            to.learning_rate = 0.5;
        }); // before training: no change of the run
        QVERIFY(train_epochs(trainer, 1));
        QVERIFY(trainer.snapshot()->changes->empty());
        change(trainer, [&](TrainingSettings &to) { to.learning_rate = 0.25; });
        change(trainer, [&](TrainingSettings &to) { to.momentum = 0.5; });
        change(trainer, [&](TrainingSettings &to) { to.threads = 2; });
        QVERIFY(train_epochs(trainer, 1));
        change(trainer, [&](TrainingSettings &to) { to.batch_size = 20; });
        change(trainer, [&](TrainingSettings &to) { to.batch_size = 10; }); // and back again
        QVERIFY(is_idle(trainer));
        const auto &changes = *trainer.snapshot()->changes;
        QCOMPARE(changes.size(), std::size_t{1});
        QCOMPARE(changes[0].epochs, 1.0);
        QCOMPARE(changes[0].before.learning_rate, 0.5);
        QCOMPARE(changes[0].before.momentum, 0.0);
        QCOMPARE(changes[0].after.learning_rate, 0.25);
        QCOMPARE(changes[0].after.momentum, 0.5);
    }

    void gradient_when_asked_for()
    {
        ReadyTrainer trainer;
        trainer.train_one_batch();
        QVERIFY(is_idle(trainer));
        QVERIFY(!trainer.snapshot()->gradient);
        trainer.watch_gradient(true);
        trainer.train_one_batch();
        QVERIFY(is_idle(trainer));
        QVERIFY(trainer.snapshot()->gradient);
        QCOMPARE(trainer.snapshot()->gradient->images, 10);
        QCOMPARE(trainer.snapshot()->gradient->images_seen, 20);
        trainer.watch_gradient(false);
        QVERIFY(is_idle(trainer));
        QVERIFY(!trainer.snapshot()->gradient);
    }

    void epochs_go_up_while_the_training_images_change()
    {
        Watched watched;
        watched.set_data();
        watched.trainer.start();
        double epochs = 0;
        for (const int images : {50, 399, 0, 7, 1000}) {
            change(watched.trainer, [&](TrainingSettings &to) { to.training_images = images; });
            const double begin = epochs;
            QVERIFY(watched.wait_for([&](const TrainingSnapshot &s) {
                const bool up = s.epochs >= epochs;
                epochs = up ? s.epochs : -1;
                return !up || epochs > begin + 3;
            }));
            QVERIFY(epochs > 0);
        }
        watched.trainer.pause();
        QVERIFY(is_idle(watched.trainer));
        const auto &history = *watched.trainer.snapshot()->history;
        for (std::size_t i = 1; i < history.size(); ++i) {
            QCOMPARE(history[i].epoch, static_cast<int>(i));
            QVERIFY(history[i].images_seen > history[i - 1].images_seen);
        }
    }

    void augmentation_is_measured_on_unchanged_images()
    {
        TrainingSettings settings = small;
        settings.augment = true;
        settings.training_images = 300;
        ReadyTrainer trainer(settings);
        QVERIFY(train_epochs(trainer, 2));
        const auto snapshot = trainer.snapshot();
        Evaluator train(snapshot->network, std::make_shared<const SparseImages>(*trainer.data.train), 1, 300);
        train.advance(300);
        QCOMPARE(snapshot->history->back().train_loss, train.result().loss);
        QCOMPARE(snapshot->history->back().test_loss, evaluate(snapshot->network, *trainer.data.test).loss);
    }

    // Also while images are being changed: many of them, in batches that are done in parts.
    void augmented_training_pauses_at_once()
    {
        TrainingSettings settings = small;
        settings.augment = true;
        settings.batch_size = 60000;
        Watched watched(settings);
        watched.trainer.set_data(synthetic_data(3000), synthetic_data(10));
        watched.trainer.start();
        QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.images_seen > 0; }));
        const auto begin = std::chrono::steady_clock::now();
        watched.trainer.pause();
        QVERIFY(is_idle(watched.trainer));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        QVERIFY2(took < 1s, qPrintable(QString::number(took.count()))); // 100 ms on a machine that is free
    }
};

DELTASCOPE_TEST(TestTrainerRuns)
#include "test_trainer_runs.moc"
