// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "ui/equations/equation_view.h"
#include "ui/step/contribution_table.h"
#include "ui/step/number_line_view.h"
#include "ui/step/picture_card.h"
#include "ui/step/term_tools.h"

using namespace deltascope;

class TestStepPointing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<StepWindow>();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->window));
    }
    void cleanup() { m_window.reset(); }

    void everySymbolLightsItsPartner_data();
    void everySymbolLightsItsPartner();
    void stageLightsTheSymbol();
    void stagePicksANumber();
    void factorsLightAndPick();
    void picturesAreWalked();

private:
    bool hasPartner(const QString &symbol);
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }

    std::unique_ptr<StepWindow> m_window;
};

// A symbol's partner: a part of the stage or a number of the panel.
bool TestStepPointing::hasPartner(const QString &symbol)
{
    const auto lit = m_window->stage->scene().focus.lit;
    for (const StagePart part : {StagePart::Input, StagePart::FirstEdges, StagePart::Hidden,
                                 StagePart::SecondEdges, StagePart::Outputs})
        if (lit && belongsTo(*lit, part))
            return true;
    for (const auto &placed : panel().numbers()->pieces())
        if (placed.piece.symbol == symbol)
            return true;
    return false;
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

void TestStepPointing::everySymbolLightsItsPartner()
{
    QFETCH(Functions, functions);
    m_window->open(networkOf(6, functions));
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        settle();
        EquationView *equations = panel().equations();
        QVERIFY2(!equations->symbols().isEmpty(), qPrintable(QString::number(step)));
        const QList<PlacedSymbol> symbols = equations->symbols();
        for (const PlacedSymbol &symbol : symbols) {
            moveTo(equations, symbol.box.center().toPoint());
            QCOMPARE(walk().pointed().symbol, symbol.term);
            QVERIFY2(hasPartner(symbol.term),
                     qPrintable(QStringLiteral("step %1: %2").arg(step).arg(symbol.term)));
        }
        moveTo(equations, QPoint(equations->width() - 1, equations->height() - 1));
    }
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
    const auto pieces = panel().numbers()->pieces();
    int factors = 0;
    for (const auto &placed : pieces) {
        if (!placed.piece.number)
            continue;
        moveTo(panel().numbers(), placed.box.center().toPoint());
        QCOMPARE(walk().pointed().symbol, placed.piece.symbol);
        QVERIFY(panel().equations()->litTerms().contains(placed.piece.symbol));
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

QTEST_MAIN(TestStepPointing)
#include "test_step_pointing.moc"
