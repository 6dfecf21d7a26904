// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/offered_slips.h"

#include "core/practice/slip/slip_marking.h"
#include "core/practice/slip/slip_sentences.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <map>
#include <set>

using namespace deltascope;

namespace {
std::set<StepId> steps_only_in(const std::vector<Slip> &some, const std::vector<Slip> &others)
{
    std::set<StepId> steps;
    for (const Slip &slip : some)
        steps.insert(slip.step);
    for (const Slip &slip : others)
        steps.erase(slip.step);
    return steps;
}
} // namespace

/// Which slips can be looked for, and what is said to a named one.
class TestOfferedSlips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_does_not_show_is_not_offered()
    {
        WorkedPass worked(hand_example(HandNetwork::ThreeTwoTwo, 4));
        const auto offers = [&worked](StepId step, Mistake mistake) {
            const auto offered = offered_slips(worked.task());
            return std::ranges::find(offered, Slip{step, mistake}) != offered.end();
        };
        QVERIFY(offers(StepId::z1, Mistake::BiasForgotten));
        QVERIFY(!offers(StepId::z1, Mistake::TransposedForward)); // W¹ is not square
        QVERIFY(!offers(StepId::x1, Mistake::OtherLayersPhi));    // both have the same
        QVERIFY(!offers(StepId::delta2, Mistake::SlopeAgain));    // the cost is quadratic
        worked.network.parameters.b1.setZero();
        worked.pass = backpropagate(worked.network, worked.pass.x0, worked.pass.y);
        QVERIFY(!offers(StepId::z1, Mistake::BiasForgotten));
        worked.network.functions.hidden = Activation::Linear;
        worked.pass = backpropagate(worked.network, worked.pass.x0, worked.pass.y);
        QVERIFY(!offers(StepId::x1, Mistake::PhiForgotten));
        QVERIFY(!offers(StepId::delta1, Mistake::HiddenSlopeForgotten));
    }

    void only_the_slip_itself_is_marked_right_for_200_seeds()
    {
        std::set<std::pair<StepId, Mistake>> seen;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const WorkedPass worked(hand_example(all_hand_networks[seed % all_hand_networks.size()], seed));
            const Task task = worked.task();
            const std::vector<Slip> offered = offered_slips(task);
            const Slip slip = slip_from(offered, seed);
            QCOMPARE(slip_from(offered, seed), slip);
            seen.emplace(slip.step, slip.mistake);
            int right = 0;
            for (const Slip &named : offered) {
                const SlipMark mark = mark_slip(task, slip, named);
                const auto &[at, shown, by_rule, truth] = mark.evidence;
                const double size = std::max({std::abs(shown), std::abs(by_rule), 1e-12});
                const bool follows = std::abs(shown - by_rule) <= 1e-9 * size;
                right += mark.verdict == SlipVerdict::Right ? 1 : 0;
                QCOMPARE(mark.verdict == SlipVerdict::Right, named == slip);
                QCOMPARE(mark.verdict == SlipVerdict::StepRight, named.step == slip.step && !(named == slip));
                // The numbers show it: a step but that of the slip follows from what is before it.
                QCOMPARE(follows, named.step != slip.step);
                if (mark.verdict == SlipVerdict::NothingYet)
                    QVERIFY(std::abs(shown - truth) <= 1e-9 * size);
                if (mark.verdict == SlipVerdict::Right)
                    QVERIFY(std::abs(mark.named_value - shown) <= 1e-9 * size);
            }
            QCOMPARE(right, 1);
        }
        QVERIFY(seen.size() > 20); // not always the same ones
    }

    // x² has one mistake in the table: who knew the step knew that too.
    void a_step_does_not_tell_its_mistake()
    {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const WorkedPass worked(hand_example(all_hand_networks[seed % all_hand_networks.size()], seed));
            const std::vector<Slip> offered = offered_slips(worked.task());
            const std::vector<Slip> named = nameable_slips(offered);
            std::map<StepId, std::set<Mistake>> at;
            for (const Slip &slip : named)
                at[slip.step].insert(slip.mistake);
            for (const Slip &slip : offered)
                QVERIFY(at.at(slip.step).contains(slip.mistake));
            for (const auto &[step, mistakes] : at)
                QVERIFY(mistakes.size() >= 2 || step == StepId::update);
            QCOMPARE(std::set<StepId>(), steps_only_in(named, offered));
        }
    }

    void a_mistake_that_is_not_of_the_step_is_answered_with_its_number()
    {
        const WorkedPass worked(hand_example(HandNetwork::ThreeTwoTwo, 4));
        const Slip slip = {StepId::x2, Mistake::PhiForgotten};
        const SlipMark mark = mark_slip(worked.task(), slip, {StepId::x2, Mistake::FactorTwo});
        QVERIFY(mark.verdict == SlipVerdict::StepRight);
        QCOMPARE(mark.named_value, 2 * worked.pass.x2[mark.evidence.at.row]);
        const SlipMark reversed = mark_slip(worked.task(), slip, {StepId::x2, Mistake::SignReversed});
        QCOMPARE(reversed.named_value, -worked.pass.x2[reversed.evidence.at.row]);
    }

    // ∂b²₃ was cited while ∂b²₈ was chosen.
    void the_number_that_is_looked_at_is_cited()
    {
        const WorkedPass worked = worked_digit({}, 3);
        const Task task = worked.task(3);
        const Slip slip = {StepId::delta2, Mistake::SignReversed};
        for (int k = 0; k < 10; ++k) {
            const Entry looked_at = {Asked::db2, k, 0};
            const SlipMark mark = mark_slip(task, slip, {StepId::db2, Mistake::BiasSumOfDeltas}, looked_at);
            QVERIFY(mark.verdict == SlipVerdict::EarlierDeviates);
            QVERIFY(mark.evidence.at == looked_at);
            QCOMPARE(mark.evidence.shown, -worked.pass.delta2[k]);
        }
        // Where nothing differs, another one tells.
        WorkedPass without(hand_example(HandNetwork::ThreeTwoTwo, 4));
        without.network.parameters.b1[0] = 0;
        without.pass = backpropagate(without.network, without.pass.x0, without.pass.y);
        const SlipEvidence evidence = slip_evidence(without.task(), {StepId::z1, Mistake::BiasForgotten},
                                                    StepId::z1, Entry{Asked::z1, 0, 0});
        QCOMPARE(evidence.at.row, 1);
    }

    void a_digit_offers_slips_too()
    {
        const WorkedPass worked = worked_digit({}, 3);
        const std::vector<Slip> offered = offered_slips(worked.task(3));
        std::set<StepId> steps;
        for (const Slip &slip : offered)
            steps.insert(slip.step);
        QVERIFY(steps.contains(StepId::delta2) && steps.contains(StepId::delta1) &&
                steps.contains(StepId::update));
        QVERIFY(!steps.contains(StepId::after));
    }

    void each_mistake_has_words_and_an_effect()
    {
        std::set<std::string_view> words;
        for (std::size_t i = 0; i < mistake_count; ++i) {
            const auto mistake = static_cast<Mistake>(i);
            QVERIFY(!words_of(mistake).empty() && effect_of(mistake).ends_with("."));
            words.insert(words_of(mistake));
        }
        QCOMPARE(words.size(), mistake_count);
    }
};

DELTASCOPE_TEST(TestOfferedSlips)
#include "test_offered_slips.moc"
