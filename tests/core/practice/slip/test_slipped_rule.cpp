// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slipped_rule.h"

#include "core/network/convention.h"
#include "core/practice/questions.h"
#include "core/practice/slip/offered_slips.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <set>

using namespace deltascope;

/// The wrong rules, written as formulas.
class TestSlippedRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_is_another_rule_for_the_same_number()
    {
        std::set<std::string> wordsOnly;
        for (const Functions &functions :
             {Functions{Activation::Sigmoid, Activation::Sigmoid, Cost::Quadratic},
              Functions{Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy},
              Functions{Activation::Relu, Activation::Softmax, Cost::LogLikelihood}}) {
            const WorkedPass worked = {random_network(functions, digit_count, digit_count, 4),
                                       random_image(digit_count, 5), one_hot<double>(3)};
            std::set<std::string_view> seen;
            for (const Slip &slip : offered_slips(worked.task())) {
                const std::string_view wrong = slipped_rule(functions, slip);
                if (wrong.empty()) {
                    wordsOnly.emplace(
                        std::string(to_string(slip.step)).append(" ").append(code_of(slip.mistake)));
                    continue;
                }
                QVERIFY(seen.insert(wrong).second); // no two of them are alike
                if (slip.step == StepId::update)
                    continue; // which has one rule for four terms
                const std::string_view right = rule_of(functions, term_of(slip.step));
                QVERIFY(wrong != right);
                QCOMPARE(wrong.substr(0, wrong.find('=')), right.substr(0, right.find('=')));
            }
            QVERIFY(seen.size() > 15);
        }
        // φ of the other layer, and the one summand of the target.
        QCOMPARE(wordsOnly, (std::set<std::string>{"delta1 M5", "x1 M21", "x2 M21"}));
    }

    // Exchanged indices are exchanged in the other convention too, and there are those of the right rule
    // here.
    void the_other_convention_exchanges_its_indices()
    {
        QCOMPARE(slipped_rule({}, {StepId::z2, Mistake::TransposedForward}),
                 std::string_view("z²ₖ = Σⱼ w²ₖⱼ x¹ⱼ + b²ₖ"));
        QCOMPARE(written(rule_of({}, Asked::z2), Convention::UnitsFirst, Names::XPhi),
                 std::string(slipped_rule({}, {StepId::z2, Mistake::TransposedForward})));
    }
};

DELTASCOPE_TEST(TestSlippedRule)
#include "test_slipped_rule.moc"
