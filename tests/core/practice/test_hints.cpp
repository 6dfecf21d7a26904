// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/expression.h"
#include "core/practice/hints.h"
#include "core/practice/questions.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace deltascope;

namespace {
std::string shown(double value)
{
    QString text = QString::number(value, 'g', 12);
    return text.replace(QLatin1Char('-'), QChar(0x2212)).toStdString();
}

// What is written for people, typed as the reader takes it; nothing where it has a function in it.
std::optional<std::string> typeable(std::string text)
{
    const auto replace = [&text](std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
            text.replace(at, from.size(), to);
    };
    replace("½", "1/2");
    replace("e^", "2.718281828459045^");
    const bool has_function = text.find("ln") != text.npos || text.find("φ") != text.npos ||
                              text.find("tanh") != text.npos || text.find("…") != text.npos;
    return has_function ? std::nullopt : std::optional(text);
}
} // namespace

class TestHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The product written out, typed in, is the right answer.
    void the_product_works_out_to_the_right_value()
    {
        int compared = 0;
        for (const Functions &functions : all_functions())
            for (const HandNetwork name : all_hand_networks)
                for (const bool fixed_biases : {false, true}) {
                    const WorkedPass worked(hand_example(name, 2, functions));
                    const Task task = worked.task(hand_rate, fixed_biases);
                    for (const Asked term : all_asked)
                        for (const Entry &entry : entries_of(worked.network.parameters, term, 40)) {
                            const auto text = typeable(hint_product(task, entry, shown));
                            if (!text)
                                continue;
                            const auto read = read_expression(*text);
                            QVERIFY2(std::holds_alternative<Expression>(read), text->c_str());
                            const double right = right_value(task, entry);
                            QVERIFY2(std::abs(std::get<Expression>(read).value - right) <=
                                         1e-9 * std::max(1.0, std::abs(right)),
                                     text->c_str());
                            ++compared;
                        }
                }
        QVERIFY(compared > 2000);
    }

    void products_as_written()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const auto text = [&](const Entry &entry) {
            return hint_product(mazur.task(), entry,
                                [](double value) { return QString::number(value, 'g', 3).toStdString(); });
        };
        QCOMPARE(text({Asked::z1, 0}), std::string("0.15·0.05 + 0.2·0.1 + 0.35"));
        QCOMPARE(text({Asked::x1, 0}), std::string("1 / (1 + e^(-0.378))"));
        QCOMPARE(text({Asked::loss}), std::string("½·((0.751 − 0.01)² + (0.773 − 0.99)²)"));
        QCOMPARE(text({Asked::delta2, 0}), std::string("(0.751 − 0.01)·0.187"));
        QCOMPARE(text({Asked::delta1, 0}), std::string("(0.4·0.138 + 0.5·(-0.0381))·0.241"));
        QCOMPARE(text({Asked::dW1, 1, 0}), std::string("0.1·0.00877"));
        QCOMPARE(text({Asked::after_W2, 0, 1}), std::string("0.5 − 0.5·(-0.0226)"));
    }

    void long_sums_are_cut_to_their_largest_summands()
    {
        const WorkedPass digit = worked_digit({}, 3);
        const std::string text = hint_product(digit.task(), {Asked::z1, 4}, shown);
        QCOMPARE(std::count(text.begin(), text.end(), '+'), 11);
        QVERIFY(text.find(" + … + ") != text.npos);
    }

    void the_numbers_of_delta1()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const std::vector<TermEntry> expected = {{Term::W2, 1, 0},
                                                 {Term::delta2, 0, 0},
                                                 {Term::W2, 1, 1},
                                                 {Term::delta2, 1, 0},
                                                 {Term::phi_prime_z1, 1, 0}};
        QVERIFY(hint_numbers(mazur.task(), {Asked::delta1, 1}) == expected);
    }

    // What the hint lights up is what the step reads.
    void the_numbers_are_those_that_the_step_reads()
    {
        for (const Functions &functions : all_functions()) {
            const WorkedPass worked(hand_example(HandNetwork::FourThreeTwo, 1, functions));
            const std::vector<Step> all = steps(functions);
            for (const Asked term : all_asked) {
                const auto step = std::ranges::find(all, step_of(term), &Step::id);
                for (const Entry &entry : entries_of(worked.network.parameters, term, 40)) {
                    const auto numbers = hint_numbers(worked.task(), entry);
                    QVERIFY(!numbers.empty());
                    for (const TermEntry &number : numbers)
                        QVERIFY(std::ranges::find(step->reads, number.term) != step->reads.end());
                }
            }
        }
    }

    void pixels_without_ink_are_left_out()
    {
        const WorkedPass digit = worked_digit({}, 3);
        const auto ink = (digit.pass.x0.array() != 0).count();
        QVERIFY(ink > 0 && ink < pixel_count);
        QCOMPARE(static_cast<Eigen::Index>(hint_numbers(digit.task(), {Asked::z1, 4}).size()), 2 * ink + 1);
    }

    void four_different_rules_to_choose_from()
    {
        for (const Functions &functions : all_functions())
            for (const Asked term : all_asked) {
                std::set<std::size_t> places;
                for (std::uint64_t seed = 0; seed < 60; ++seed) {
                    const auto choices = rule_choices(functions, term, seed);
                    QCOMPARE(choices, rule_choices(functions, term, seed));
                    std::set<std::string_view> rules;
                    for (const Asked choice : choices)
                        rules.insert(rule_of(functions, choice));
                    QCOMPARE(rules.size(), std::size_t{4});
                    QVERIFY(!rules.contains(""));
                    const auto found = std::ranges::find(choices, term);
                    QVERIFY(found != choices.end());
                    places.insert(static_cast<std::size_t>(found - choices.begin()));
                }
                QCOMPARE(places.size(), std::size_t{4});
            }
    }

    void questions_in_words_have_four_answers()
    {
        QCOMPARE(word_questions().front().code, std::string_view("M10"));
        for (const std::string_view asked : {"M12", "M16", "M18", "M19"}) // which no single number shows
            QCOMPARE(std::ranges::count(word_questions(), asked, &WordQuestion::code), 1);
        for (const WordQuestion &question : word_questions()) {
            QVERIFY(question.question.ends_with('?'));
            const std::set<std::string_view> answers(question.answers.begin(), question.answers.end());
            QCOMPARE(answers.size(), std::size_t{4});
        }
    }
};

DELTASCOPE_TEST(TestHints)
#include "test_hints.moc"
