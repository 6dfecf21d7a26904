// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/practice/practice_window.h"
#include "ui/step/pass/term_values.h"
#include "ui/theme/numbers.h"

#include <QLabel>
#include <QWheelEvent>

using namespace deltascope;

/// What the student's turn tells, and what it must not.
class TestPracticeTelling : public QObject, protected PracticeWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void theTinyLossThatIsHiddenIsNotToldAtTheBeginning();
    void hiddenNumbersAreEmptyInACopiedTerm();
    void theFieldSaysToAScreenReaderWhatIsAsked();
    void aHintShowsAWholeNumberWithoutZeros();
    void escapeLeadsFromEveryListBackToTheSteps();
    void theWheelChangesNoList();
};

// A network that is sure and right offers an image it misreads, with its loss.
void TestPracticeTelling::theTinyLossThatIsHiddenIsNotToldAtTheBeginning()
{
    const auto offer = [this] {
        for (const QLabel *label : panel().findChildren<QLabel *>())
            if (label->text().startsWith(QStringLiteral("The network reads this one almost perfectly")))
                return label->text();
        return QString();
    };
    turnOn(6);
    walk().first();
    const QString loss = number(walk().complete()->pass().loss, 2);
    QVERIFY(!walk().hidden().loss);
    QVERIFY(offer().contains(loss));
    session().setLevel(7);
    QVERIFY(walk().hidden().loss);
    QVERIFY(!offer().isEmpty());
    QVERIFY(!offer().contains(loss));
    walk().goTo(StepId::loss);
    typeRight();
    walk().first();
    QVERIFY(offer().contains(loss)); // it has been found
}

// The copy said "nan".
void TestPracticeTelling::hiddenNumbersAreEmptyInACopiedTerm()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    const int k = session().asked()->row;
    const QStringList lines = termAsCsv(*walk().open(), Term::delta2).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), digit_count + 1); // the last line ends, too
    for (int row = 0; row < digit_count; ++row) {
        bool isNumber = false;
        lines[row].toDouble(&isNumber);
        QCOMPARE(isNumber, row != k);
    }
    QCOMPARE(lines[k], QString());
}

void TestPracticeTelling::theFieldSaysToAScreenReaderWhatIsAsked()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    QCOMPARE(card().field()->accessibleName(),
             QStringLiteral("Your answer: δ²[%1]").arg(session().asked()->row));
}

// The target was "1.00000".
void TestPracticeTelling::aHintShowsAWholeNumberWithoutZeros()
{
    chooseNetwork(2);
    turnOn(6);
    walk().goTo(StepId::delta2);
    for (int level = 1; level <= 3; ++level) {
        QTest::keyClick(card().field(), Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(session().hints().size(), level);
    }
    QVERIFY2(!session().hints().last().contains(QStringLiteral(".00000")),
             qPrintable(session().hints().last()));
}

// It led there from the field alone; in a list the arrows went on changing the level.
void TestPracticeTelling::escapeLeadsFromEveryListBackToTheSteps()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    for (QComboBox *list : card().findChildren<QComboBox *>()) {
        list->setFocus();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(list));
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(m_window->stage));
    }
}

// The network was another one after scrolling.
void TestPracticeTelling::theWheelChangesNoList()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    settle();
    const auto turn = [](QWidget *widget) {
        const QPointF place = widget->rect().center();
        QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    };
    for (QComboBox *list : card().findChildren<QComboBox *>()) {
        const int chosen = list->currentIndex();
        turn(list);
        QCOMPARE(list->currentIndex(), chosen);
    }
    QVERIFY(!m_window->workbench.example().hand);
}

DELTASCOPE_TEST(TestPracticeTelling)
#include "test_practice_telling.moc"
