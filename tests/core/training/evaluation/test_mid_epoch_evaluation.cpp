// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/trainer_fixture.h"
#include "tests/suite.h"

#include <QtTest>

#include <cmath>

using namespace deltascope;

namespace {
// It is exactly what reading the test set with the network of the snapshot gives.
bool is_of_its_network(const TrainingSnapshot &snapshot, const Dataset &test)
{
    const Evaluation expected = evaluate(snapshot.network, test);
    return snapshot.mid_epoch_evaluation && snapshot.mid_epoch_evaluation->loss == expected.loss &&
           snapshot.mid_epoch_evaluation->accuracy == expected.accuracy &&
           snapshot.mid_epoch_evaluation->mean_abs_phi_prime1 == expected.mean_abs_phi_prime1 &&
           snapshot.mid_epoch_evaluation->mean_abs_phi_prime2 == expected.mean_abs_phi_prime2 &&
           snapshot.test_accuracy() == expected.accuracy &&
           snapshot.mid_epoch_evaluation->images_seen == snapshot.images_seen &&
           snapshot.mid_epoch_evaluation->epochs == snapshot.epochs;
}
} // namespace

class TestMidEpochEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_batch_alone_is_tested();
    void end_of_an_epoch_needs_none();
    void slow_training_is_tested_as_it_goes();
    void replaced_parameters_are_tested();
    void diverged_network_is_not_tested();
};

void TestMidEpochEvaluation::each_batch_alone_is_tested()
{
    ReadyTrainer trainer;
    for (int batch = 1; batch <= 3; ++batch) {
        trainer.train_one_batch();
        QVERIFY(is_idle(trainer));
        const auto snapshot = trainer.snapshot();
        QCOMPARE(snapshot->images_seen, std::int64_t{10 * batch});
        QCOMPARE(snapshot->history->size(), std::size_t{1});
        QVERIFY(snapshot->state == TrainerState::Paused);
        QVERIFY(is_of_its_network(*snapshot, *trainer.data.test));
    }
}

void TestMidEpochEvaluation::end_of_an_epoch_needs_none()
{
    ReadyTrainer trainer;
    trainer.train_one_batch();
    QVERIFY(train_epochs(trainer, 1));
    const auto snapshot = trainer.snapshot();
    QVERIFY(!snapshot->mid_epoch_evaluation);
    QVERIFY(snapshot->test_accuracy() == snapshot->history->back().test_accuracy);
}

void TestMidEpochEvaluation::slow_training_is_tested_as_it_goes()
{
    Watched watched;
    watched.set_data();
    watched.trainer.set_speed_limit(100);
    watched.trainer.start();
    std::int64_t seen = 0;
    for (int test = 0; test < 2; ++test) {
        QVERIFY(watched.wait_for([seen](const TrainingSnapshot &snapshot) {
            return snapshot.mid_epoch_evaluation && snapshot.mid_epoch_evaluation->images_seen > seen;
        }));
        const auto snapshot = watched.trainer.snapshot();
        QVERIFY(snapshot->state == TrainerState::Training);
        QCOMPARE(snapshot->history->size(), std::size_t{1});
        seen = snapshot->mid_epoch_evaluation->images_seen;
    }
    watched.trainer.pause();
    QVERIFY(is_idle(watched.trainer));
    QVERIFY(is_of_its_network(*watched.trainer.snapshot(), *Data().test));
}

void TestMidEpochEvaluation::replaced_parameters_are_tested()
{
    ReadyTrainer trainer;
    QVERIFY(train_epochs(trainer, 1));
    const Network<float> other{small.functions, initial_parameters(small.hidden_units, Init::Nielsen, 7)};
    trainer.replace_parameters(other);
    QVERIFY(is_idle(trainer));
    QVERIFY(is_of_its_network(*trainer.snapshot(), *trainer.data.test));
}

void TestMidEpochEvaluation::diverged_network_is_not_tested()
{
    ReadyTrainer trainer;
    trainer.train_one_batch();
    QVERIFY(is_idle(trainer));
    Network<float> broken = trainer.snapshot()->network;
    broken.parameters.b2(0) = std::nanf("");
    trainer.replace_parameters(broken);
    QVERIFY(is_idle(trainer));
    QVERIFY(trainer.snapshot()->state == TrainerState::Diverged);
    QVERIFY(!trainer.snapshot()->mid_epoch_evaluation);
}

DELTASCOPE_TEST(TestMidEpochEvaluation)
#include "test_mid_epoch_evaluation.moc"
