// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/equations/equation_view.h"
#include "ui/stage/hover_card.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

using namespace deltascope;

class TestStepPointing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<StepWindow>(); }
    void cleanup() { m_window.reset(); }

    void everySymbolLightsItsPartner_data();
    void everySymbolLightsItsPartner();
    void everyPartOfTheStageLightsItsSymbol();
    void cardAndPanelSayTheSame_data();
    void cardAndPanelSayTheSame();
    void keyboardSeesItsPlaceOnTheStage();
    void stageLightsTheSymbol();
    void stagePicksANumber();
    void factorsLightAndPick();
    void picturesAreWalked();

private:
    void compareCardWithPanel(StepId step);
    bool isLitInNumbers(const QString &symbol);
    QImage stagePicture();
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }

    std::unique_ptr<StepWindow> m_window;
};

// Whether a number of the panel lights up: in the equation with numbers, in the sum, or as a picture.
bool TestStepPointing::isLitInNumbers(const QString &symbol)
{
    const auto isLit = [this](const Token &token) { return isPointedAt(token, walk().pointed()); };
    for (const auto &placed : panel().numbers()->tokens())
        if (isLit(placed.token))
            return true;
    if (panel().contributions()->isVisible())
        for (const Contribution &row : panel().contributions()->contributions().rows)
            if (std::ranges::any_of(row.line, isLit))
                return true;
    const QList<TermPicture *> pictures = panel().pictures()->pictures();
    return std::ranges::any_of(pictures, [&](const TermPicture *picture) {
        return symbolOfTerm(picture->content().term) == symbol;
    });
}

QImage TestStepPointing::stagePicture()
{
    return m_window->stage->grab().toImage();
}

void TestStepPointing::everySymbolLightsItsPartner_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::newRow("sigmoid, quadratic") << Functions{};
    QTest::newRow("tanh, tanh") << Functions{Activation::Tanh, Activation::Tanh, Cost::Quadratic};
    QTest::newRow("relu, leaky relu") << Functions{Activation::Relu, Activation::LeakyRelu, Cost::Quadratic};
    QTest::newRow("cross-entropy") << Functions{Activation::LeakyRelu, Activation::Sigmoid,
                                                Cost::CrossEntropy};
}

// On the stage, where all but η and ‖∇L‖ have a place, or in the numbers.
void TestStepPointing::everySymbolLightsItsPartner()
{
    QFETCH(Functions, functions);
    m_window->stage->setMaximumSize(480, 360);
    m_window->open(networkOf(6, functions));
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        settle();
        const QImage unlit = stagePicture();
        EquationView *equations = panel().equations();
        QVERIFY2(!equations->symbols().isEmpty(), qPrintable(QString::number(step)));
        QSet<QString> seen;
        const QList<PlacedSymbol> symbols = equations->symbols();
        for (const PlacedSymbol &symbol : symbols) {
            moveTo(equations, symbol.box.center().toPoint());
            QCOMPARE(walk().pointed().symbol, symbol.term);
            if (seen.contains(symbol.term))
                continue;
            seen.insert(symbol.term);
            const bool homeless =
                symbol.term == QLatin1String("eta") || symbol.term == QLatin1String("grad_norm");
            const QString context = QStringLiteral("step %1: %2").arg(step).arg(symbol.term);
            QVERIFY2(homeless ? isLitInNumbers(symbol.term) : stagePicture() != unlit, qPrintable(context));
        }
        moveTo(equations, QPoint(equations->width() - 1, equations->height() - 1));
        QCOMPARE(stagePicture(), unlit);
    }
}

// And back: a bar of the stage lights the symbol of what it shows, at every step that has one.
void TestStepPointing::everyPartOfTheStageLightsItsSymbol()
{
    m_window->open(networkOf(6, {}));
    for (int step = 0; step <= static_cast<int>(StepId::db1); ++step) {
        walk().goTo(static_cast<StepId>(step));
        settle();
        QSet<QString> ofEquation;
        for (const PlacedSymbol &symbol : panel().equations()->symbols())
            ofEquation.insert(symbol.term);
        const StageLayout &layout = m_window->stage->stageLayout();
        int lit = 0;
        for (const QRectF &part : {layout.input(), layout.tile(3), layout.outputBar(7)}) {
            moveTo(m_window->stage, part.center().toPoint());
            const QString symbol = walk().pointed().symbol;
            QVERIFY(!symbol.isEmpty());
            if (!ofEquation.contains(symbol))
                continue;
            QVERIFY(panel().equations()->litTerms().contains(symbol));
            ++lit;
        }
        QVERIFY2(lit > 0, qPrintable(QString::number(step)));
    }
}

void TestStepPointing::cardAndPanelSayTheSame_data()
{
    QTest::addColumn<int>("units");
    QTest::newRow("K = 1") << 1;
    QTest::newRow("K = 2") << 2;
    QTest::newRow("K = 30") << 30;
}

// Whatever the cursor is on, at every step, and after a click on it: the number that the panel shows in full
// is on the card too, or on neither while it is not made.
void TestStepPointing::cardAndPanelSayTheSame()
{
    QFETCH(int, units);
    m_window->open(networkOf(units, {}));
    StageView *stage = m_window->stage;
    const StageLayout &layout = stage->stageLayout();
    QList<QPointF> places = {layout.input().center(), layout.input().topLeft() + QPointF(2, 2)};
    for (int unit = 0; unit < units; ++unit)
        places.append({layout.tile(unit).center(), layout.tileBar(unit).center()});
    for (int output = 0; output < digit_count; ++output)
        places.append(layout.outputRow(output).center());
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        for (const QPointF &place : places) {
            moveTo(stage, place.toPoint());
            compareCardWithPanel(static_cast<StepId>(step));
            QTest::mouseClick(stage, Qt::LeftButton, {}, place.toPoint());
            compareCardWithPanel(static_cast<StepId>(step));
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestStepPointing::compareCardWithPanel(StepId step)
{
    QHash<QString, QString> card;
    for (const auto &[name, value] : hoverText(m_window->stage->scene()).lines)
        card.insert(notationPlain(name), value);
    const QString readout = panel().tools()->readout();
    const QString context = QStringLiteral("%1: %2").arg(int(step)).arg(readout);
    const QStringList parts = readout.section(QStringLiteral(": "), 1).split(QStringLiteral(" = "));
    if (readout.startsWith(QLatin1String("not computed yet")))
        QVERIFY2(!card.contains(parts.value(0)), qPrintable(context));
    else
        QVERIFY2(parts.size() == 2 && card.value(parts[0]) == parts[1], qPrintable(context));
}

// The frame of the focus; whoever has clicked sees where that was without it.
void TestStepPointing::keyboardSeesItsPlaceOnTheStage()
{
    m_window->open(networkOf(6, {}));
    const auto frame = [this] { return stagePicture().pixelColor(1, m_window->stage->height() / 2); };
    QTest::mouseClick(m_window->stage, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(m_window->stage->hasFocus());
    QCOMPARE(frame(), colours().window);
    QTest::keyClick(m_window->stage, Qt::Key_Tab);
    QVERIFY(!m_window->stage->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(m_window->stage->hasFocus());
    QCOMPARE(frame(), colours().forward);
}

void TestStepPointing::stageLightsTheSymbol()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    const QPoint output = m_window->stage->stageLayout().outputBar(7).center().toPoint();
    moveTo(m_window->stage, output);
    QVERIFY((walk().pointed().number == Selection{Term::delta2, 7, 0}));
    QVERIFY(panel().equations()->litTerms().contains(QStringLiteral("delta2")));
    QVERIFY(panel().tools()->readout().contains(QStringLiteral("δ²[7]")));
}

void TestStepPointing::stagePicksANumber()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    QTest::mouseClick(m_window->stage, Qt::LeftButton, {},
                      m_window->stage->stageLayout().tile(5).center().toPoint());
    QVERIFY((walk().component() == Selection{Term::delta1, 5, 0}));
    QCOMPARE(m_window->stage->scene().selectedUnit(), std::optional(5));
    QCOMPARE(panel().contributions()->contributions().rows.size(), std::size_t(10));
    QVERIFY(
        (panel().contributions()->contributions().rows[3].line.first().number == Selection{Term::W2, 5, 3}));
}

void TestStepPointing::factorsLightAndPick()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::dW2);
    const auto tokens = panel().numbers()->tokens();
    int factors = 0;
    for (const auto &placed : tokens) {
        if (!placed.token.number)
            continue;
        moveTo(panel().numbers(), placed.box.center().toPoint());
        QCOMPARE(walk().pointed().symbol, placed.token.symbol);
        QVERIFY(panel().equations()->litTerms().contains(placed.token.symbol));
        ++factors;
    }
    QCOMPARE(factors, 6);
}

void TestStepPointing::picturesAreWalked()
{
    m_window->open(networkOf(1024, {}));
    walk().goTo(StepId::dW2);
    TermPicture *map = panel().pictures()->pictures().last();
    QCOMPARE(map->content().count(), 10240);
    walk().pick({Term::dW2, 900, 4});
    QVERIFY(!map->cell(9004).isNull()); // it follows what is chosen
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Down);
    QVERIFY((walk().component() == Selection{Term::dW2, 901, 4}));
    moveTo(map, map->cell(9003).center().toPoint());
    QVERIFY((walk().pointed().number == Selection{Term::dW2, 900, 3}));
    QCOMPARE(walk().step(), StepId::dW2);
}

DELTASCOPE_TEST(TestStepPointing)
#include "test_step_pointing.moc"
