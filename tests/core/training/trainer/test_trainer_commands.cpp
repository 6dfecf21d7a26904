// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/trainer_fixture.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace deltascope;
using namespace std::chrono_literals;

class TestTrainerCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rate_and_batch_size_change_while_running();
    void new_data_begin_a_new_run_once_trained();
    void diverges_and_returns();
    void snapshots_are_not_more_than_the_screen_shows();
    void progress_alone_is_held();
    void slow_motion_is_slow_and_learns_the_same();
    void slow_motion_obeys_at_once();
    void every_order_of_commands();
    void destroyed_at_any_moment_data();
    void destroyed_at_any_moment();
    void stops_within_a_slice();
    void faulty_commands_are_refused();
};

void TestTrainerCommands::rate_and_batch_size_change_while_running()
{
    Watched watched;
    watched.set_data();
    watched.trainer.start();
    for (const double rate : {0.5, 0.1, 2.0}) {
        change(watched.trainer, [&](TrainingSettings &to) { to.learning_rate = rate; });
        change(watched.trainer, [&](TrainingSettings &to) { to.batch_size = static_cast<int>(rate * 50); });
        change(watched.trainer, [&](TrainingSettings &to) { to.threads = 1; });
        const auto seen = watched.trainer.snapshot()->images_seen;
        QVERIFY(watched.wait_for([&](const TrainingSnapshot &s) {
            return s.settings.learning_rate == rate && s.settings.batch_size == static_cast<int>(rate * 50) &&
                   s.images_seen > seen + 400;
        }));
        QVERIFY(watched.trainer.snapshot()->state == TrainerState::Training);
    }
}

void TestTrainerCommands::new_data_begin_a_new_run_once_trained()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 1));
    const auto before = trainer.snapshot();
    trainer.set_data(synthetic_data(50, 9), trainer.data.test);
    QVERIFY(is_idle(trainer));
    const auto after = trainer.snapshot();
    QVERIFY(after->run > before->run);
    QVERIFY(after->network.parameters == before->network.parameters);
    QCOMPARE(after->images_seen, 0);
    QCOMPARE(after->history->size(), std::size_t{1});
    QVERIFY(train_epochs(trainer, 1));
    QCOMPARE(trainer.snapshot()->images_seen, 50);
}

void TestTrainerCommands::diverges_and_returns()
{
    TrainingSettings settings = small;
    settings.functions = {Activation::LeakyRelu, Activation::LeakyRelu, Cost::Quadratic}; // no dead units
    settings.learning_rate = 0.001;
    ReadyTrainer trainer(settings);
    QVERIFY(train_epochs(trainer, 1));
    const Parameters<float> finite = trainer.snapshot()->network.parameters;
    QVERIFY(finite.all_finite());
    change(trainer, [&](TrainingSettings &to) { to.learning_rate = 1e6; });
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
    change(trainer, [&](TrainingSettings &to) { to.learning_rate = 0.001; });
    QVERIFY(train_epochs(trainer, 1));
    QVERIFY(trainer.snapshot()->state == TrainerState::Paused);
    QCOMPARE(trainer.snapshot()->epochs, back->epochs + 1);
}

void TestTrainerCommands::snapshots_are_not_more_than_the_screen_shows()
{
    TrainingSettings settings = small;
    settings.batch_size = 1;
    Watched watched(settings);
    watched.set_data();
    QVERIFY(is_idle(watched.trainer));
    const int before = watched.published();
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(train_epochs(watched.trainer, 30));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    // One for the command, at most two for each epoch (trained and measured), and 60 in a second.
    QVERIFY(watched.published() - before <= 1 + 2 * 30 + 60 * seconds + 1);
}

// The start, the end of the epoch, that of its measurement and the pause are told; its middle is not.
void TestTrainerCommands::progress_alone_is_held()
{
    Watched watched;
    watched.set_data();
    watched.trainer.set_speed_limit(2000); // an epoch takes a fifth of a second
    QVERIFY(is_idle(watched.trainer));
    watched.trainer.hold_progress(std::chrono::steady_clock::now() + 1h);
    const int before = watched.published();
    QVERIFY(train_epochs(watched.trainer, 1));
    QVERIFY(watched.published() - before <= 4);
    QCOMPARE(watched.trainer.snapshot()->history->size(), std::size_t{2});
    watched.trainer.hold_progress({});
    watched.trainer.start();
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.epochs > std::floor(s.epochs); }));
}

// However slow the machine is, a limit is an upper bound; the slice that has just begun may lie above it.
void TestTrainerCommands::slow_motion_is_slow_and_learns_the_same()
{
    constexpr double limit = 4000;
    ReadyTrainer unlimited;
    QVERIFY(train_epochs(unlimited, 2));

    Watched watched;
    watched.set_data(unlimited.data);
    QVERIFY(is_idle(watched.trainer));
    watched.trainer.set_speed_limit(limit);
    const auto begin = std::chrono::steady_clock::now();
    watched.trainer.start(2);
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.images_seen == 800; }));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    QVERIFY2(took.count() > 0.8 * 800 / limit, qPrintable(QString::number(took.count())));
    QVERIFY(is_idle(watched.trainer));
    QCOMPARE(watched.trainer.snapshot()->speed_limit, limit);
    QVERIFY(watched.trainer.snapshot()->images_per_second < 1.2 * limit);
    QVERIFY(watched.trainer.snapshot()->network.parameters == unlimited.snapshot()->network.parameters);
}

void TestTrainerCommands::slow_motion_obeys_at_once()
{
    Watched watched;
    watched.set_data();
    watched.trainer.set_speed_limit(0.001); // hours until the next slice
    watched.trainer.start();
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.images_seen > 0; }));
    const auto seen = watched.trainer.snapshot()->images_seen;
    change(watched.trainer, [&](TrainingSettings &to) { to.learning_rate = 0.25; });
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.settings.learning_rate == 0.25; }));
    QCOMPARE(watched.trainer.snapshot()->images_seen, seen); // a command is no reason to hurry
    watched.trainer.pause();
    QVERIFY(is_idle(watched.trainer));
    watched.trainer.start();
    watched.trainer.set_speed_limit(0);
    QVERIFY(watched.wait_for([](const TrainingSnapshot &s) { return s.epochs >= 2; }));
}

// Small networks, few images, and a team of threads in every eighth order only, because there are 720 orders:
// what is to be right is which command ends which.
void TestTrainerCommands::every_order_of_commands()
{
    const Data data{synthetic_data(20, 1), synthetic_data(5, 2)};
    TrainingSettings settings = small;
    settings.hidden_units = 2;
    const Network<float> network{settings.functions, initial_parameters(2, Init::He, 2)};
    const std::vector<std::function<void(Trainer &)>> commands = {
        [&](Trainer &t) { t.set_data(data.train, data.test); },
        [](Trainer &t) { t.start(); },
        [](Trainer &t) { t.train_one_batch(); },
        [&](Trainer &t) { t.reset(settings); },
        [&](Trainer &t) { t.load(network, settings); },
        [](Trainer &t) {
            t.return_to_last_finite();
            change(t, [&](TrainingSettings &to) { to.augment = true; });
            change(t, [&](TrainingSettings &to) { to.training_images = 15; });
        },
    };
    std::vector<int> order(commands.size());
    std::iota(order.begin(), order.end(), 0);
    int orders = 0;
    do {
        settings.threads = orders++ % 8 == 0 ? 2 : 1;
        Trainer trainer(settings);
        for (const int command : order)
            commands[static_cast<std::size_t>(command)](trainer);
        trainer.replace_parameters(network);
        trainer.pause();
        QVERIFY(train_epochs(trainer, 1));
        const auto snapshot = trainer.snapshot();
        QVERIFY(snapshot->state == TrainerState::Paused);
        QCOMPARE(snapshot->epochs, std::floor(snapshot->epochs));
        QCOMPARE(snapshot->history->size(), static_cast<std::size_t>(snapshot->epochs) + 1);
    } while (std::ranges::next_permutation(order).found);
}

void TestTrainerCommands::destroyed_at_any_moment_data()
{
    QTest::addColumn<int>("published");
    QTest::addColumn<bool>("with_data");
    QTest::newRow("before data") << 0 << false;
    QTest::newRow("at once") << 0 << true;
    for (const int published : {1, 2, 3, 5, 8, 13})
        QTest::addRow("after %d snapshots", published) << published << true;
}

void TestTrainerCommands::destroyed_at_any_moment()
{
    QFETCH(const int, published);
    QFETCH(const bool, with_data);
    TrainingSettings settings = small;
    settings.augment = published % 2 == 1;
    settings.momentum = 0.5;
    Watched watched(settings);
    watched.trainer.watch_gradient(true);
    if (with_data)
        watched.set_data();
    watched.trainer.start();
    QVERIFY(watched.wait_for_published(published));
}

void TestTrainerCommands::stops_within_a_slice()
{
    auto trainer = std::make_unique<Watched>(huge);
    trainer->set_data();
    trainer->trainer.start();
    QVERIFY(trainer->wait_for([](const TrainingSnapshot &s) { return s.images_seen > 0; }));
    const auto begin = std::chrono::steady_clock::now();
    trainer.reset();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    QVERIFY2(took < 1s, qPrintable(QString::number(took.count())));
}

void TestTrainerCommands::faulty_commands_are_refused()
{
    Trainer trainer(small);
    TrainingSettings faulty = small;
    faulty.hidden_units = 0;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.reset(faulty));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.learning_rate = 0; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.batch_size = 0; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.threads = -1; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.momentum = 1; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.weight_decay = -1; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             change(trainer, [&](TrainingSettings &to) { to.training_images = -1; }));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.set_speed_limit(-1));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.set_stop_rules({.patience = -1}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.set_data(nullptr, nullptr));
    const Network<float> other{{}, initial_parameters(9, Init::He, 1)};
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, trainer.replace_parameters(other));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Trainer{faulty});
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->settings == small);
}

DELTASCOPE_TEST(TestTrainerCommands)
#include "test_trainer_commands.moc"
