// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/predict/prediction.h"
#include "tests/core/network/plain_network.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <array>
#include <functional>
#include <set>

using namespace deltascope;
using plain::Real;

namespace {
constexpr double rate = 0.7;

/// A pass as loops over single numbers compute it, and its update.
struct PlainWalk
{
    explicit PlainWalk(const WorkedPass &worked)
        : network(worked.network)
        , x0(plain::reals(worked.pass.x0))
        , y(plain::reals(worked.pass.y))
        , pass(plain::backpropagate(network, x0, y))
    {
        Network<double> next = network;
        auto &[W1, b1, W2, b2] = next.parameters;
        for (int j = 0; j < b1.size(); ++j) {
            for (int i = 0; i < W1.rows(); ++i)
                W1(i, j) -= static_cast<double>(rate * x0[at(i)] * pass.delta1[at(j)]);
            b1[j] -= static_cast<double>(rate * pass.delta1[at(j)]);
            for (int k = 0; k < b2.size(); ++k)
                W2(j, k) -= static_cast<double>(rate * pass.x1[at(j)] * pass.delta2[at(k)]);
        }
        for (int k = 0; k < b2.size(); ++k)
            b2[k] -= static_cast<double>(rate * pass.delta2[at(k)]);
        loss_after = plain::forward(next, x0, y).loss;
    }

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    // What a question about one number turns on: the number, or the change of it.
    Real value(const TermEntry &of) const
    {
        switch (of.term) {
        case Term::z1:
            return pass.z1[at(of.row)];
        case Term::x1:
            return pass.x1[at(of.row)];
        case Term::z2:
            return pass.z2[at(of.row)];
        case Term::x2:
            return pass.x2[at(of.row)];
        case Term::delta2:
        case Term::db2:
            return pass.delta2[at(of.row)];
        case Term::delta1:
        case Term::db1:
            return pass.delta1[at(of.row)];
        case Term::dW2:
            return pass.x1[at(of.row)] * pass.delta2[at(of.column)];
        case Term::dW1:
            return x0[at(of.row)] * pass.delta1[at(of.column)];
        case Term::W2:
            return -pass.x1[at(of.row)] * pass.delta2[at(of.column)];
        case Term::W1:
            return -x0[at(of.row)] * pass.delta1[at(of.column)];
        case Term::loss_after:
            return loss_after - pass.loss;
        default:
            return NAN;
        }
    }

    Real loss_term(int k) const
    {
        const Real x = pass.x2[at(k)];
        switch (network.functions.cost) {
        case Cost::Quadratic:
            return (x - y[at(k)]) * (x - y[at(k)]) / 2;
        case Cost::CrossEntropy:
            return -y[at(k)] * std::log(x) - (1 - y[at(k)]) * std::log(1 - x);
        case Cost::LogLikelihood:
            return y[at(k)] > 0 ? -y[at(k)] * std::log(x) : 0;
        }
        return NAN;
    }

    Network<double> network;
    plain::Reals x0, y;
    plain::Pass pass;
    Real loss_after = 0;
};

int side(Real value)
{
    return value < 0 ? 0 : value > 0 ? 2 : 1;
}

// The one candidate whose score no other reaches; -1 where there is none.
int only_best(const Prediction &asked, const std::function<Real(int)> &score)
{
    int best = -1;
    for (int choice = 0; choice < static_cast<int>(asked.choices.size()); ++choice) {
        const auto &index = asked.choices[static_cast<std::size_t>(choice)].index;
        if (!index)
            continue;
        bool beats_all = true;
        for (const PredictionChoice &other : asked.choices)
            if (other.index && *other.index != *index)
                beats_all = beats_all && score(*index) > score(*other.index);
        if (beats_all)
            best = choice;
    }
    return best;
}

int right_choice(const PlainWalk &walk, const Prediction &asked)
{
    const auto at = &PlainWalk::at;
    switch (asked.kind) {
    case PredictionKind::Sign:
    case PredictionKind::Change:
        return side(walk.value(asked.about));
    case PredictionKind::Half:
        return side(walk.value(asked.about) - 0.5L);
    case PredictionKind::LargestUnit:
        return only_best(asked, [&](int j) { return std::abs(walk.pass.delta1[at(j)]); });
    case PredictionKind::LargestOutput:
        return only_best(asked, [&](int k) { return walk.pass.z2[at(k)]; });
    case PredictionKind::MostLoss:
        return only_best(asked, [&](int k) { return walk.loss_term(k); });
    case PredictionKind::OutputToRise:
        for (const Real delta : walk.pass.delta2)
            if (delta < 0)
                return only_best(asked, [&](int k) { return -walk.pass.delta2[at(k)]; });
        return static_cast<int>(asked.choices.size()) - 1;
    }
    return -1;
}

std::vector<Prediction> all_of(const WorkedPass &worked, double loss_after, std::uint64_t seed)
{
    std::vector<Prediction> all;
    for (int step = 0; step < step_count; ++step)
        for (Prediction &each : predictions(worked.task(rate), loss_after, static_cast<StepId>(step), seed))
            all.push_back(std::move(each));
    return all;
}
} // namespace

/// Questions that are asked before a step is shown, compared with a pass in plain loops.
class TestPredictions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_right_choice_is_that_of_plain_loops()
    {
        int asked = 0;
        for (const Functions &functions : all_functions())
            for (std::uint64_t seed = 1; seed <= 6; ++seed) {
                const WorkedPass worked = worked_digit(functions, seed);
                const PlainWalk walk(worked);
                for (const Prediction &each : all_of(worked, static_cast<double>(walk.loss_after), seed)) {
                    QCOMPARE(each.right, right_choice(walk, each));
                    ++asked;
                }
            }
        QVERIFY(asked > 500);
    }

    void a_network_for_work_by_hand_is_asked_about_too()
    {
        for (const HandNetwork name : all_hand_networks) {
            const WorkedPass worked(hand_example(name, 3));
            const PlainWalk walk(worked);
            const auto all = all_of(worked, static_cast<double>(walk.loss_after), 5);
            QVERIFY(all.size() >= 10);
            for (const Prediction &each : all)
                QCOMPARE(each.right, right_choice(walk, each));
        }
    }

    void every_step_but_the_first_asks_something()
    {
        const WorkedPass worked = worked_digit({}, 2);
        QVERIFY(!prediction(worked.task(), 0.1, StepId::x0, 1));
        for (int step = 1; step < step_count; ++step)
            QVERIFY(prediction(worked.task(), 0.1, static_cast<StepId>(step), 1));
    }

    void choices_can_be_told_apart_and_have_one_right_answer()
    {
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            const WorkedPass worked = worked_digit({}, seed);
            for (const Prediction &each : all_of(worked, 0.1, seed)) {
                QVERIFY(each.choices.size() >= 2 && each.choices.size() <= 4);
                QVERIFY(each.right >= 0 && each.right < static_cast<int>(each.choices.size()));
                for (std::size_t i = 1; i < each.choices.size(); ++i)
                    QVERIFY(each.choices[i].words != each.choices[i - 1].words ||
                            each.choices[i].index > each.choices[i - 1].index);
            }
        }
    }

    void the_same_is_asked_at_each_visit_and_something_else_of_other_images()
    {
        const WorkedPass worked = worked_digit({}, 4);
        std::set<int> units;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const auto first = prediction(worked.task(), 0.1, StepId::z1, seed);
            const auto again = prediction(worked.task(), 0.1, StepId::z1, seed);
            QVERIFY(first && again);
            QVERIFY(first->about == again->about);
            QCOMPARE(first->right, again->right);
            units.insert(first->about.row);
        }
        QVERIFY(units.size() > 5);
    }

    void what_is_compared_is_told_by_no_order()
    {
        std::array<int, 4> right{};
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const WorkedPass worked = worked_digit({}, seed);
            const Prediction asked = predictions(worked.task(), 0.1, StepId::delta1, seed).front();
            QVERIFY(asked.kind == PredictionKind::LargestUnit);
            QVERIFY(asked.about.row == *asked.choices.front().index);
            ++right[static_cast<std::size_t>(asked.right)];
        }
        for (const int count : right)
            QVERIFY(count > 3);
    }

    void an_empty_pixel_teaches_nothing()
    {
        bool met = false;
        const WorkedPass worked = worked_digit({}, 8);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto asked = prediction(worked.task(), 0.1, StepId::dW1, seed);
            const bool is_empty = worked.pass.x0[asked->about.row] == 0;
            QCOMPARE(asked->right == 1, is_empty);
            met = met || is_empty;
        }
        QVERIFY(met);
    }

    void all_units_alike_are_not_compared()
    {
        Network<double> network = random_network({}, pixel_count, 6, 3);
        for (int j = 1; j < 6; ++j) {
            network.parameters.W1.col(j) = network.parameters.W1.col(0);
            network.parameters.W2.row(j) = network.parameters.W2.row(0);
            network.parameters.b1[j] = network.parameters.b1[0];
        }
        const WorkedPass worked(network, random_image(pixel_count, 4), one_hot<double>(2));
        const auto asked = predictions(worked.task(), 0.1, StepId::delta1, 1);
        QCOMPARE(asked.size(), std::size_t{1});
        QVERIFY(asked.front().kind == PredictionKind::Sign);
    }

    void nothing_is_asked_of_numbers_that_are_none()
    {
        WorkedPass worked = worked_digit({}, 5);
        worked.pass.delta2[3] = NAN;
        QVERIFY(all_of(worked, 0.1, 1).empty());
    }

    void a_loss_that_rises_is_said_to_rise()
    {
        const WorkedPass worked = worked_digit({}, 6);
        const double loss = worked.pass.loss;
        QCOMPARE(prediction(worked.task(), loss + 0.1, StepId::after, 1)->right, 2);
        QCOMPARE(prediction(worked.task(), loss, StepId::after, 1)->right, 1);
        QCOMPARE(prediction(worked.task(), loss - 0.1, StepId::after, 1)->right, 0);
        QVERIFY(predictions(worked.task(), INFINITY, StepId::after, 1).empty());
    }
};

DELTASCOPE_TEST(TestPredictions)
#include "test_predictions.moc"
