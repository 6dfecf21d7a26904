// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/levels.h"
#include "core/practice/worksheet/sheet_slip.h"
#include "tests/core/network/examples.h"
#include "tests/core/practice/worksheet/hand_sheet.h"
#include "tests/core/practice/worksheet/paper_student.h"
#include "tests/suite.h"

#include <QTest>

#include <set>

using namespace deltascope;

namespace {
std::vector<SheetNumber> numbers_of(const Sheet &sheet)
{
    std::vector<SheetNumber> all;
    for (const SheetStep &step : sheet.steps)
        all.insert(all.end(), step.numbers.begin(), step.numbers.end());
    return all;
}

QString shown(const SheetNumber &number)
{
    return QString::fromStdString(to_string(number.entry) + " = " +
                                  paper_text(rounding_of(number.entry.term), number.value));
}

/// The first number that a student who sees the paper alone does not get digit for digit; empty if none.
QString first_difference(const Sheet &sheet)
{
    paper::Student student(sheet);
    for (const SheetNumber &number : numbers_of(sheet)) {
        const std::string printed = paper_text(rounding_of(number.entry.term), number.value);
        const std::string mine = student.work(number.entry);
        if (mine != paper::rounded(paper::read(printed), is_after(number.entry.term)))
            return shown(number) + QStringLiteral(", by hand ") + QString::fromStdString(mine);
    }
    return {};
}

std::set<Asked> blank_terms(const Sheet &sheet)
{
    std::set<Asked> terms;
    for (const SheetNumber &number : numbers_of(sheet))
        if (number.blank > 0)
            terms.insert(number.entry.term);
    return terms;
}

Sheet digit_sheet(std::uint64_t seed, int level, Convention convention = Convention::InputsFirst)
{
    const Functions functions;
    return make_sheet({random_network(functions, pixel_count, 30, 3), random_image(pixel_count, 4) / 20,
                       one_hot<double>(7), 3.0, false},
                      {level, convention, 0}, seed);
}
} // namespace

/// A pass on paper.
class TestSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void working_with_the_printed_numbers_gives_the_key_for_a_thousand_seeds()
    {
        const std::array names = {HandNetwork::TwoTwoTwo, HandNetwork::ThreeTwoTwo,
                                  HandNetwork::FourThreeTwo};
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            const Sheet sheet = hand_sheet(names[seed % names.size()], seed, {7, Convention::InputsFirst, 0});
            const QString difference = first_difference(sheet);
            QVERIFY2(difference.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(difference)));
        }
    }

    void so_it_does_with_other_functions()
    {
        const std::array functions = {Functions{Activation::Tanh, Activation::Tanh, Cost::Quadratic},
                                      Functions{Activation::Relu, Activation::Sigmoid, Cost::CrossEntropy},
                                      Functions{Activation::Linear, Activation::Softmax, Cost::LogLikelihood},
                                      Functions{Activation::Sigmoid, Activation::Linear, Cost::Quadratic}};
        for (const Functions &each : functions)
            for (std::uint64_t seed = 1; seed <= 100; ++seed) {
                const bool fixed = seed % 2 == 0;
                const Sheet sheet =
                    hand_sheet(HandNetwork::ThreeTwoTwo, seed, {7, Convention::UnitsFirst, 1}, each, fixed);
                const QString difference = first_difference(sheet);
                QVERIFY2(difference.isEmpty(),
                         qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(difference)));
            }
    }

    void mazurs_numbers()
    {
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, {7, Convention::InputsFirst, 0});
        QVERIFY(first_difference(sheet).isEmpty());
        QStringList texts;
        for (const SheetNumber &number : numbers_of(sheet))
            texts << shown(number);
        for (const char *expected :
             {"z1[0] = 0.3775", "x1[0] = 0.5933", "delta2[0] = 0.1385", "delta2[1] = −0.03811"})
            QVERIFY2(texts.contains(QString::fromUtf8(expected)), qPrintable(texts.join(QLatin1Char('\n'))));
    }

    void each_level_leaves_out_more()
    {
        std::size_t before = 0;
        for (const int number : {2, 3, 4, 6, 7}) {
            const Sheet sheet = hand_sheet(HandNetwork::TwoTwoTwo, 5, {number, Convention::InputsFirst, 0});
            const std::set<Asked> blank = blank_terms(sheet);
            QVERIFY(blank.size() > before);
            before = blank.size();
            for (const Asked term : blank)
                QVERIFY(level(number).hides(term));
        }
        QCOMPARE(before, all_asked.size());
        QVERIFY(blank_terms(hand_sheet(HandNetwork::TwoTwoTwo, 5, {0, Convention::InputsFirst, 0})).empty());
    }

    void a_prediction_asks_for_signs()
    {
        const Sheet sheet = hand_sheet(HandNetwork::TwoTwoTwo, 5, {1, Convention::InputsFirst, 0});
        QVERIFY(sheet.blanks() > 0);
        for (const SheetNumber &number : numbers_of(sheet)) {
            QCOMPARE(number.sign, number.blank > 0);
            if (number.blank > 0)
                QVERIFY(number.entry.term >= Asked::delta2);
        }
    }

    void blanks_are_counted_in_reading_order()
    {
        for (const Convention convention : all_conventions) {
            const Sheet sheet = hand_sheet(HandNetwork::FourThreeTwo, 2, {7, convention, 0});
            int last = 0;
            for (const SheetNumber &number : numbers_of(sheet))
                if (number.blank > 0)
                    QCOMPARE(number.blank, ++last);
            QCOMPARE(sheet.blanks(), last);
            QCOMPARE(sheet.blank(1)->entry, (Entry{Asked::z1, 0, 0}));
            QVERIFY(!sheet.blank(0) && !sheet.blank(last + 1));
        }
    }

    // W as units×inputs has a row for each unit: its numbers are written and counted along it.
    void units_first_writes_weights_unit_by_unit()
    {
        const auto entries = [](Convention convention) {
            std::vector<Entry> all;
            for (const SheetNumber &number :
                 numbers_of(hand_sheet(HandNetwork::ThreeTwoTwo, 1, {3, convention, 0})))
                if (number.entry.term == Asked::dW1)
                    all.push_back(number.entry);
            return all;
        };
        const auto first = entries(Convention::InputsFirst), second = entries(Convention::UnitsFirst);
        QCOMPARE(first.at(1), (Entry{Asked::dW1, 0, 1}));
        QCOMPARE(second.at(1), (Entry{Asked::dW1, 1, 0}));
        QCOMPARE(second.at(3), (Entry{Asked::dW1, 0, 1}));
    }

    void biases_that_stay_are_not_asked_for()
    {
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, {2, Convention::InputsFirst, 0}, {}, true);
        for (const SheetNumber &number : numbers_of(sheet))
            QVERIFY(number.entry.term != Asked::after_b1 && number.entry.term != Asked::after_b2);
    }

    void of_a_large_network_the_seed_chooses_the_entries()
    {
        const Sheet sheet = digit_sheet(1, 7);
        QCOMPARE(sheet.inputs.size(), std::size_t(2));
        QCOMPARE(sheet.units.size(), std::size_t(2));
        QVERIFY(sheet.inputs != digit_sheet(2, 7).inputs || sheet.units != digit_sheet(2, 7).units);
        QCOMPARE(digit_sheet(1, 7).inputs, sheet.inputs);
        for (const int input : sheet.inputs)
            QVERIFY(sheet.pass.x0[input] > 0);
        const std::set<Asked> blank = blank_terms(sheet);
        for (const Asked term : {Asked::x1, Asked::x2, Asked::delta2, Asked::delta1, Asked::dW1})
            QVERIFY(blank.contains(term));
        for (const Asked term : {Asked::z1, Asked::z2, Asked::after_loss})
            QVERIFY(!blank.contains(term));
    }

    // Where one output alone was far from its target, any were chosen, of which nothing could be asked.
    void of_outputs_that_are_small_beside_one_the_largest_are_chosen()
    {
        Network<double> network = random_network({}, pixel_count, 30, 3);
        network.parameters.b2.setConstant(-20);
        network.parameters.b2[4] = -10;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Sheet sheet =
                make_sheet({network, random_image(pixel_count, 4) / 20, one_hot<double>(7), 3.0, false},
                           {7, {}, 0}, seed);
            QCOMPARE(sheet.outputs, (std::vector<int>{4, 7}));
        }
    }

    void a_sheet_without_blanks_lacks_them_unless_all_is_shown()
    {
        QVERIFY(!digit_sheet(1, 0).lacks_blanks());
        QVERIFY(!digit_sheet(1, 2).lacks_blanks());
        const Network<double> network = random_network({}, pixel_count, 30, 3);
        const SheetSource source = {network, random_image(pixel_count, 4) / 20, one_hot<double>(7), 1e-9,
                                    false};
        QVERIFY(make_sheet(source, {2, Convention::InputsFirst, 0}, 1).lacks_blanks());
        QVERIFY(!make_sheet(source, {8, Convention::InputsFirst, 0}, 1).lacks_blanks());
    }

    // What a sheet of a part shows is enough to work out what it asks for.
    void a_part_of_a_large_network_can_be_worked_out()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Sheet sheet = digit_sheet(seed, 7);
            paper::Student student(sheet);
            for (const SheetNumber &number : numbers_of(sheet)) {
                const std::string printed = paper_text(rounding_of(number.entry.term), number.value);
                if (number.blank == 0) { // read from the paper
                    student.own[number.entry] = paper::read(printed);
                    continue;
                }
                QCOMPARE(student.work(number.entry),
                         paper::rounded(paper::read(printed), is_after(number.entry.term)));
            }
        }
    }

    // A student sees no more than the sheet: of the sums over a whole layer none could be found wrong.
    void on_level_8_the_slip_of_a_large_network_can_be_found_on_paper()
    {
        std::set<Asked> slipped;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Sheet sheet = digit_sheet(seed, 8);
            QVERIFY(sheet.slip);
            paper::Student student(sheet);
            std::set<Asked> wrong;
            for (const SheetNumber &number : numbers_of(sheet)) {
                const std::string printed = paper_text(rounding_of(number.entry.term), number.value);
                const bool is_sum = number.entry.term == Asked::z1 || number.entry.term == Asked::z2;
                if (!is_sum && student.work(number.entry) !=
                                   paper::rounded(paper::read(printed), is_after(number.entry.term)))
                    wrong.insert(number.entry.term);
                student.own[number.entry] = paper::read(printed);
            }
            QCOMPARE(wrong, std::set<Asked>{term_of(sheet.slip->step)});
            slipped.insert(term_of(sheet.slip->step));
        }
        QVERIFY(slipped.size() >= 4);
    }

    // Saturated outputs: δ² is far below 10⁻¹³, and not 0.
    void a_delta_that_is_nearly_nothing_is_printed()
    {
        HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1);
        example.network.parameters.b2 << -34, -35;
        example.y << 0, 0;
        const Sheet sheet = make_sheet({example.network, example.x0, example.y, hand_rate, false},
                                       {0, Convention::InputsFirst, 0}, 1);
        QVERIFY2(first_difference(sheet).isEmpty(), qPrintable(first_difference(sheet)));
        for (const SheetNumber &number : numbers_of(sheet))
            if (number.entry.term == Asked::delta2) {
                QVERIFY(number.value > 0 && number.value < 1e-13);
                QVERIFY(shown(number).contains(QString::fromUtf8("·10⁻")));
            }
    }

    void a_sum_that_is_zero_is_printed_as_zero()
    {
        HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1);
        example.x0 << 0.7, 1;
        example.network.parameters.W1.col(0) << 0.1, -0.07;
        example.network.parameters.b1[0] = 0;
        const Sheet sheet = make_sheet({example.network, example.x0, example.y, hand_rate, false},
                                       {0, Convention::InputsFirst, 0}, 1);
        QCOMPARE(shown(numbers_of(sheet).front()), QStringLiteral("z1[0] = 0"));
    }

    // One step does not follow from the numbers before it, and it is the one that the sheet says.
    void on_level_8_one_step_has_a_wrong_rule()
    {
        std::set<Asked> slipped;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const Sheet sheet = hand_sheet(seed % 2 == 0 ? HandNetwork::TwoTwoTwo : HandNetwork::ThreeTwoTwo,
                                           seed, {8, Convention::InputsFirst, 0});
            QVERIFY(sheet.slip);
            QCOMPARE(sheet.blanks(), 1);
            paper::Student student(sheet);
            std::set<Asked> wrong;
            for (const SheetNumber &number : numbers_of(sheet)) {
                QCOMPARE(number.blank, 0);
                const std::string printed = paper_text(rounding_of(number.entry.term), number.value);
                if (student.work(number.entry) !=
                    paper::rounded(paper::read(printed), is_after(number.entry.term)))
                    wrong.insert(number.entry.term);
                student.own[number.entry] = paper::read(printed); // and goes on with what is printed
            }
            QCOMPARE(wrong, std::set<Asked>{term_of(sheet.slip->step)});
            slipped.insert(term_of(sheet.slip->step));
        }
        QVERIFY(slipped.size() >= 6);
    }

    void a_step_is_named_by_its_letter()
    {
        const Sheet sheet = hand_sheet(HandNetwork::Mazur, 1, {8, Convention::InputsFirst, 0});
        QCOMPARE(letter_of(sheet, Asked::z1), 'A');
        QCOMPARE(letter_of(sheet, Asked::delta1), 'G');
        for (const char *answer : {"G", "g", "delta1", "δ¹"})
            QVERIFY(step_named(sheet, answer) == Asked::delta1);
        for (const char *answer : {"", "Z", "GG", "7"})
            QVERIFY(!step_named(sheet, answer));
    }

    // z¹ = 0 and an output that has nothing to learn: their gradients are printed.
    void numbers_that_are_nearly_zero_are_not_asked_for()
    {
        HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1);
        example.x0[0] = 0;
        const Sheet sheet = make_sheet({example.network, example.x0, example.y, hand_rate, false},
                                       {3, Convention::InputsFirst, 0}, 1);
        for (const SheetNumber &number : numbers_of(sheet))
            if (number.entry.term == Asked::dW1)
                QCOMPARE(number.blank > 0, number.entry.row == 1);
    }
};

DELTASCOPE_TEST(TestSheet)
#include "test_sheet.moc"
