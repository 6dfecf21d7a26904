// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"
#include "tests/core/training/synthetic_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
constexpr auto patience = 60s;
const TrainingSettings small{.hidden_units = 8, .functions = {}, .seed = 3, .batch_size = 10, .rate = 1};
const TrainingSettings huge{.hidden_units = 1024, .functions = {}, .batch_size = 60000, .rate = 0.1};

struct Data
{
    std::shared_ptr<const Dataset> train = synthetic_data(400, 1);
    std::shared_ptr<const Dataset> test = synthetic_data(100, 2);
};

// Waits for snapshots, which the listener announces from the trainer's thread.
class Watched
{
public:
    explicit Watched(const TrainingSettings &settings = small)
        : trainer(settings, [this] {
            const std::lock_guard lock(mutex_);
            ++published_;
            changed_.notify_all();
        })
    {
    }

    bool wait_for(const std::function<bool(const TrainingSnapshot &)> &condition)
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] { return condition(*trainer.snapshot()); });
    }
    bool wait_for_published(int snapshots)
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] { return published_ >= snapshots; });
    }
    int published()
    {
        const std::lock_guard lock(mutex_);
        return published_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int published_ = 0;

public:
    Trainer trainer; ///< last, because its thread calls the listener
};

bool is_idle(Trainer &trainer)
{
    return trainer.wait_until_idle(patience);
}
} // namespace

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
    void rate_and_batch_size_change_while_running();
    void new_data_begin_a_new_run_once_trained();
    void diverges_and_returns();
    void snapshots_are_not_more_than_the_screen_shows();
    void every_order_of_commands();
    void destroyed_at_any_moment_data();
    void destroyed_at_any_moment();
    void stops_within_a_slice();
    void faulty_commands_are_refused();
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
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    QVERIFY(is_idle(trainer));
    const auto snapshot = trainer.snapshot();
    QCOMPARE(snapshot->history->size(), std::size_t{1});
    QCOMPARE(snapshot->history->front().epoch, 0);
    const Evaluation test = evaluate(snapshot->network, *data.test);
    const Evaluation train = evaluate(snapshot->network, *data.train);
    QCOMPARE(snapshot->history->front().test_loss, test.loss);
    QCOMPARE(snapshot->history->front().test_accuracy, test.accuracy);
    QCOMPARE(snapshot->history->front().train_loss, train.loss);
    QCOMPARE(snapshot->history->front().train_accuracy, train.accuracy);
    QVERIFY(snapshot->test->confusion == test.confusion);
    QVERIFY(snapshot->test->answers == test.answers);
}

void TestTrainer::trains_the_epochs_asked_for()
{
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.start(3);
    QVERIFY(is_idle(trainer));
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
    QCOMPARE(evaluate(snapshot->network, *data.test).loss, snapshot->history->back().test_loss);
}

void TestTrainer::learns()
{
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.start(20);
    QVERIFY(is_idle(trainer));
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
    trainer.set_rate(0.25);
    trainer.start(2);
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->state == TrainerState::Training);
    QCOMPARE(trainer.snapshot()->images_seen, 0);
    trainer.set_data(data.train, data.test);
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->network.hidden_units(), 5);
    QCOMPARE(trainer.snapshot()->settings.rate, 0.25);
    QCOMPARE(trainer.snapshot()->epochs, 2.0);
    QCOMPARE(trainer.snapshot()->history->size(), std::size_t{3});
}

void TestTrainer::pause_stops_and_start_goes_on()
{
    const Data data;
    Watched watched;
    watched.trainer.set_data(data.train, data.test);
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
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.train_one_batch();
    QVERIFY(is_idle(trainer));
    const auto snapshot = trainer.snapshot();
    QCOMPARE(snapshot->images_seen, 10);
    QVERIFY(snapshot->state == TrainerState::Paused);
    QVERIFY(std::isfinite(snapshot->batch_loss));
    Sgd sgd(data.train, small, initial_parameters(small.hidden_units, small.init, small.seed));
    sgd.train_batch();
    QVERIFY(snapshot->network.parameters == sgd.parameters());
    QCOMPARE(snapshot->batch_loss, *sgd.batch_loss());
}

void TestTrainer::one_batch_completes_a_begun_epoch()
{
    const Data data;
    TrainingSettings settings = small;
    settings.batch_size = 150;
    Trainer trainer(settings);
    trainer.set_data(data.train, data.test);
    for (const int seen : {150, 300, 400, 550}) {
        trainer.train_one_batch();
        QVERIFY(is_idle(trainer));
        QCOMPARE(trainer.snapshot()->images_seen, seen);
        QCOMPARE(trainer.snapshot()->history->size(), std::size_t{seen < 400 ? 1U : 2U});
    }
}

void TestTrainer::epoch_is_completed_from_the_middle()
{
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.train_one_batch();
    QVERIFY(is_idle(trainer));
    trainer.train_one_epoch();
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->epochs, 1.0);
    QCOMPARE(trainer.snapshot()->history->size(), std::size_t{2});
}

void TestTrainer::same_commands_same_parameters()
{
    const Data data;
    for (const int threads : {1, 2}) {
        TrainingSettings settings = small;
        settings.threads = threads;
        std::optional<Parameters<float>> first;
        for (int run = 0; run < 3; ++run) {
            Trainer trainer(settings);
            trainer.set_data(data.train, data.test);
            trainer.start(5);
            QVERIFY(is_idle(trainer));
            const Parameters<float> trained = trainer.snapshot()->network.parameters;
            QVERIFY(trained == first.value_or(trained));
            first = trained;
        }
    }
}

void TestTrainer::reset_begins_a_new_run()
{
    const Data data;
    Watched watched;
    watched.trainer.set_data(data.train, data.test);
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
    const Data data;
    const Network<float> network{{Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy},
                                 initial_parameters(12, Init::He, 77)};
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
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
    QCOMPARE(snapshot->history->front().test_loss, evaluate(network, *data.test).loss);
}

void TestTrainer::replaced_parameters_keep_the_run()
{
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    const auto before = trainer.snapshot();
    const Network<float> other{small.functions, initial_parameters(8, Init::Nielsen, 5)};
    trainer.replace_parameters(other);
    QVERIFY(is_idle(trainer));
    const auto after = trainer.snapshot();
    QCOMPARE(after->run, before->run);
    QCOMPARE(after->images_seen, before->images_seen);
    QCOMPARE(after->history->size(), before->history->size());
    QVERIFY(after->network.parameters == other.parameters);
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->epochs, 2.0);
}

void TestTrainer::rate_and_batch_size_change_while_running()
{
    const Data data;
    Watched watched;
    watched.trainer.set_data(data.train, data.test);
    watched.trainer.start();
    for (const double rate : {0.5, 0.1, 2.0}) {
        watched.trainer.set_rate(rate);
        watched.trainer.set_batch_size(static_cast<int>(rate * 50));
        watched.trainer.set_threads(1);
        const auto seen = watched.trainer.snapshot()->images_seen;
        QVERIFY(watched.wait_for([&](const TrainingSnapshot &s) {
            return s.settings.rate == rate && s.settings.batch_size == static_cast<int>(rate * 50) &&
                   s.images_seen > seen + 400;
        }));
        QVERIFY(watched.trainer.snapshot()->state == TrainerState::Training);
    }
}

void TestTrainer::new_data_begin_a_new_run_once_trained()
{
    const Data data;
    Trainer trainer(small);
    trainer.set_data(data.train, data.test);
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    const auto before = trainer.snapshot();
    trainer.set_data(synthetic_data(50, 9), data.test);
    QVERIFY(is_idle(trainer));
    const auto after = trainer.snapshot();
    QVERIFY(after->run > before->run);
    QVERIFY(after->network.parameters == before->network.parameters);
    QCOMPARE(after->images_seen, 0);
    QCOMPARE(after->history->size(), std::size_t{1});
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    QCOMPARE(trainer.snapshot()->images_seen, 50);
}

void TestTrainer::diverges_and_returns()
{
    const Data data;
    TrainingSettings settings = small;
    settings.functions = {Activation::LeakyRelu, Activation::LeakyRelu, Cost::Quadratic}; // no dead units
    settings.rate = 0.001;
    Trainer trainer(settings);
    trainer.set_data(data.train, data.test);
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    const Parameters<float> finite = trainer.snapshot()->network.parameters;
    QVERIFY(finite.all_finite());
    trainer.set_rate(1e6);
    trainer.start();
    QVERIFY(is_idle(trainer));
    const auto diverged = trainer.snapshot();
    QVERIFY(diverged->state == TrainerState::Diverged);
    QVERIFY(!diverged->fault.empty());
    trainer.start(); // nothing to train from
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->state == TrainerState::Diverged);

    trainer.return_to_last_finite();
    QVERIFY(is_idle(trainer));
    const auto back = trainer.snapshot();
    QVERIFY(back->state == TrainerState::Paused);
    QVERIFY(back->fault.empty());
    QVERIFY(back->network.parameters.all_finite());
    QCOMPARE(back->run, diverged->run);
    QCOMPARE(back->images_seen, static_cast<std::int64_t>(back->history->back().epoch) * 400);
    trainer.set_rate(0.001);
    trainer.start(1);
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->state == TrainerState::Paused);
    QCOMPARE(trainer.snapshot()->epochs, back->epochs + 1);
}

void TestTrainer::snapshots_are_not_more_than_the_screen_shows()
{
    const Data data;
    TrainingSettings settings = small;
    settings.batch_size = 1;
    Watched watched(settings);
    watched.trainer.set_data(data.train, data.test);
    QVERIFY(is_idle(watched.trainer));
    const int before = watched.published();
    const auto begin = std::chrono::steady_clock::now();
    watched.trainer.start(30);
    QVERIFY(is_idle(watched.trainer));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    // One for the command, at most two for each epoch (trained and measured), and 60 in a second.
    QVERIFY(watched.published() - before <= 1 + 2 * 30 + 60 * seconds + 1);
}

void TestTrainer::every_order_of_commands()
{
    const Data data;
    const Network<float> network{small.functions, initial_parameters(8, Init::He, 2)};
    const std::vector<std::function<void(Trainer &)>> commands = {
        [&](Trainer &t) { t.set_data(data.train, data.test); },
        [](Trainer &t) { t.start(); },
        [](Trainer &t) { t.train_one_batch(); },
        [](Trainer &t) { t.reset(small); },
        [&](Trainer &t) { t.load(network, small); },
        [](Trainer &t) { t.return_to_last_finite(); },
    };
    std::vector<int> order(commands.size());
    std::iota(order.begin(), order.end(), 0);
    do {
        Trainer trainer(small);
        for (const int command : order)
            commands[static_cast<std::size_t>(command)](trainer);
        trainer.replace_parameters(network);
        trainer.pause();
        trainer.start(1);
        QVERIFY(is_idle(trainer));
        const auto snapshot = trainer.snapshot();
        QVERIFY(snapshot->state == TrainerState::Paused);
        QCOMPARE(snapshot->epochs, std::floor(snapshot->epochs));
        QCOMPARE(snapshot->history->size(), static_cast<std::size_t>(snapshot->epochs) + 1);
    } while (std::ranges::next_permutation(order).found);
}

void TestTrainer::destroyed_at_any_moment_data()
{
    QTest::addColumn<int>("published");
    QTest::addColumn<bool>("with_data");
    QTest::newRow("before data") << 0 << false;
    QTest::newRow("at once") << 0 << true;
    for (const int published : {1, 2, 3, 5, 8, 13})
        QTest::addRow("after %d snapshots", published) << published << true;
}

void TestTrainer::destroyed_at_any_moment()
{
    QFETCH(const int, published);
    QFETCH(const bool, with_data);
    const Data data;
    Watched watched;
    if (with_data)
        watched.trainer.set_data(data.train, data.test);
    watched.trainer.start();
    QVERIFY(watched.wait_for_published(published));
}

void TestTrainer::stops_within_a_slice()
{
    const Data data;
    auto trainer = std::make_unique<Watched>(huge);
    trainer->trainer.set_data(data.train, data.test);
    trainer->trainer.start();
    QVERIFY(trainer->wait_for([](const TrainingSnapshot &s) { return s.images_seen > 0; }));
    const auto begin = std::chrono::steady_clock::now();
    trainer.reset();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    QVERIFY2(took < 1s, qPrintable(QString::number(took.count())));
}

void TestTrainer::faulty_commands_are_refused()
{
    Trainer trainer(small);
    TrainingSettings faulty = small;
    faulty.hidden_units = 0;
    QVERIFY_EXCEPTION_THROWN(trainer.reset(faulty), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(trainer.set_rate(0), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(trainer.set_batch_size(0), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(trainer.set_threads(-1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(trainer.set_data(nullptr, nullptr), std::invalid_argument);
    const Network<float> other{{}, initial_parameters(9, Init::He, 1)};
    QVERIFY_EXCEPTION_THROWN(trainer.replace_parameters(other), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(Trainer{faulty}, std::invalid_argument);
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->settings == small);
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "test_trainer.moc"
