// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/mistakes.h"
#include "tests/core/practice/plain_mistakes.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace deltascope;

namespace {
const MistakeRow *row_of(Mistake mistake, Asked term)
{
    const auto rows = mistake_rows();
    const auto found = std::ranges::find_if(
        rows, [&](const MistakeRow &row) { return row.mistake == mistake && row.term == term; });
    return found == rows.end() ? nullptr : &*found;
}

bool is_defined(const WorkedPass &worked, Mistake mistake, const Entry &entry, bool fixed_biases = false)
{
    const MistakeRow *row = row_of(mistake, entry.term);
    return row && row->defined(working_of(worked.task(hand_rate, fixed_biases)), entry);
}

WorkedPass mazur()
{
    return WorkedPass(hand_example(HandNetwork::Mazur));
}

void add_rows_of_networks()
{
    QTest::addColumn<Functions>("functions");
    QTest::addColumn<int>("network");
    for (const Functions &functions : all_functions())
        for (int network = 0; network < 5; ++network)
            QTest::addRow("%s, %s", name_of(functions).c_str(),
                          network < 4 ? to_string(all_hand_networks[static_cast<std::size_t>(network)]).data()
                                      : "784-30-10")
                << functions << network;
}

WorkedPass worked(const Functions &functions, int network, std::uint64_t seed)
{
    if (network == 4)
        return worked_digit(functions, seed);
    const auto hand = all_hand_networks[static_cast<std::size_t>(network)];
    return WorkedPass(hand_example(hand, seed, functions));
}
} // namespace

class TestMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Each formula of the table against the rule in loops with that one slip.
    void formulas_as_in_loops_data() { add_rows_of_networks(); }
    void formulas_as_in_loops()
    {
        QFETCH(const Functions, functions);
        QFETCH(const int, network);
        for (const std::uint64_t seed : {1, 2, 3})
            for (const bool fixed_biases : {false, true}) {
                const WorkedPass pass = worked(functions, network, seed);
                const Task task = pass.task(0.3, fixed_biases);
                const plain::SloppyPass sloppy(task);
                for (const MistakeRow &row : mistake_rows())
                    for (const Entry &entry : entries_of(pass.network.parameters, row.term, 7))
                        compare(row, entry, working_of(task), sloppy);
            }
    }

    void rules_as_in_the_pass_data() { add_rows_of_networks(); }
    void rules_as_in_the_pass()
    {
        QFETCH(const Functions, functions);
        QFETCH(const int, network);
        for (const bool fixed_biases : {false, true}) {
            const WorkedPass pass = worked(functions, network, 4);
            const Task task = pass.task(0.3, fixed_biases);
            const Working working = working_of(task);
            for (const Asked term : all_asked)
                for (const Entry &entry : entries_of(pass.network.parameters, term, 7))
                    QVERIFY2(plain::close(value_from(working, entry), right_value(task, entry), 100),
                             to_string(entry).c_str());
        }
    }

    void every_mistake_has_a_term_and_a_sentence()
    {
        for (std::size_t i = 0; i < mistake_count; ++i) {
            const auto mistake = static_cast<Mistake>(i);
            QVERIFY(std::ranges::any_of(mistake_rows(),
                                        [&](const MistakeRow &row) { return row.mistake == mistake; }));
            QVERIFY(sentence(mistake).ends_with('?'));
        }
        for (const Asked term : all_asked) {
            QVERIFY(
                std::ranges::any_of(mistake_rows(), [&](const MistakeRow &row) { return row.term == term; }));
            QVERIFY(common_question(term).ends_with('?'));
        }
    }

    void codes_of_the_literature()
    {
        std::set<std::string_view> codes;
        for (std::size_t i = 0; i < mistake_count; ++i)
            codes.insert(code_of(static_cast<Mistake>(i)));
        for (const std::string_view code : codes)
            QVERIFY(!words_for(code).empty());
        const std::set<std::string_view> expected = {
            "M1",  "M2",  "M3",  "M4",  "M5",  "M6",  "M7",  "M8",  "M9",  "M10", "M11",
            "M13", "M14", "M15", "M17", "M20", "M21", "M22", "M23", "M24", "M25", "rounding"};
        QCOMPARE(codes, expected);
    }

    void no_row_occurs_twice()
    {
        std::set<std::pair<Asked, Mistake>> rows;
        for (const MistakeRow &row : mistake_rows())
            QVERIFY(rows.emplace(row.term, row.mistake).second);
    }

    void where_square_shapes_are_needed_data()
    {
        QTest::addColumn<Mistake>("mistake");
        QTest::addColumn<Asked>("term");
        QTest::newRow("M4") << Mistake::ErrorOfSameUnit << Asked::delta1;
        QTest::newRow("M7") << Mistake::Transposed << Asked::delta1;
        QTest::newRow("M7, gradient") << Mistake::Transposed << Asked::dW2;
        QTest::newRow("M15") << Mistake::ElementWise << Asked::delta1;
        QTest::newRow("M15, forward") << Mistake::ElementWise << Asked::z2;
        QTest::newRow("M22") << Mistake::TransposedForward << Asked::z2;
    }
    void where_square_shapes_are_needed()
    {
        QFETCH(const Mistake, mistake);
        QFETCH(const Asked, term);
        QVERIFY(is_defined(mazur(), mistake, {term}));
        QVERIFY(is_defined(WorkedPass(hand_example(HandNetwork::ThreeTwoTwo)), mistake, {term}));
        QVERIFY(!is_defined(WorkedPass(hand_example(HandNetwork::FourThreeTwo)), mistake, {term}));
        QVERIFY(!is_defined(worked_digit({}, 1), mistake, {term}));
    }

    void where_W1_must_be_square()
    {
        for (const Mistake mistake : {Mistake::TransposedForward, Mistake::ElementWise}) {
            QVERIFY(is_defined(mazur(), mistake, {Asked::z1}));
            QVERIFY(!is_defined(WorkedPass(hand_example(HandNetwork::ThreeTwoTwo)), mistake, {Asked::z1}));
        }
    }

    void only_the_target_needs_one_that_is_larger()
    {
        const HandExample example = hand_example(HandNetwork::Mazur);
        QVERIFY(is_defined(mazur(), Mistake::OnlyTheTarget, {Asked::delta1}));
        const WorkedPass equal(example.network, example.x0, Vector<double>::Constant(2, 0.5));
        QVERIFY(!is_defined(equal, Mistake::OnlyTheTarget, {Asked::delta1}));
    }

    void bias_times_delta_needs_a_bias()
    {
        HandExample example = hand_example(HandNetwork::Mazur);
        example.network.parameters.b2[1] = 0;
        const WorkedPass pass(example);
        for (const Asked term : {Asked::db2, Asked::after_b2}) {
            QVERIFY(is_defined(pass, Mistake::BiasTimesDelta, {term, 0}));
            QVERIFY(!is_defined(pass, Mistake::BiasTimesDelta, {term, 1}));
        }
    }

    void fixed_biases_are_not_updated_wrongly()
    {
        for (const MistakeRow &row : mistake_rows())
            if (row.term == Asked::after_b1 || row.term == Asked::after_b2)
                QVERIFY(!is_defined(mazur(), row.mistake, {row.term}, true));
    }

    void the_slope_is_a_factor_of_the_quadratic_cost()
    {
        const WorkedPass other(hand_example(HandNetwork::Mazur, 1,
                                            {Activation::Sigmoid, Activation::Sigmoid, Cost::CrossEntropy}));
        for (const Mistake mistake : {Mistake::OutputSlopeForgotten, Mistake::FactorTwo,
                                      Mistake::SlopeAtActivation, Mistake::SlopeInZ}) {
            QVERIFY(is_defined(mazur(), mistake, {Asked::delta2}));
            QVERIFY(!is_defined(other, mistake, {Asked::delta2}));
        }
        QVERIFY(is_defined(other, Mistake::SlopeAgain, {Asked::delta2}));
        QVERIFY(!is_defined(mazur(), Mistake::SlopeAgain, {Asked::delta2}));
    }

    void long_sums_are_not_searched_for_a_missing_summand()
    {
        QVERIFY(is_defined(mazur(), Mistake::SummandMissing, {Asked::z1}));
        QVERIFY(!is_defined(worked_digit({}, 1), Mistake::SummandMissing, {Asked::z1}));
        QVERIFY(!is_defined(worked_digit({}, 1), Mistake::SummandMissing, {Asked::z2}));
        QVERIFY(is_defined(worked_digit({}, 1), Mistake::SummandMissing, {Asked::delta1}));
    }

private:
    static bool has_parts(Mistake mistake)
    {
        return mistake == Mistake::SummandMissing || mistake == Mistake::OneOutputsError;
    }

    static void compare(const MistakeRow &row, const Entry &entry, const Working &working,
                        const plain::SloppyPass &sloppy)
    {
        if (!row.defined(working, entry))
            return;
        const Values values = row.values(working, entry);
        QVERIFY(!values.empty());
        const std::size_t compared = has_parts(row.mistake) ? values.size() : 1;
        for (std::size_t part = 0; part < compared; ++part) {
            const plain::Real expected = sloppy.value(row.mistake, entry, static_cast<int>(part));
            if (!std::isfinite(static_cast<double>(expected)))
                continue;
            QVERIFY2(std::abs(values[part] - expected) <=
                         1e-10L * std::max<plain::Real>(1, std::abs(expected)),
                     qPrintable(QStringLiteral("%1 at %2: %3, not %4")
                                    .arg(QString::fromLatin1(code_of(row.mistake).data()),
                                         QString::fromStdString(to_string(entry)))
                                    .arg(values[part])
                                    .arg(static_cast<double>(expected))));
        }
    }
};

DELTASCOPE_TEST(TestMistakes)
#include "test_mistakes.moc"
