// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/slip/slip_window.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/practice_session.h"
#include "ui/theme/numbers.h"

#include <QRegularExpression>

using namespace deltascope;

/// A slip looked for in the Step job, by real keys and buttons.
class TestFindingASlip : public QObject, protected SlipWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openSmall(); }
    void cleanup() { m_window.reset(); }

    void three_slips_are_found_by_keys_alone()
    {
        for (int found = 1; found <= 3; ++found) {
            press(Qt::Key_F);
            QVERIFY(slips().isOn());
            QVERIFY(slips().slip());
            const StepId wrong = stepThatDoesNotFollow();
            QCOMPARE(wrong, slips().slip()->step);
            press(Qt::Key_F); // to the lists, which followed the walk
            QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(slipCard().steps()));
            QCOMPARE(slipCard().steps()->currentData().toInt(), static_cast<int>(wrong));
            pressFocused(Qt::Key_Tab);
            chooseMistake(slips().slip()->mistake);
            pressFocused(Qt::Key_Return);
            QVERIFY(slips().isSolved());
            QVERIFY(slipCard().said().startsWith(QLatin1String("Right:")));
            QCOMPARE(session().progress().slips.right, found);
            pressFocused(Qt::Key_Escape);
            QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(m_window->stage));
            slips().end();
        }
    }

    void the_gradient_check_shows_where_it_begins()
    {
        slips().begin({StepId::delta1, Mistake::HiddenSlopeForgotten});
        panel().tabs()->setCurrentIndex(2);
        QCOMPARE(panel().tabs()->currentWidget(), static_cast<QWidget *>(panel().gradientCheck()));
        walk().goTo(StepId::dW2);
        QVERIFY(!panel().gradientCheck()->check().differs());
        walk().goTo(StepId::db2);
        QVERIFY(!panel().gradientCheck()->check().differs());
        walk().goTo(StepId::dW1);
        QVERIFY(panel().gradientCheck()->check().differs());
        // So it is δ¹, the one step between them.
        name({StepId::delta1, Mistake::HiddenSlopeForgotten});
        QVERIFY(slips().isSolved());
    }

    // Its losses have the slip as well, and so no φ′ in their slope; the backward pass has one.
    void the_gradient_check_shows_a_slip_on_the_way_forward()
    {
        slips().begin({StepId::x1, Mistake::PhiForgotten});
        panel().tabs()->setCurrentIndex(2);
        walk().goTo(StepId::dW2);
        QVERIFY(!panel().gradientCheck()->check().differs());
        walk().goTo(StepId::db1);
        QVERIFY(panel().gradientCheck()->check().differs());
        const int unit = walk().parameter().row;
        const Pass<double> &pass = walk().open()->pass();
        const double without_slope = walk().open()->parameters().W2.row(unit).dot(pass.delta2);
        QVERIFY(std::abs(panel().gradientCheck()->check().numerical - without_slope) < 1e-6);
    }

    // Its numbers had all digits of a double, and ≈ before the result.
    void the_wrong_step_is_written_like_the_others()
    {
        static const QRegularExpression many(QStringLiteral("\\d\\.\\d{9,}"));
        for (const Slip &slip : slips().offered()) {
            slips().begin(slip);
            walk().goTo(slip.step);
            QString written;
            for (const WorkedEquation &line : panel().numbers()->lines())
                written += plainText(line) + QLatin1Char('\n');
            QVERIFY(!written.isEmpty());
            QVERIFY2(!written.contains(many) && !written.contains(QStringLiteral("≈")), qPrintable(written));
        }
    }

    void a_wrong_name_is_answered_with_numbers()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        const double shown = slip_evidence(walk().own()->task(), *slips().slip(), StepId::delta2).shown;
        name({StepId::delta2, Mistake::FactorTwo});
        QVERIFY(slipCard().said().contains(QLatin1String("The step is right, the mistake is not.")));
        QVERIFY(slipCard().said().contains(signedNumber(shown, 5)));
        QVERIFY(slipCard().said().contains(signedNumber(-shown, 5)));     // by the rule
        QVERIFY(slipCard().said().contains(signedNumber(-2 * shown, 5))); // as it was named
        name({StepId::delta1, Mistake::WeightsLeftOut});
        QVERIFY(slipCard().said().contains(QLatin1String("an earlier step already deviates")));
        name({StepId::x1, Mistake::PhiForgotten});
        QVERIFY(slipCard().said().contains(QLatin1String("up to here everything is right")));
        QVERIFY(!slips().isSolved());
        QCOMPARE(session().progress().slips.wrong, 1); // the first try alone
        QCOMPARE(session().progress().slips.mistakes.at("M14"), 1);
    }

    void hints_lead_to_the_number()
    {
        slips().begin({StepId::delta2, Mistake::OutputSlopeForgotten});
        auto *hint = button("Hint");
        QTest::mouseClick(hint, Qt::LeftButton);
        QVERIFY(slipCard().said().contains(QLatin1String("on the way back")));
        QCOMPARE(walk().step(), StepId::x0);
        QTest::mouseClick(hint, Qt::LeftButton);
        QCOMPARE(walk().step(), StepId::delta2);
        QTest::mouseClick(hint, Qt::LeftButton);
        const SlipEvidence evidence = slip_evidence(walk().own()->task(), *slips().slip(), StepId::delta2);
        QVERIFY(slipCard().said().contains(signedNumber(evidence.by_rule, 5)));
        QVERIFY(!hint->isEnabled());
        QTest::mouseClick(button("Show it"), Qt::LeftButton);
        QVERIFY(slips().isSolved());
        QCOMPARE(session().progress().slips.wrong, 1);
    }

    void two_slips_that_were_missed_lead_back_to_level_7()
    {
        for (int missed = 1; missed <= 2; ++missed) {
            QVERIFY(!button("Back to level 7"));
            slips().begin({StepId::delta2, Mistake::SignReversed});
            name({StepId::delta2, Mistake::FactorTwo});
            QVERIFY(!button("Back to level 7")); // first this one
            name({StepId::delta2, Mistake::SignReversed});
        }
        QTest::mouseClick(button("Back to level 7"), Qt::LeftButton);
        QVERIFY(!slips().isOn());
        QVERIFY(session().isOn());
        QCOMPARE(session().level(), 7);
        QCOMPARE(walk().step(), StepId::x0);
        slips().begin({StepId::delta2, Mistake::SignReversed});
        name({StepId::delta2, Mistake::SignReversed});
        QVERIFY(!button("Back to level 7")); // they are counted anew
    }

    void the_chosen_number_is_cited()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        for (int k = 0; k < 2; ++k) {
            walk().goTo(StepId::db2);
            walk().pick({Term::db2, k, 0});
            name({StepId::db2, Mistake::BiasSumOfDeltas});
            const QString shown = signedNumber(walk().open()->pass().db2[k], 5);
            QVERIFY2(slipCard().said().contains(shown), qPrintable(slipCard().said()));
        }
    }

    // Right first tries at level 7 lead on to it, when the pass is done.
    void from_level_7_one_comes_to_the_last_level()
    {
        turnOn(7);
        while (!session().isAtEnd()) {
            if (session().asksQuestion())
                session().choose(session().question()->right);
            else if (session().asked() && !session().isAnswered())
                session().answer(QString::number(rightValue(), 'g', 15));
            else
                session().goOn();
        }
        QVERIFY(session().isLastLevelDue());
        QVERIFY(button("Find the slip"));
        session().goOn();
        QVERIFY(slips().isOn());
        QVERIFY(!session().isOn());
        QCOMPARE(session().level(), 7); // where one comes back to
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(m_window->stage));
    }

private:
    // As a student does: from step to step, and at each the numbers before it put into its rule.
    StepId stepThatDoesNotFollow()
    {
        walk().first();
        while (!walk().atEnd()) {
            press(Qt::Key_Right);
            const InspectedPass &open = *walk().open();
            const Pass<double> &p = open.pass();
            const Network<double> &n = *open.network;
            const Functions &f = open.functions();
            const auto differ = [](const auto &a, const auto &b) {
                return (a - b).cwiseAbs().maxCoeff() > 1e-9;
            };
            const Vector<double> z1 = n.parameters.W1.transpose() * p.x0 + n.parameters.b1;
            const Vector<double> z2 = n.parameters.W2.transpose() * p.x1 + n.parameters.b2;
            const Vector<double> error = p.x2 - p.y;
            const Vector<double> delta2 = error.cwiseProduct(phi_prime(f.output, p.z2));
            const Vector<double> delta1 =
                (n.parameters.W2 * p.delta2).cwiseProduct(phi_prime(f.hidden, p.z1));
            bool wrong = false;
            switch (walk().step()) {
            case StepId::z1:
                wrong = differ(p.z1, z1);
                break;
            case StepId::x1:
                wrong = differ(p.x1, phi(f.hidden, p.z1));
                break;
            case StepId::z2:
                wrong = differ(p.z2, z2);
                break;
            case StepId::x2:
                wrong = differ(p.x2, phi(f.output, p.z2));
                break;
            case StepId::loss:
                wrong = std::abs(p.loss - error.squaredNorm() / 2) > 1e-9;
                break;
            case StepId::delta2:
                wrong = differ(p.delta2, delta2);
                break;
            case StepId::delta1:
                wrong = differ(p.delta1, delta1);
                break;
            case StepId::dW2:
                wrong = differ(p.dW2, Matrix<double>(p.x1 * p.delta2.transpose()));
                break;
            case StepId::db2:
                wrong = differ(p.db2, p.delta2);
                break;
            case StepId::dW1:
                wrong = differ(p.dW1, Matrix<double>(p.x0 * p.delta1.transpose()));
                break;
            case StepId::db1:
                wrong = differ(p.db1, p.delta1);
                break;
            default:
                wrong = differ(open.updatedNetwork().parameters.W2,
                               Matrix<double>(n.parameters.W2 - open.learning_rate * p.dW2));
            }
            if (wrong)
                return walk().step();
        }
        return StepId::x0;
    }
};

DELTASCOPE_TEST(TestFindingASlip)
#include "test_finding_a_slip.moc"
