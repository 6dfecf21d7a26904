// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/network/pass.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/core/network/examples.h"
#include "tests/core/training/instruction_set_rows.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <cmath>

using namespace deltascope;

class TestEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { add_rows_of_instruction_sets(); }
    void init() { use_instruction_set_of_row(); }
    void equals_the_readable_pass_data();
    void equals_the_readable_pass();
    void cutting_the_work_changes_nothing();
    void slopes_equal_the_readable_pass();
    void nan_is_never_an_answer();
    void empty_set();
};

void TestEvaluation::equals_the_readable_pass_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::addColumn<int>("hidden_units");
    QTest::addColumn<int>("threads");
    for (const Functions &functions : all_functions())
        for (const int threads : {1, 2})
            QTest::addRow("%s, %d threads", name_of(functions).c_str(), threads)
                << functions << 10 + 20 * threads << threads;
    QTest::newRow("one hidden unit") << Functions{} << 1 << 0;
    QTest::newRow("many hidden units") << Functions{} << 300 << 0;
}

void TestEvaluation::equals_the_readable_pass()
{
    QFETCH(const Functions, functions);
    QFETCH(const int, hidden_units);
    QFETCH(const int, threads);
    const auto data = synthetic_data(203, 5);
    const Network<float> network{functions, initial_parameters(hidden_units, Init::He, 4)};
    const Evaluation evaluation = evaluate(network, *data, threads);

    const Network<double> exact = network.cast<double>();
    double loss = 0;
    int right = 0;
    Eigen::MatrixXi confusion = Eigen::MatrixXi::Zero(digit_count, digit_count);
    QCOMPARE(static_cast<int>(evaluation.answers.size()), data->size());
    for (int n = 0; n < data->size(); ++n) {
        const auto pass = forward(exact, data->x0<double>(n), one_hot<double>(data->label(n)));
        const int answer = evaluation.answers[static_cast<std::size_t>(n)];
        QVERIFY(pass.x2[answer] > pass.x2.maxCoeff() - 1e-5); // two outputs may be as good as equal
        loss += pass.loss / data->size();
        right += answer == data->label(n);
        ++confusion(data->label(n), answer);
    }
    QVERIFY(std::abs(evaluation.loss - loss) < 1e-5 * (1 + loss));
    QCOMPARE(evaluation.accuracy, static_cast<double>(right) / data->size());
    for (int digit = 0; digit < digit_count; ++digit)
        for (int answer = 0; answer < digit_count; ++answer)
            QCOMPARE(evaluation.confusion[static_cast<std::size_t>(digit)][static_cast<std::size_t>(answer)],
                     confusion(digit, answer));
}

void TestEvaluation::cutting_the_work_changes_nothing()
{
    const auto data = synthetic_data(150);
    const Network<float> network{{}, initial_parameters(30, Init::Scaled, 1)};
    Evaluator evaluator(network, std::make_shared<const SparseImages>(*data));
    while (!evaluator.advance(7))
        QVERIFY_THROWS_EXCEPTION(std::logic_error, evaluator.result());
    const Evaluation whole = evaluate(network, *data);
    QCOMPARE(evaluator.result().loss, whole.loss);
    QVERIFY(evaluator.result().answers == whole.answers);
}

// The first 150 of 200 images; 30 units leave padding in every instruction set's panels.
void TestEvaluation::slopes_equal_the_readable_pass()
{
    const auto data = synthetic_data(200);
    for (const Activation hidden : all_activations)
        for (const Activation output : output_activations) {
            const Network<float> network{with_output({.hidden = hidden}, output),
                                         initial_parameters(30, Init::Nielsen, 1)};
            Evaluator evaluator(network, std::make_shared<const SparseImages>(*data), 2, 150);
            evaluator.advance(150);
            double mean_abs_phi_prime1 = 0;
            double mean_abs_phi_prime2 = 0;
            const Network<double> exact = network.cast<double>();
            for (int n = 0; n < 150; ++n) {
                const auto pass = forward(exact, data->x0<double>(n), one_hot<double>(data->label(n)));
                mean_abs_phi_prime1 += phi_prime(hidden, pass.z1).cwiseAbs().mean() / 150;
                mean_abs_phi_prime2 += phi_prime(output, pass.z2).cwiseAbs().mean() / 150;
            }
            const Evaluation found = evaluator.result();
            QCOMPARE(found.answers.size(), std::size_t{150});
            QVERIFY(std::abs(found.mean_abs_phi_prime1 - mean_abs_phi_prime1) <
                    1e-5 + 1e-3 * mean_abs_phi_prime1);
            QVERIFY(std::abs(found.mean_abs_phi_prime2 - mean_abs_phi_prime2) <
                    1e-5 + 1e-3 * mean_abs_phi_prime2);
        }
}

void TestEvaluation::nan_is_never_an_answer()
{
    Network<float> network{{}, initial_parameters(30, Init::Scaled, 1)};
    network.parameters.b2.setConstant(std::nanf(""));
    network.parameters.b2[4] = 1;
    const Evaluation evaluation = evaluate(network, *synthetic_data(10));
    for (const int answer : evaluation.answers)
        QCOMPARE(answer, 4);
    QVERIFY(std::isnan(evaluation.loss));
}

void TestEvaluation::empty_set()
{
    const Network<float> network{{}, initial_parameters(30, Init::Scaled, 1)};
    const Evaluation evaluation = evaluate(network, Dataset{});
    QCOMPARE(evaluation.loss, 0.0);
    QCOMPARE(evaluation.accuracy, 0.0);
    QVERIFY(evaluation.answers.empty());
}

DELTASCOPE_TEST(TestEvaluation)
#include "test_evaluation.moc"
