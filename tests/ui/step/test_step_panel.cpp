// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/fixture.h"

#include "ui/equations/equation_view.h"
#include "ui/stage/stage_view.h"
#include "ui/step/contribution_table.h"
#include "ui/step/gradient_check_tab.h"
#include "ui/step/number_line_view.h"
#include "ui/step/pass_notice.h"
#include "ui/step/picture_card.h"
#include "ui/step/step_job.h"
#include "ui/step/step_panel.h"
#include "ui/step/term_tools.h"
#include "ui/step/term_values.h"
#include "ui/step/timeline.h"
#include "ui/step/why_tab.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace deltascope;

namespace {
// To a place of the widget, whether or not that is scrolled into sight.
void moveTo(QWidget *widget, const QPoint &place)
{
    QMouseEvent event(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(widget, &event);
}

// Lets the layouts do what they have put off; one may cause another.
void settle()
{
    for (int round = 0; round < 3; ++round)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}
} // namespace

class TestStepPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void clickerKeysWalk();
    void chipsJump();
    void playsToTheEnd();
    void everySymbolLightsItsPartner_data();
    void everySymbolLightsItsPartner();
    void stageLightsTheSymbol();
    void stagePicksANumber();
    void factorsLightAndPick();
    void showsEveryStepAtOnce();
    void fitsAnyWidth_data();
    void fitsAnyWidth();
    void copiesAndSavesTerms();
    void asksForALabel();
    void saysThatTrainingWentOn();
    void appliesAndUndoes();
    void checksTheGradient();
    void derivationIsStepped();
    void picturesAreWalked();
    void inactiveLeavesTheStage();

private:
    void open(const Network<float> &network);
    StepWalk &walk() { return m_job->walk(); }
    StepPanel &panel() { return *m_job->panel(); }
    bool hasPartner(const QString &symbol);

    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_window;
    StageView *m_stage = nullptr;
    std::unique_ptr<StepJob> m_job;
};

void TestStepPanel::init()
{
    m_workbench = std::make_unique<Workbench>();
    m_window = std::make_unique<QWidget>();
    m_stage = new StageView;
    m_job = std::make_unique<StepJob>(*m_workbench, *m_stage);
    auto *layout = new QHBoxLayout(m_window.get());
    auto *column = new QVBoxLayout;
    column->addWidget(m_stage, 1);
    column->addWidget(m_job->timeline());
    layout->addLayout(column, 1);
    m_job->panel()->setFixedWidth(400);
    layout->addWidget(m_job->panel());
    m_window->resize(1300, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestStepPanel::cleanup()
{
    m_window.reset();
    m_job.reset();
    m_workbench.reset();
}

void TestStepPanel::open(const Network<float> &network)
{
    load(*m_workbench, network);
    m_workbench->showDrawing(someImage(), 3);
    m_job->setActive(true);
    QVERIFY(walk().open());
}

void TestStepPanel::clickerKeysWalk()
{
    open(networkOf(4, {}));
    QTest::keyClick(m_window.get(), Qt::Key_PageDown);
    QCOMPARE(walk().step(), StepId::z1);
    QTest::keyClick(m_window.get(), Qt::Key_Right);
    QCOMPARE(walk().step(), StepId::x1);
    QTest::keyClick(m_window.get(), Qt::Key_PageUp);
    QCOMPARE(walk().step(), StepId::z1);
    QTest::keyClick(m_window.get(), Qt::Key_Left);
    QCOMPARE(walk().step(), StepId::x0);
    QTest::keyClick(m_window.get(), Qt::Key_End);
    QCOMPARE(walk().step(), StepId::after);
    QTest::keyClick(m_window.get(), Qt::Key_Home);
    QCOMPARE(walk().step(), StepId::x0);
    QTest::keyClick(m_window.get(), Qt::Key_I);
    QVERIFY(walk().goesInside());
    QTest::keyClick(m_window.get(), Qt::Key_P);
    QVERIFY(m_job->player().isPlaying());
}

void TestStepPanel::chipsJump()
{
    open(networkOf(4, {}));
    const QList<StepChip *> &chips = m_job->timeline()->chips();
    QCOMPARE(chips.size(), step_count);
    for (StepChip *chip : chips) {
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(walk().step(), chip->step());
        QVERIFY(chip->isChecked());
    }
}

void TestStepPanel::playsToTheEnd()
{
    open(networkOf(4, {}));
    walk().goTo(StepId::update);
    m_job->player().setSpeed(1000);
    QSignalSpy playing(&m_job->player(), &StepPlayer::playingChanged);
    m_job->player().play();
    QTRY_VERIFY(walk().atEnd());
    QCOMPARE(playing.count(), 2);
    QVERIFY(!m_job->player().isPlaying());
}

// A symbol's partner: a part of the stage or a number of the panel.
bool TestStepPanel::hasPartner(const QString &symbol)
{
    const auto lit = m_stage->scene().focus.lit;
    for (const StagePart part : {StagePart::Input, StagePart::FirstEdges, StagePart::Hidden,
                                 StagePart::SecondEdges, StagePart::Outputs})
        if (lit && belongsTo(*lit, part))
            return true;
    for (const auto &placed : panel().numbers()->pieces())
        if (placed.piece.symbol == symbol)
            return true;
    return false;
}

void TestStepPanel::everySymbolLightsItsPartner_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::newRow("sigmoid, quadratic") << Functions{};
    QTest::newRow("tanh, tanh") << Functions{Activation::Tanh, Activation::Tanh, Cost::Quadratic};
    QTest::newRow("relu, leaky relu") << Functions{Activation::Relu, Activation::LeakyRelu, Cost::Quadratic};
    QTest::newRow("cross-entropy") << Functions{Activation::LeakyRelu, Activation::Sigmoid,
                                                Cost::CrossEntropy};
}

void TestStepPanel::everySymbolLightsItsPartner()
{
    QFETCH(Functions, functions);
    open(networkOf(6, functions));
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

void TestStepPanel::stageLightsTheSymbol()
{
    open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    const QPoint output = m_stage->stageLayout().outputBar(7).center().toPoint();
    moveTo(m_stage, output);
    QVERIFY((walk().pointed().number == Selection{Term::delta2, 7, 0}));
    QVERIFY(panel().equations()->litTerms().contains(QStringLiteral("delta2")));
    QVERIFY(panel().tools()->readout().contains(QStringLiteral("δ<sup>2</sup><sub>7</sub>")));
}

void TestStepPanel::stagePicksANumber()
{
    open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    QTest::mouseClick(m_stage, Qt::LeftButton, {}, m_stage->stageLayout().tile(5).center().toPoint());
    QVERIFY((walk().component() == Selection{Term::delta1, 5, 0}));
    QCOMPARE(m_stage->scene().selectedUnit(), std::optional(5));
    QCOMPARE(panel().contributions()->contributions().rows.size(), std::size_t(10));
    QVERIFY(
        (panel().contributions()->contributions().rows[3].line.first().number == Selection{Term::W2, 5, 3}));
}

void TestStepPanel::factorsLightAndPick()
{
    open(networkOf(6, {}));
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

void TestStepPanel::showsEveryStepAtOnce()
{
    open(networkOf(30, {}));
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        const StepNumbers expected =
            stepNumbers(*walk().open(), walk().step(), walk().chosen(), walk().stage(), 10);
        const QList<Line> &shown = panel().numbers()->lines();
        QCOMPARE(shown.size(), expected.lines.size());
        for (qsizetype line = 0; line < shown.size(); ++line)
            QCOMPARE(plainText(shown[line]), plainText(expected.lines[line]));
        QCOMPARE(panel().contributions()->isVisible(), expected.contributions.has_value());
        for (const TermPicture *picture : panel().pictures()->pictures()) {
            if (!picture->content().named)
                continue;
            for (int entry = 0; entry < picture->content().count(); ++entry)
                QCOMPARE(picture->content().values[static_cast<std::size_t>(entry)],
                         static_cast<float>(valueAt(*walk().open(), picture->content().numberAt(entry))));
        }
        QCOMPARE(m_stage->scene().focus.step->id, walk().step());
        QCOMPARE(m_stage->scene().content, walk().open()->content);
    }
}

void TestStepPanel::fitsAnyWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Theme::Mode>("mode");
    for (const int width : {300, 360, 480}) {
        QTest::addRow("%d", width) << width << Theme::Mode::Light;
        if (width >= 360) // the window makes the panel no narrower in this theme
            QTest::addRow("%d, projector", width) << width << Theme::Mode::Projector;
    }
}

void TestStepPanel::fitsAnyWidth()
{
    QFETCH(int, width);
    QFETCH(Theme::Mode, mode);
    Theme::instance().setMode(mode);
    panel().setFixedWidth(width);
    open(networkOf(100, {}));
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        settle();
        QVERIFY2(panel().widget()->width() <= panel().viewport()->width(),
                 qPrintable(QStringLiteral("step %1: %2").arg(step).arg(panel().widget()->width())));
        for (const auto &placed : panel().numbers()->pieces())
            QVERIFY2(placed.box.right() <= panel().numbers()->width() + 0.5,
                     qPrintable(QStringLiteral("step %1: %2").arg(step).arg(placed.piece.text)));
        for (const QLabel *label : panel().findChildren<QLabel *>())
            if (label->isVisible() && label->hasHeightForWidth())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

void TestStepPanel::copiesAndSavesTerms()
{
    open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    walk().pick({Term::delta1, 4, 0});
    panel().tools()->copyValue();
    QCOMPARE(QGuiApplication::clipboard()->text().toDouble(), walk().open()->pass().delta1[4]);

    QSignalSpy copied(panel().tools(), &TermTools::termCopied);
    panel().tools()->copyTerm();
    QTRY_COMPARE(copied.count(), 1);
    const QStringList rows =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 6);
    for (int unit = 0; unit < 6; ++unit)
        QCOMPARE(rows[unit].toDouble(), walk().open()->pass().delta1[unit]);

    QTemporaryDir folder;
    walk().goTo(StepId::dW2);
    QSignalSpy saved(panel().tools(), &TermTools::termSaved);
    panel().tools()->saveTerm(folder.filePath(QStringLiteral("dW2.csv")));
    QTRY_COMPARE(saved.count(), 1);
    QFile file(folder.filePath(QStringLiteral("dW2.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    for (int unit = 0; unit < 6; ++unit)
        for (int output = 0; output < digit_count; ++output)
            QCOMPARE(lines[unit].split(',')[output].toDouble(), walk().open()->pass().dW2(unit, output));

    QSignalSpy faults(m_workbench.get(), &Workbench::faultOccurred);
    panel().tools()->saveTerm(folder.filePath(QStringLiteral("missing/dW2.csv")));
    QTRY_COMPARE(faults.count(), 1);
}

void TestStepPanel::asksForALabel()
{
    load(*m_workbench, networkOf(6, {}));
    m_workbench->showDrawing(someImage(), std::nullopt);
    m_job->setActive(true);
    QVERIFY(!panel().notice()->text().isEmpty());
    QVERIFY(!panel().equations()->isVisible());
    for (QPushButton *button : panel().notice()->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("8"))
            button->click();
    QVERIFY(walk().open());
    QCOMPARE(walk().open()->pass().y[8], 1.0);
    QVERIFY(panel().notice()->text().isEmpty());
    QVERIFY(panel().equations()->isVisible());
}

void TestStepPanel::saysThatTrainingWentOn()
{
    open(networkOf(6, {}));
    QVERIFY(panel().notice()->text().isEmpty());
    const auto content = walk().open()->content;
    Network<float> trained = m_workbench->snapshot()->network;
    trained.parameters.b1[0] += 1;
    m_workbench->replaceParameters(trained);
    QTRY_VERIFY(!panel().notice()->text().isEmpty());
    QCOMPARE(m_stage->scene().content, content);
}

void TestStepPanel::appliesAndUndoes()
{
    open(networkOf(6, {}));
    const Parameters<float> before = m_workbench->snapshot()->network.parameters;
    walk().last();
    QPushButton *apply = nullptr;
    QPushButton *undo = nullptr;
    for (QPushButton *button : panel().findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Apply the update"))
            apply = button;
        if (button->text() == QLatin1String("Undo"))
            undo = button;
    }
    QVERIFY(apply && undo);
    QVERIFY(apply->isEnabled() && !undo->isEnabled());
    apply->click();
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY(!apply->isEnabled());
    QVERIFY(!(m_workbench->snapshot()->network.parameters == before));
    undo->click();
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(m_workbench->snapshot()->network.parameters == before);
}

void TestStepPanel::checksTheGradient()
{
    open(networkOf(30, {}));
    walk().goTo(StepId::dW1);
    walk().pick({Term::dW1, 300, 12});
    const GradientCheck &check = panel().gradientCheck()->check();
    QCOMPARE(check.backpropagated, walk().open()->pass().dW1(300, 12));
    QVERIFY(!check.kink);
    QVERIFY(check.relative_error < 1e-5);
}

void TestStepPanel::derivationIsStepped()
{
    open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    auto *tabs = panel().findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    WhyTab *why = panel().why();
    QCOMPARE(why->shownLines(), 1);
    QVERIFY(why->allLines() > 4);
    for (QPushButton *button : why->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Next line"))
            for (int line = 1; line < why->allLines(); ++line)
                button->click();
    QCOMPARE(why->shownLines(), why->allLines());
    walk().pick({Term::delta1, 2, 0});
    QCOMPARE(why->shownLines(), why->allLines()); // the same derivation
    walk().forward();
    QCOMPARE(why->shownLines(), 1);
}

void TestStepPanel::picturesAreWalked()
{
    open(networkOf(1024, {}));
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

void TestStepPanel::inactiveLeavesTheStage()
{
    open(networkOf(6, {}));
    m_job->setActive(false);
    QVERIFY(!m_stage->scene().focus.step);
    QCOMPARE(m_stage->scene().content, m_workbench->content());
    moveTo(m_stage, m_stage->stageLayout().outputBar(7).center().toPoint());
    QVERIFY(walk().pointed().symbol.isEmpty());
}

QTEST_MAIN(TestStepPanel)
#include "test_step_panel.moc"
