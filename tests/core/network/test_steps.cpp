// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/steps.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

#include <set>

using namespace deltascope;

class TestSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_and_names_data() { add_rows_of_functions(); }
    void order_and_names()
    {
        QFETCH(Functions, functions);
        const std::vector<std::string_view> names = {"x0",     "z1",  "x1",  "z2",  "x2",  "loss",   "delta2",
                                                     "delta1", "dW2", "db2", "dW1", "db1", "update", "after"};
        const std::vector<Step> list = steps(functions);
        QCOMPARE(list.size(), names.size());
        QCOMPARE(static_cast<int>(list.size()), step_count);
        for (std::size_t i = 0; i < names.size(); ++i) {
            QCOMPARE(to_string(list[i].id), names[i]);
            QCOMPARE(static_cast<std::size_t>(list[i].id), i);
            QVERIFY(!list[i].title.empty());
            QVERIFY(!list[i].equation.empty());
            QVERIFY(!list[i].component.empty());
        }
    }

    void phases_follow_one_another()
    {
        const std::vector<Step> list = steps({});
        QVERIFY(std::ranges::is_sorted(list, {}, &Step::phase));
        QCOMPARE(std::ranges::count(list, Phase::Forward, &Step::phase), 6);
        QCOMPARE(std::ranges::count(list, Phase::Backward, &Step::phase), 6);
        QCOMPARE(std::ranges::count(list, Phase::Update, &Step::phase), 2);
    }

    void a_term_is_made_before_it_is_read_data() { add_rows_of_functions(); }
    void a_term_is_made_before_it_is_read()
    {
        QFETCH(Functions, functions);
        std::set<Term> known = {Term::y, Term::W1, Term::b1, Term::W2, Term::b2, Term::eta};
        for (const Step &step : steps(functions)) {
            for (const Term term : step.reads)
                QVERIFY2(known.contains(term), to_string(step.id).data());
            QVERIFY2(known.insert(step.makes).second, to_string(step.id).data());
            if (step.makes == Term::z1)
                known.insert(Term::phi_prime_z1);
            if (step.makes == Term::z2)
                known.insert(Term::phi_prime_z2);
        }
        QVERIFY(known.contains(Term::loss_after));
    }

    void each_term_is_used_data() { add_rows_of_functions(); }
    void each_term_is_used()
    {
        QFETCH(Functions, functions);
        std::set<Term> used;
        for (const Step &step : steps(functions)) {
            used.insert(step.reads.begin(), step.reads.end());
            used.insert(step.makes);
        }
        const bool cancels = functions.cost != Cost::Quadratic;
        QCOMPARE(used.contains(Term::phi_prime_z2), !cancels);
        QVERIFY(!used.contains(Term::dx2_dz2)); // leads to δ² in its derivation, and is shown with it
        QCOMPARE(static_cast<int>(used.size()), cancels ? term_count - 2 : term_count - 1);
    }

    void equations_write_what_they_read_data() { add_rows_of_functions(); }
    void equations_write_what_they_read()
    {
        QFETCH(Functions, functions);
        for (const Step &step : steps(functions))
            if (step.phase != Phase::Update)
                for (const Term term : step.reads)
                    QVERIFY2(step.equation.find(symbol(term)) != step.equation.npos,
                             to_string(step.id).data());
    }

    void term_names_lead_back()
    {
        std::set<std::string_view> symbols;
        for (int i = 0; i < term_count; ++i) {
            const auto term = static_cast<Term>(i);
            QCOMPARE(term_from(to_string(term)), term);
            QVERIFY(symbols.insert(symbol(term)).second);
        }
        QVERIFY(!term_from("delta3"));
        QVERIFY(!term_from(""));
    }
};

DELTASCOPE_TEST(TestSteps)
#include "test_steps.moc"
