// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/marking.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>

using namespace deltascope;

namespace {
Expression typed(const std::string &text)
{
    const auto read = read_expression(text);
    return std::holds_alternative<Expression>(read) ? std::get<Expression>(read) : Expression{NAN};
}

QByteArray codes(const Verdict &verdict)
{
    QByteArray all;
    for (const std::string_view code : verdict.codes())
        all += (all.isEmpty() ? "" : " ") + QByteArray(code.data(), static_cast<qsizetype>(code.size()));
    return all;
}

constexpr Entry delta2_0 = {Asked::delta2, 0};
constexpr Entry delta1_0 = {Asked::delta1, 0};
constexpr Entry w1_after = {Asked::after_W1, 0, 0};
} // namespace

/// All on Mazur's numbers: δ² = (0.13849856, −0.03809824), δ¹ = (0.00877135, 0.00995425), w¹₀₀ 0.15 →
/// 0.14978072.
class TestMarking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tolerances_data()
    {
        QTest::addColumn<Entry>("entry");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("right");
        const auto row = [](const Entry &entry, const char *answer, bool right) {
            QTest::addRow("%s = %s", to_string(entry).c_str(), answer)
                << entry << QString::fromUtf8(answer) << right;
        };
        row(delta2_0, "0.13849856", true);
        row(delta2_0, "0,1385", true);
        row(delta2_0, "1.385e-1", true);
        row(delta2_0, "0.138", true);
        row(delta2_0, "0.14", true); // half of 0.01 beside it
        row(delta2_0, "0.13", false);
        row(delta2_0, "0.1", false); // one digit says too little
        row(delta2_0, "1·10^-1", false);
        row(delta2_0, "1.4·10^-1", true);
        row(delta2_0, "0.1391", true);  // 4.3·10⁻³
        row(delta2_0, "0.1393", false); // 5.8·10⁻³
        row(delta2_0, "0.7413650696*0.7513650696*(1-0.7513650696)", true);
        row(delta2_0, "0.74*0.75*0.25", true); // 0.13875
        row(delta2_0, "0.14+0", false);        // an expression is not rounded
        row(delta2_0, "-0.13849856", false);
        row({Asked::delta2, 1}, "−0.0381", true);
        row({Asked::delta2, 1}, "-0,038", true);
        row({Asked::delta2, 1}, "-0.04", false);
        row({Asked::delta2, 1}, "-0.040", false);
        row({Asked::loss}, "0.298371109", true);
        row({Asked::loss}, "0.30", true);
        row({Asked::loss}, "0.3", false);
        row(w1_after, "0.149780716", true);
        row(w1_after, "0.14978", true); // 10⁻⁵ is less than a tenth of the change, 2.19·10⁻⁴
        row(w1_after, "0.14979", false);
        row(w1_after, "0.1498", false);
        row(w1_after, "0.150", false);
        row(w1_after, "0.15", false);
        row(w1_after, "0.15-0.5*0.000438568", true);
        row(w1_after, "0.15-0.5*0.00044", true);
        row(w1_after, "0.15-0.5*0.0005", false);
        row({Asked::after_W2, 0, 0}, "0.35891648", true);
        row({Asked::after_W2, 0, 0}, "0.359", true);
        row({Asked::after_W2, 0, 0}, "0.36", false);
        row({Asked::after_loss}, "0.280471447", true);
        row({Asked::after_loss}, "0.280", true); // 0.001 is less than a tenth of the change, 0.0179
        row({Asked::after_loss}, "0.28", false);
        row({Asked::after_loss}, "0.298371109", false);
        row({Asked::after_loss}, "0.291027774", false);
    }
    void tolerances()
    {
        QFETCH(const Entry, entry);
        QFETCH(const QString, answer);
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Verdict verdict = mark(mazur.task(), entry, typed(answer.toStdString()));
        QTEST(verdict.right, "right");
        QCOMPARE(verdict.expected, right_value(mazur.task(), entry));
        QVERIFY(verdict.follows_from.empty());
        QVERIFY(!verdict.right || verdict.mistakes.empty());
    }

    void too_few_digits_are_told()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        QVERIFY(mark(mazur.task(), w1_after, typed("0.15")).more_digits);
        QVERIFY(mark(mazur.task(), w1_after, typed("0.1498")).more_digits);
        QVERIFY(mark(mazur.task(), delta2_0, typed("0.1")).more_digits);
        QVERIFY(!mark(mazur.task(), w1_after, typed("0.1497")).more_digits);
        QVERIFY(!mark(mazur.task(), w1_after, typed("0.14978")).more_digits);
        QVERIFY(!mark(mazur.task(), delta2_0, typed("0.2")).more_digits);
    }

    void diagnoses_data()
    {
        QTest::addColumn<Entry>("entry");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QByteArray>("codes");
        const auto row = [](const Entry &entry, const char *answer, const char *codes) {
            QTest::addRow("%s = %s", to_string(entry).c_str(), answer)
                << entry << QString::fromUtf8(answer) << QByteArray(codes);
        };
        // Worked on a pocket calculator: x² = (0.751365, 0.772928), x¹ = (0.59327, 0.596884), φ′(z¹₀) =
        // 0.241301.
        row({Asked::z1, 0}, "0.0275", "M20");
        row({Asked::z1, 0}, "0.3825", "M22");     // 0.15·0.05 + 0.25·0.10 + 0.35
        row({Asked::z1, 0}, "0.3575", "M15 M17"); // without 0.20·0.10
        row({Asked::z1, 0}, "0.37", "M17");       // without 0.15·0.05
        row({Asked::x1, 0}, "0.3775", "M21");
        row({Asked::loss}, "0.596742", "M23");
        row({Asked::loss}, "0.274811", "M17 M23"); // output 0 alone, output 1 missing
        row(delta2_0, "0.741365", "M1");
        row(delta2_0, "−0.138499", "M9");
        row(delta2_0, "0.276997", "M14");
        row(delta2_0, "0.1615", "M8"); // φ′(0.751365) = 0.217890
        row({Asked::delta2, 1}, "-0.217072", "M1");
        row(delta1_0, "0.0363503", "M2"); // 0.4·0.138499 − 0.5·0.0380982
        row(delta1_0, "0.0453649", "M3"); // (0.4·0.741365 − 0.5·0.217072)·0.241301
        row(delta1_0, "0.178892", "M4");
        row(delta1_0, "-0.00459656", "M5 M17"); // 0.5·(−0.0380982)·0.241301: the target is output 1
        row(delta1_0, "0.0133679", "M15 M17");
        row(delta1_0, "0.0242266", "M6");
        row(delta1_0, "0.00923099", "M7"); // (0.4·0.138499 + 0.45·(−0.0380982))·0.241301
        row(delta1_0, "-0.00877135", "M9");
        row(delta1_0, "0.0074", "");
        row({Asked::dW2, 0, 0}, "0.439829", "M1");
        row({Asked::dW2, 0, 1}, "0.0826676", "M7"); // x¹₁ δ²₀
        row({Asked::db2, 0}, "0.100400", "M11");
        row({Asked::db2, 0}, "0.0830991", "M11"); // 0.6 δ²₀
        row({Asked::dW1, 0, 0}, "0.00181752", "M2");
        row(w1_after, "0.15021928", "M24");
        row(w1_after, "0.14956143", "M25");
        row(w1_after, "0.14989036", "M25"); // η twice
        row(w1_after, "0.15", "rounding");
        row({Asked::after_W2, 0, 0}, "0.44108352", "M24");
        row({Asked::after_loss}, "0.560942894", "M23");
        row(delta2_0, "7", "");
    }
    void diagnoses()
    {
        QFETCH(const Entry, entry);
        QFETCH(const QString, answer);
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Verdict verdict = mark(mazur.task(), entry, typed(answer.toStdString()));
        QVERIFY(!verdict.right);
        QTEST(codes(verdict), "codes");
    }

    void one_mistake_is_named_and_several_share_a_question()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const auto said = [&](const Entry &entry, const char *answer) {
            return std::string(mark(mazur.task(), entry, typed(answer)).sentence(entry.term));
        };
        QCOMPARE(said(delta1_0, "0.0363503"), std::string(sentence(Mistake::HiddenSlopeForgotten)));
        QCOMPARE(said(delta1_0, "-0.00459656"), std::string(common_question(Asked::delta1)));
        QCOMPARE(said(delta1_0, "5"), std::string());
        QCOMPARE(said(delta1_0, "0.00877135"), std::string());
    }

    // With weights that hardly move, M10 gives the right number: nothing is claimed, it is right.
    void a_mistake_that_changes_nothing_is_none()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Verdict verdict = mark(mazur.task(hand_rate, true), {Asked::after_loss}, typed("0.291027924"));
        QVERIFY(verdict.right);
        QVERIFY(verdict.mistakes.empty());
        // M2 where φ′ = 1.
        const WorkedPass relu(hand_example(HandNetwork::Mazur, 1, {Activation::Relu, Activation::Sigmoid}));
        QVERIFY(mark(relu.task(), delta1_0, typed(std::to_string(relu.pass.delta1[0] / relu.pass.x2[0])))
                    .codes() != std::vector<std::string_view>{"M2"});
        for (const auto &[mistake, value] : mistake_values(working_of(relu.task()), delta1_0))
            if (mistake == Mistake::HiddenSlopeForgotten)
                QCOMPARE(value, relu.pass.delta1[0]);
    }

    // Her own δ²₀ without slope, 0.741365: δ¹₀ = (0.4·0.741365 − 0.5·0.0380982)·0.241301 from it.
    void an_answer_may_follow_from_an_earlier_one()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{delta2_0, 0.741365}};
        const Verdict verdict = mark(mazur.task(), delta1_0, typed("0.0669604"), own);
        QVERIFY(verdict.right);
        QCOMPARE(verdict.follows_from, std::vector<Entry>{delta2_0});
        QVERIFY(std::abs(*verdict.followed - 0.0669604) < 1e-6);
        QVERIFY(std::abs(verdict.expected - 0.00877135) < 1e-8);
        QVERIFY(verdict.mistakes.empty());
        QVERIFY(!mark(mazur.task(), delta1_0, typed("0.0669604")).right);
    }

    // δ² answered wrongly, δ¹ never asked: the gradient of w¹₀₀ is 0.05 times the δ¹₀ that follows.
    void an_answer_may_follow_over_a_step_between()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{delta2_0, 0.741365}};
        const Verdict verdict = mark(mazur.task(), {Asked::dW1, 0, 0}, typed("0.00334802"), own);
        QVERIFY(verdict.right);
        QCOMPARE(verdict.follows_from, std::vector<Entry>{delta2_0});
    }

    // Of two answers that are equally wrong neither alone was needed, and what followed counted as right.
    void an_answer_may_follow_from_one_that_follows()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Entry db2_0{Asked::db2, 0, 0};
        const Answers own = {{delta2_0, 0.741365}, {db2_0, 0.741365}};
        const double bias = mazur.network.parameters.b2[0] - mazur.task().rate * 0.741365;
        const Verdict verdict = mark(mazur.task(), {Asked::after_b2, 0, 0}, typed(std::to_string(bias)), own);
        QVERIFY(verdict.right);
        QCOMPARE(verdict.follows_from, std::vector<Entry>{db2_0});
    }

    void an_answer_may_follow_to_the_end()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{{Asked::dW2, 0, 0}, 0.2}};
        const Verdict weight = mark(mazur.task(), {Asked::after_W2, 0, 0}, typed("0.3"), own);
        QVERIFY(weight.right);
        QCOMPARE(weight.follows_from, (std::vector<Entry>{{Asked::dW2, 0, 0}}));
        // The loss with w²₀₀ = 0.3 and all else as it should be, in a forward pass.
        Network<double> after = mazur.network;
        after.parameters = parameters_after(mazur.task());
        after.parameters.W2(0, 0) = 0.3;
        const double loss = forward(after, mazur.pass.x0, mazur.pass.y).loss;
        const Verdict verdict = mark(mazur.task(), {Asked::after_loss}, typed(std::to_string(loss)),
                                     {{{Asked::after_W2, 0, 0}, 0.3}});
        QVERIFY(verdict.right);
        QVERIFY(std::abs(*verdict.followed - loss) < 1e-12);
        QVERIFY(mark(mazur.task(), {Asked::after_loss}, typed(std::to_string(loss)), own).right);
    }

    void the_slope_may_be_made_of_an_own_activation()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{{Asked::x2, 0}, 0.6}};
        const auto follows = [&](const char *answer) {
            const Verdict verdict = mark(mazur.task(), delta2_0, typed(answer), own);
            return verdict.right && verdict.follows_from == std::vector<Entry>{{Asked::x2, 0}};
        };
        QVERIFY(follows("0.59*0.6*(1-0.6)"));
        QVERIFY(follows("0.59*0.186816")); // φ′(z²₀) as it stands on the screen
        QVERIFY(!follows("0.59*0.5*(1-0.5)"));
    }

    void of_several_wrong_answers_those_that_matter_are_named()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{{Asked::z1, 1}, 5}, {delta2_0, 0.741365}, {{Asked::delta2, 1}, -0.217072}};
        const Verdict both = mark(mazur.task(), delta1_0, typed("0.0453649"), own);
        QVERIFY(both.right);
        QCOMPARE(both.follows_from, (std::vector<Entry>{delta2_0, {Asked::delta2, 1}}));
        const Verdict one = mark(mazur.task(), delta1_0, typed("0.0669604"), own); // the other as shown
        QVERIFY(one.right);
        QCOMPARE(one.follows_from, std::vector<Entry>{delta2_0});
    }

    void right_earlier_answers_change_nothing()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{delta2_0, 0.1385}, {{Asked::delta2, 1}, -0.038}};
        const Verdict verdict = mark(mazur.task(), delta1_0, typed("0.00877"), own);
        QVERIFY(verdict.right);
        QVERIFY(verdict.follows_from.empty());
    }

    // With δ² = (0.138, −0.0381), both right, δ¹₀ becomes (0.4·0.138 − 0.5·0.0381)·0.241301 = 0.008723, which
    // is 5.5·10⁻³ beside the exact number.
    void rounding_that_was_right_is_right_further_on()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{delta2_0, 0.138}, {{Asked::delta2, 1}, -0.0381}};
        QVERIFY(!mark(mazur.task(), delta1_0, typed("0.008723+0")).right);
        const Verdict verdict = mark(mazur.task(), delta1_0, typed("0.008723+0"), own);
        QVERIFY(verdict.right);
        QVERIFY(verdict.follows_from.empty());
        QVERIFY(std::abs(*verdict.followed - 0.008723) < 1e-6);
    }

    // On his own δ²₀ he forgot the slope of the hidden unit: 0.4·0.741365 − 0.5·0.0380982.
    void mistakes_are_looked_for_on_the_students_own_numbers()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Verdict verdict = mark(mazur.task(), delta1_0, typed("0.277497"), {{delta2_0, 0.741365}});
        QVERIFY(!verdict.right);
        QCOMPARE(codes(verdict), QByteArray("M2"));
    }

    void later_answers_are_not_looked_at()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Answers own = {{delta1_0, 7}, {{Asked::after_loss}, 9}};
        QVERIFY(!mark(mazur.task(), delta2_0, typed("7"), own).right);
        QVERIFY(!mark(mazur.task(), delta1_0, typed("7"), own).right);
    }

    void what_is_nearly_zero_is_not_asked()
    {
        HandExample example = hand_example(HandNetwork::Mazur);
        example.x0[1] = 0;
        const WorkedPass pass(example);
        QVERIFY(can_be_asked(pass.task(), {Asked::dW1, 0, 0}));
        QVERIFY(!can_be_asked(pass.task(), {Asked::dW1, 1, 0}));
        QVERIFY(!can_be_asked(pass.task(), {Asked::after_W1, 1, 0}));
        QVERIFY(can_be_asked(pass.task(), {Asked::after_b1, 0}));
        QVERIFY(!can_be_asked(pass.task(hand_rate, true), {Asked::after_b1, 0}));
        example.network.functions.hidden = Activation::Relu;
        example.network.parameters.b1.setConstant(-5);
        const WorkedPass blocked(example);
        QVERIFY(!can_be_asked(blocked.task(), {Asked::delta1, 0}));
    }

    void directions()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        QVERIFY(direction_of(mazur.task(), delta2_0) == Direction::Positive);
        QVERIFY(direction_of(mazur.task(), {Asked::delta2, 1}) == Direction::Negative);
        QVERIFY(direction_of(mazur.task(), w1_after) == Direction::Negative); // it gets smaller
        QVERIFY(direction_of(mazur.task(), {Asked::after_W2, 0, 1}) == Direction::Positive);
        QVERIFY(direction_of(mazur.task(), {Asked::after_loss}) == Direction::Negative);
        QVERIFY(direction_of(mazur.task(hand_rate, true), {Asked::after_b1}) == Direction::Zero);
    }

    void names_of_entries()
    {
        QCOMPARE(to_string(delta1_0), std::string("delta1[0]"));
        QCOMPARE(to_string(Entry{Asked::after_W2, 1, 0}), std::string("after.W2[1,0]"));
        QCOMPARE(to_string(Entry{Asked::after_loss}), std::string("after.loss"));
        for (const Asked term : all_asked)
            QCOMPARE(asked_from(to_string(term)), std::optional(term));
        QVERIFY(!asked_from("x0"));
        QVERIFY(!asked_from("W1"));
    }
};

DELTASCOPE_TEST(TestMarking)
#include "test_marking.moc"
