// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/practice/practice_window.h"

#include "tests/suite.h"
#include "ui/equations/convention_switch.h"
#include "ui/equations/equation_view.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/term_picture.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/timeline/step_chip.h"
#include "ui/theme/notation.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>

using namespace deltascope;

/// Weights as units×inputs, and a and σ, in the panel of Step.
class TestConventionSwitch : public QObject, private PracticeWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        usual();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        usual();
    }

    void a_key_or_a_click_transposes_everything_data();
    void a_key_or_a_click_transposes_everything();
    void every_term_is_the_transposed_first_one();
    void no_other_notation_is_left_at_any_step_data();
    void no_other_notation_is_left_at_any_step();
    void the_derivation_stays_open_and_says_what_differs();
    void your_turn_asks_and_hints_in_it();

private:
    static void usual()
    {
        chooseWeightOrder(Convention::InputsFirst);
        chooseActivationNames(Names::XPhi);
    }
    QString everythingSaid();
    QString reading() { return panel().equations()->equations().constFirst()->reading(); }
    QString sizesShown();
    TermPicture *pictureOf(Term term);
};

// What can be read, heard or pointed at in the panel and on the timeline.
QString TestConventionSwitch::everythingSaid()
{
    QStringList texts;
    for (QWidget *each :
         panel().findChildren<QWidget *>() + m_window->job.timeline()->findChildren<QWidget *>()) {
        if (!each->isVisible())
            continue;
        texts << each->accessibleName() << each->accessibleDescription();
        if (const auto *label = qobject_cast<QLabel *>(each))
            texts << label->text();
        if (const auto *numbers = qobject_cast<WorkedEquationView *>(each))
            for (const WorkedEquation &line : numbers->lines())
                texts << plainText(line);
        if (const auto *table = qobject_cast<ContributionTable *>(each))
            texts << notationPlain(table->contributions().heading);
        if (const auto *picture = qobject_cast<TermPicture *>(each))
            texts << notationPlain(picture->content().title);
        if (const auto *chip = qobject_cast<StepChip *>(each))
            texts << chip->toolTip();
    }
    for (const auto &equation : panel().equations()->equations())
        texts << equation->reading();
    return texts.join(QLatin1Char('\n'));
}

QString TestConventionSwitch::sizesShown()
{
    QStringList sizes;
    for (const PlacedSize &size : panel().equations()->sizes())
        sizes << size.text;
    return sizes.join(QLatin1Char(' '));
}

TermPicture *TestConventionSwitch::pictureOf(Term term)
{
    for (TermPicture *picture : panel().pictures()->pictures())
        if (picture->content().term == term)
            return picture;
    return nullptr;
}

void TestConventionSwitch::a_key_or_a_click_transposes_everything_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("key") << true;
    QTest::newRow("mouse") << false;
}

void TestConventionSwitch::a_key_or_a_click_transposes_everything()
{
    QFETCH(bool, byKey);
    const auto press = [&] {
        if (byKey)
            QTest::keyClick(&m_window->window, Qt::Key_U);
        else
            QTest::mouseClick(panel().convention()->order(), Qt::LeftButton, {}, QPoint(8, 8));
        settle();
    };
    walk().goTo(StepId::dW2);
    walk().pick({Term::dW2, 3, 5});
    settle();
    const QString before = everythingSaid();
    const double value = walk().open()->pass().dW2(3, 5);
    QCOMPARE(sizesShown(), QStringLiteral("6×10 6×1 1×10"));
    QVERIFY(before.contains(QStringLiteral("∂Lₙ/∂w²[3,5]")));
    const auto *focused = QApplication::focusWidget();

    press();
    QVERIFY(panel().convention()->order()->isChecked());
    QCOMPARE(QApplication::focusWidget(), focused); // the arrow keys go on stepping
    QVERIFY(
        reading().endsWith(QStringLiteral("equals delta two open bracket x one close bracket transposed")));
    QCOMPARE(sizesShown(), QStringLiteral("10×6 10×1 1×6"));
    const QString after = everythingSaid();
    QVERIFY(after.contains(QStringLiteral("∂Lₙ/∂w²[5,3]")) && !after.contains(QStringLiteral("w²[3,5]")));
    QVERIFY(panel().tools()->readout().startsWith(QStringLiteral("in full: ∂Lₙ/∂w²[5,3] = ")));
    TermPicture *picture = pictureOf(Term::dW2);
    QVERIFY(picture->content().title.contains(QStringLiteral("(10 × 6)")));
    const int entry = 5 * 6 + 3;
    moveTo(picture, picture->cell(entry).center().toPoint());
    QVERIFY(walk().pointed().number == (Selection{Term::dW2, 3, 5}));
    moveTo(picture, {0, 0});
    panel().tools()->copyValue();
    QCOMPARE(QGuiApplication::clipboard()->text().toDouble(), value);
    QSignalSpy copied(panel().tools(), &TermTools::termCopied);
    panel().tools()->copyTerm();
    QTRY_COMPARE_WITH_TIMEOUT(copied.size(), 1, 30000);
    const QStringList rows =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 10);
    QCOMPARE(rows[5].split(QLatin1Char(',')).size(), 6);
    QCOMPARE(rows[5].section(QLatin1Char(','), 3, 3).toDouble(), value);

    press();
    QVERIFY(!panel().convention()->order()->isChecked());
    QCOMPARE(everythingSaid(), before);
}

void TestConventionSwitch::every_term_is_the_transposed_first_one()
{
    for (const TermFacts &row : term_table) {
        if (row.rows == Axis::None)
            continue;
        const QString usual = termAsCsv(*walk().open(), row.term);
        const QString other = termAsCsv(*walk().open(), row.term, Convention::UnitsFirst);
        const Shape shape = shape_of(row.term, walk().open()->sizes());
        if (!is_transposed(row.term, Convention::UnitsFirst)) {
            QCOMPARE(other, usual);
            continue;
        }
        const QStringList usualRows = usual.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const QStringList otherRows = other.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(otherRows.size(), shape.columns);
        for (int r = 0; r < shape.columns; ++r) {
            const QStringList entries = otherRows[r].split(QLatin1Char(','));
            QCOMPARE(entries.size(), shape.rows);
            for (int c = 0; c < shape.rows; ++c)
                QCOMPARE(entries[c], usualRows[c].section(QLatin1Char(','), r, r));
        }
    }
}

void TestConventionSwitch::no_other_notation_is_left_at_any_step_data()
{
    QTest::addColumn<int>("tab");
    for (const int tab : {0, 1, 2})
        QTest::addRow("tab %d", tab) << tab;
}

void TestConventionSwitch::no_other_notation_is_left_at_any_step()
{
    QFETCH(int, tab);
    panel().tabs()->setCurrentIndex(tab);
    chooseWeightOrder(Convention::UnitsFirst);
    QTest::mouseClick(panel().convention()->names(), Qt::LeftButton, {}, QPoint(8, 8));
    chooseActivationNames(Names::ASigma); // where the derivation hides the switch
    static const QRegularExpression foreign(
        QStringLiteral("x[⁰¹²]|x<sup>|φ|w¹ᵢⱼ|w²ⱼₖ|\\bx (zero|one|two)\\b|\\bphi\\b|w two j k|w one i j"));
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        if (tab == 1)
            while (panel().why()->shownLines() < panel().why()->allLines())
                panel().nextLine();
        settle();
        const QString said = everythingSaid();
        const auto match = foreign.match(said.mid(0).remove(QStringLiteral("a and σ for x and φ")));
        QVERIFY2(!match.hasMatch(), qPrintable(QStringLiteral("step %1: %2")
                                                   .arg(step)
                                                   .arg(said.mid(qMax(0, match.capturedStart() - 60), 140))));
    }
}

void TestConventionSwitch::the_derivation_stays_open_and_says_what_differs()
{
    walk().goTo(StepId::delta1);
    panel().toggleWhy();
    for (int line = 0; line < 3; ++line)
        panel().nextLine();
    const int shown = panel().why()->shownLines();
    QVERIFY(everythingSaid().contains(
        QStringLiteral("δ<sup>1</sup> = ((W<sup>2</sup>)<sup>T</sup> δ<sup>2</sup>)")));
    QTest::keyClick(&m_window->window, Qt::Key_U);
    QCOMPARE(panel().why()->shownLines(), shown);
    QVERIFY(everythingSaid().contains(QStringLiteral("δ<sup>1</sup> = (W<sup>2</sup> δ<sup>2</sup>)")));
    while (panel().why()->shownLines() < panel().why()->allLines())
        panel().nextLine();
    QVERIFY(everythingSaid().contains(
        QStringLiteral("row j of the transposed matrix holds the weights out of unit j")));
    walk().goTo(StepId::db1); // where there is nothing to transpose
    QVERIFY(!everythingSaid().contains(QStringLiteral("Nielsen")));
}

void TestConventionSwitch::your_turn_asks_and_hints_in_it()
{
    chooseWeightOrder(Convention::UnitsFirst);
    turnOn(6);
    walk().goTo(StepId::dW2);
    QVERIFY(session().asked() && session().asked()->term == Asked::dW2);
    const Entry asked = *session().asked();
    const QString name = QStringLiteral("∂L<sub>n</sub>/\u2060∂w<sup>2</sup><sub>%1,%2</sub> = ?")
                             .arg(asked.column)
                             .arg(asked.row);
    QVERIFY2(card().asked().startsWith(name), qPrintable(card().asked()));
    session().giveHint();
    QVERIFY2(card().said().contains(QStringLiteral("∂Lₙ/∂w²ₖⱼ = ")), qPrintable(card().said()));
    typeRight();
    QVERIFY(session().reply().kind == PracticeReply::Kind::Right);
    const auto shown = [](int first, int second) {
        return QStringLiteral("∂Lₙ/∂w²[%1,%2] = ").arg(first).arg(second);
    };
    QVERIFY2(card().said().contains(shown(asked.column, asked.row)), qPrintable(card().said()));
    chooseWeightOrder(Convention::InputsFirst);
    QVERIFY(card().asked().contains(
        QStringLiteral("w<sup>2</sup><sub>%1,%2</sub>").arg(asked.row).arg(asked.column)));
    QVERIFY2(card().said().contains(shown(asked.row, asked.column)), qPrintable(card().said()));
}

DELTASCOPE_TEST(TestConventionSwitch)
#include "test_convention_switch.moc"
