// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_sentences.h"
#include "tests/suite.h"
#include "tests/ui/step/practice/practice_window.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/slip/slip_card.h"
#include "ui/step/slip/slip_page.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabWidget>

using namespace deltascope;

/// A slip looked for in the Step job, by real keys and buttons.
class TestSlipCard : public QObject, protected PracticeWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        chooseNetwork(3); // 3→2→2, whose first layer is not square
    }
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

    void the_right_pass_stands_beside_it_when_it_is_found()
    {
        slips().begin({StepId::delta2, Mistake::FactorTwo});
        QVERIFY(slipCard().comparison().isEmpty());
        name({StepId::delta2, Mistake::FactorTwo});
        const int output = walk().chosen().output;
        const QString table = slipCard().comparison();
        QVERIFY(table.contains(signedNumber(walk().complete()->pass().delta2[output], 5)));
        QVERIFY(table.contains(signedNumber(walk().own()->pass().delta2[output], 5)));
        QVERIFY(walk().complete()->pass().delta2 == 2 * walk().own()->pass().delta2);
    }

    // The table was wider than the panel of a projector, and cut.
    void the_comparison_fits_a_narrow_card()
    {
        slips().begin({StepId::z1, Mistake::BiasForgotten});
        name({StepId::z1, Mistake::BiasForgotten});
        QVERIFY(slipCard().comparison().contains(QLatin1String("<table")));
        slipCard().resize(130, 600);
        QVERIFY(!slipCard().comparison().contains(QLatin1String("<table")));
        QVERIFY(slipCard().comparison().contains(QLatin1String("right pass: ")));
        slipCard().resize(380, 600);
        QVERIFY(slipCard().comparison().contains(QLatin1String("<table")));
    }

    // The columns touched, a loss had a sign, and a number could be bold beside the very same one.
    void the_comparison_is_a_table_of_what_differs()
    {
        static const QRegularExpression row(
            QStringLiteral("<tr><td>((?:(?!</td>).)+)</td><td[^>]*padding-left:12px[^>]*>(.+?)</"
                           "td><td[^>]*padding-left:12px[^>]*>(.+?)</td>"));
        for (const Slip &slip :
             {Slip{StepId::loss, Mistake::HalfForgotten}, Slip{StepId::z1, Mistake::BiasForgotten},
              Slip{StepId::delta1, Mistake::WeightsLeftOut}}) {
            slips().begin(slip);
            name(slip);
            QVERIFY(slips().isSolved());
            const bool isOfLoss = slip.step == StepId::loss;
            QVERIFY2(isOfLoss != slipCard().said().contains(QRegularExpression(QStringLiteral("is [+−]"))),
                     qPrintable(slipCard().said()));
            slipCard().resize(500, 700);
            int rows = 0;
            for (auto each = row.globalMatch(slipCard().comparison()); each.hasNext(); ++rows) {
                const QRegularExpressionMatch match = each.next();
                QString slipped = match.captured(2);
                const bool isBold = slipped.startsWith(QLatin1String("<b>"));
                slipped.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
                QCOMPARE(isBold, slipped != match.captured(3));
                const bool isLoss = match.captured(1).startsWith(QLatin1String("L<")) ||
                                    match.captured(1).startsWith(QLatin1String("loss"));
                QVERIFY2(!isLoss || !slipped.startsWith(QLatin1Char('+')), qPrintable(match.captured(0)));
            }
            QVERIFY(rows >= 4);
            slips().end();
        }
    }

    void a_teacher_chooses_the_slip()
    {
        QMenu *choice = slipCard().choice();
        Q_EMIT choice->aboutToShow();
        QAction *ofStep = choice->actions().last();
        QCOMPARE(ofStep->text(), QStringLiteral("update"));
        ofStep->menu()->actions().first()->trigger();
        QVERIFY(slips().slip() == (Slip{StepId::update, Mistake::Uphill}));
        // The step is taken the other way: the loss grows.
        QVERIFY(walk().open()->after().loss > walk().open()->pass().loss);
        QVERIFY(walk().own()->after().loss < walk().own()->pass().loss);
    }

    void a_seed_gives_everyone_the_same()
    {
        Q_EMIT slipCard().choice()->aboutToShow();
        const auto fourth = [this] {
            QMenu *bySeed = slipCard().choice()->actions().first()->menu();
            QCOMPARE(bySeed->actions()[3]->text(), QStringLiteral("4"));
            bySeed->actions()[3]->trigger();
        };
        fourth();
        const auto slip = slips().slip();
        QVERIFY(slip);
        slips().end();
        fourth();
        QVERIFY(slips().slip() == slip);
    }

    void your_turn_and_a_slip_are_one_at_a_time()
    {
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        press(Qt::Key_Y);
        QVERIFY(session().isOn());
        QVERIFY(!slips().isOn());
        QCOMPARE(walk().complete(), walk().own());
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        QVERIFY(!session().isOn());
        press(Qt::Key_C);
        QVERIFY(m_window->job.whatIf().isOn());
        QVERIFY(!slips().isOn());
        QVERIFY(!slipCard().said().contains(QLatin1String("The slip is out"))); // who went on knows
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        QVERIFY(walk().open()->slip);
        QVERIFY(!m_window->job.whatIf().isOn());
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

    void nothing_of_it_gets_out()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        walk().goTo(StepId::update);
        QVERIFY(!button("Apply the update")->isEnabled());
        const auto hand = m_window->workbench.example().hand;
        walk().apply();
        QCOMPARE(m_window->workbench.example().hand, hand);
        QGuiApplication::clipboard()->clear();
        panel().tools()->copyTerm();
        QTest::qWait(50);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        slips().end();
        QVERIFY(button("Apply the update")->isEnabled());
        QVERIFY(walk().open()->pass().delta2 == walk().own()->pass().delta2);
    }

    void another_network_without_such_a_slip_ends_it()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        walk().workbench().showDrawing(someImage(), 3); // the trained network, where it can be made too
        QVERIFY(slips().isOn());
        slips().end();
        chooseNetwork(1);
        slips().begin({StepId::delta1, Mistake::ElementWise}); // which needs a square matrix
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(!slips().isOn());
        QCOMPARE(walk().open(), walk().own());
        QVERIFY(
            slipCard().said().contains(QLatin1String("The slip is out: it would not be seen in this pass.")));
        walk().workbench().showDrawing(someImage(), 4);
        QVERIFY(!slipCard().said().contains(QLatin1String("The slip is out"))); // of another pass
    }

    // The reply went on telling numbers of the example before.
    void another_example_takes_the_reply_away()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        name({StepId::delta1, Mistake::SignReversed});
        QVERIFY(slipCard().said().contains(QLatin1String("The step is right")));
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(slips().isOn());
        QVERIFY(!slipCard().said().contains(QLatin1String("The step is right")));
        name({StepId::delta1, Mistake::WeightsLeftOut});
        QVERIFY(slips().isSolved());
        const auto cited = [this] { // the chosen one
            const Entry chosen = {Asked::delta1, walk().chosen().unit, 0};
            return slip_evidence(walk().own()->task(), *slips().slip(), StepId::delta1, chosen).shown;
        };
        const double before = cited();
        QVERIFY(slipCard().said().contains(signedNumber(before, 5)));
        walk().workbench().showDrawing(someImage(), 4);
        const double now = cited();
        QVERIFY(before != now);
        QVERIFY(slipCard().said().contains(signedNumber(now, 5)));
        QVERIFY(!slipCard().said().contains(signedNumber(before, 5)));
    }

    void another_slip_forgets_the_answer()
    {
        slips().begin({StepId::delta2, Mistake::FactorTwo});
        walk().goTo(StepId::delta2);
        name({StepId::delta2, Mistake::FactorTwo});
        QVERIFY(slips().isSolved());
        walk().goTo(StepId::x0); // which nothing is wrong with
        QTest::mouseClick(button("Another slip"), Qt::LeftButton);
        QVERIFY(!slips().isSolved());
        QCOMPARE(slipCard().steps()->currentIndex(), 0);
        QCOMPARE(slipCard().mistakes()->currentIndex(), 0);
    }

    // "Right:" became "It was this:", as for who had given up.
    void what_was_found_stays_found_with_another_example()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        name({StepId::delta1, Mistake::WeightsLeftOut});
        QVERIFY(slipCard().said().startsWith(QLatin1String("Right:")));
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(slipCard().said().startsWith(QLatin1String("Right:")));
        slips().begin({StepId::delta2, Mistake::SignReversed});
        slips().giveUp();
        QVERIFY(slipCard().said().startsWith(QLatin1String("It was this:")));
        walk().workbench().showDrawing(someImage(), 4);
        QVERIFY(slipCard().said().startsWith(QLatin1String("It was this:")));
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

    // They were given to a card above what was seen.
    void a_key_brings_its_card_into_sight()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        m_window->window.resize(1300, 500);
        QScrollBar *bar = panel().verticalScrollBar();
        const auto isInSight = [this](const QWidget *widget) {
            const int top = widget->mapTo(panel().viewport(), QPoint(0, 0)).y();
            return top >= 0 && top + widget->height() <= panel().viewport()->height();
        };
        QTRY_VERIFY(bar->maximum() > 300);
        bar->setValue(bar->maximum());
        QVERIFY(!isInSight(slipCard().steps()));
        press(Qt::Key_F);
        QTRY_VERIFY(isInSight(slipCard().steps()));
        bar->setValue(bar->maximum());
        m_window->stage->setFocus();
        press(Qt::Key_C);
        QTRY_VERIFY(isInSight(QApplication::focusWidget()));
        QVERIFY(panel().isAncestorOf(QApplication::focusWidget()));
    }

    void trained_with_it_the_curves_are_compared()
    {
        slips().begin({StepId::update, Mistake::Uphill});
        name({StepId::update, Mistake::Uphill});
        QTest::mouseClick(button("Train with it…"), Qt::LeftButton);
        auto *page = m_window->window.findChild<SlipPage *>();
        QVERIFY(page && page->isVisible());
        QTRY_VERIFY(!page->isRunning());
        QCOMPARE(page->points(), 2 * 101);
        QVERIFY(page->text().contains(QLatin1String("does not learn")));
        QVERIFY(page->text().contains(QString::fromUtf8(effect_of(Mistake::Uphill).data())));
        QTest::keyClick(page, Qt::Key_Escape);
    }

    // Its texts were cut at a projector, where the type is larger.
    void the_window_of_the_curves_is_as_large_as_its_type()
    {
        const auto plan = slipTrainingPlan(m_window->workbench);
        QSize before;
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector}) {
            Theme::instance().setMode(mode);
            SlipPage page(plan, {StepId::delta2, Mistake::SlopeInZ});
            page.show();
            QTRY_VERIFY(!page.isRunning());
            settle();
            for (const QLabel *label : page.findChildren<QLabel *>())
                QVERIFY2(label->isHidden() || label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
            QVERIFY(page.width() > before.width() && page.height() > before.height());
            before = page.size();
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void training_with_it_can_be_cancelled()
    {
        auto plan = slipTrainingPlan(m_window->workbench);
        QVERIFY(plan);
        plan->training.epochs = 100'000'000; // not over before it is cancelled
        SlipPage page(plan, {StepId::delta2, Mistake::OutputSlopeForgotten});
        page.show();
        QVERIFY(page.isRunning());
        for (QPushButton *each : page.findChildren<QPushButton *>())
            if (each->text() == QLatin1String("Cancel"))
                QTest::mouseClick(each, Qt::LeftButton);
        QVERIFY(!page.isRunning());
        QCOMPARE(page.points(), 0);
        QVERIFY(page.text().contains(QLatin1String("Cancelled")));
    }

private:
    SlipSession &slips() { return m_window->job.slip(); }
    SlipCard &slipCard() { return *panel().slip(); }
    void press(Qt::Key key) { QTest::keyClick(&m_window->window, key); }
    void pressFocused(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    QPushButton *button(const char *name)
    {
        for (QPushButton *each : m_window->window.findChildren<QPushButton *>())
            if (each->isVisible() && each->text() == QString::fromUtf8(name))
                return each;
        return nullptr;
    }

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

    void chooseMistake(Mistake mistake)
    {
        QComboBox *list = slipCard().mistakes();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(list));
        const int place = list->findData(static_cast<int>(mistake));
        while (place >= 0 && list->currentIndex() != place)
            QTest::keyClick(list, list->currentIndex() < place ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(list->currentText(), QString::fromUtf8(words_of(mistake).data()));
    }

    void name(const Slip &named)
    {
        slipCard().steps()->setCurrentIndex(slipCard().steps()->findData(static_cast<int>(named.step)));
        slipCard().mistakes()->setFocus();
        chooseMistake(named.mistake);
        QTest::keyClick(slipCard().mistakes(), Qt::Key_Return);
    }
};

DELTASCOPE_TEST(TestSlipCard)
#include "test_slip_card.moc"
