// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "ui/equations/equation_view.h"
#include "ui/step/contribution_table.h"
#include "ui/step/gradient_check_tab.h"
#include "ui/step/number_line_view.h"
#include "ui/step/pass_notice.h"
#include "ui/step/picture_card.h"
#include "ui/step/term_tools.h"
#include "ui/step/term_values.h"
#include "ui/step/why_tab.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace deltascope;

class TestStepPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<StepWindow>(); }
    void cleanup() { m_window.reset(); }

    void clickerKeysWalk();
    void chipsJump();
    void playsToTheEnd();
    void buildsUpADelta();
    void showsEveryStepAtOnce();
    void fitsAnyWidth_data();
    void fitsAnyWidth();
    void copiesAndSavesTerms();
    void asksForALabel();
    void saysThatTrainingWentOn();
    void appliesAndUndoes();
    void checksTheGradient();
    void derivationIsStepped();
    void newestLineOfADerivationIsInSight_data();
    void newestLineOfADerivationIsInSight();
    void tabThatIsChosenIsInSight();
    void readoutShowsOnlyWhatHasBeenAdded();
    void readoutOfTheLossShowsItsSumSoFar();
    void saysHowLargeEverythingIs_data();
    void saysHowLargeEverythingIs();
    void timelineShowsThePhase();
    void doesNotBlameTheStepForALossThatCannotMove();
    void inactiveLeavesTheStage();

private:
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }

    std::unique_ptr<StepWindow> m_window;
};

void TestStepPanel::clickerKeysWalk()
{
    m_window->open(networkOf(4, {}));
    QTest::keyClick(&m_window->window, Qt::Key_PageDown);
    QCOMPARE(walk().step(), StepId::z1);
    QTest::keyClick(&m_window->window, Qt::Key_Right);
    QCOMPARE(walk().step(), StepId::x1);
    QTest::keyClick(&m_window->window, Qt::Key_PageUp);
    QCOMPARE(walk().step(), StepId::z1);
    QTest::keyClick(&m_window->window, Qt::Key_Left);
    QCOMPARE(walk().step(), StepId::x0);
    QTest::keyClick(&m_window->window, Qt::Key_End);
    QCOMPARE(walk().step(), StepId::after);
    QTest::keyClick(&m_window->window, Qt::Key_Home);
    QCOMPARE(walk().step(), StepId::x0);
    QTest::keyClick(&m_window->window, Qt::Key_I);
    QVERIFY(walk().goesInside());
    QTest::keyClick(&m_window->window, Qt::Key_P);
    QVERIFY(m_window->job.player().isPlaying());
}

void TestStepPanel::chipsJump()
{
    m_window->open(networkOf(4, {}));
    const QList<StepChip *> &chips = m_window->job.timeline()->chips();
    QCOMPARE(chips.size(), step_count);
    for (StepChip *chip : chips) {
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(walk().step(), chip->step());
        QVERIFY(chip->isChecked());
    }
}

void TestStepPanel::playsToTheEnd()
{
    m_window->open(networkOf(4, {}));
    walk().goTo(StepId::update);
    m_window->job.player().setSpeed(1000);
    QSignalSpy playing(&m_window->job.player(), &StepPlayer::playingChanged);
    m_window->job.player().play();
    QTRY_VERIFY(walk().atEnd());
    QCOMPARE(playing.count(), 2);
    QVERIFY(!m_window->job.player().isPlaying());
}

// On request: the ten contributions arrive, are summed and scaled; then it stops, and → steps on.
void TestStepPanel::buildsUpADelta()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    walk().pick({Term::delta1, 4, 0});
    m_window->job.player().setSpeed(1000);
    QList<int> stages;
    connect(&walk(), &StepWalk::stepChanged, this, [&] { stages.append(walk().stage()); });
    QTest::keyClick(&m_window->window, Qt::Key_A);
    QTRY_VERIFY(!m_window->job.player().isPlaying());
    for (int stage = 0; stage <= scaled_stage; ++stage)
        QVERIFY(stages.contains(stage));
    QVERIFY((walk().position() == WalkPosition{StepId::delta1, 4}));
    QVERIFY(!walk().goesInside());
    QTest::keyClick(&m_window->window, Qt::Key_Right);
    QCOMPARE(walk().step(), StepId::dW2);
}

void TestStepPanel::showsEveryStepAtOnce()
{
    m_window->open(networkOf(30, {}));
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
        QCOMPARE(m_window->stage->scene().focus.step->id, walk().step());
        QCOMPARE(m_window->stage->scene().content, walk().open()->content);
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
    m_window->open(networkOf(100, {}));
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
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    walk().pick({Term::delta1, 4, 0});
    QTest::keyClick(&m_window->window, Qt::Key_C, Qt::ControlModifier);
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

    QSignalSpy faults(&m_window->workbench, &Workbench::faultOccurred);
    panel().tools()->saveTerm(folder.filePath(QStringLiteral("missing/dW2.csv")));
    QTRY_COMPARE(faults.count(), 1);
}

void TestStepPanel::asksForALabel()
{
    load(m_window->workbench, networkOf(6, {}));
    m_window->workbench.showDrawing(someImage(), std::nullopt);
    m_window->job.setActive(true);
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
    m_window->open(networkOf(6, {}));
    QVERIFY(panel().notice()->text().isEmpty());
    const auto content = walk().open()->content;
    Network<float> trained = m_window->workbench.snapshot()->network;
    trained.parameters.b1[0] += 1;
    m_window->workbench.replaceParameters(trained);
    QTRY_VERIFY(!panel().notice()->text().isEmpty());
    QCOMPARE(m_window->stage->scene().content, content);
}

void TestStepPanel::appliesAndUndoes()
{
    m_window->open(networkOf(6, {}));
    const Parameters<float> before = m_window->workbench.snapshot()->network.parameters;
    walk().last();
    const auto button = [](QWidget *within, const QString &text) {
        const QList<QPushButton *> all = within->findChildren<QPushButton *>();
        const auto found = std::ranges::find(all, text, [](const QPushButton *each) { return each->text(); });
        return found == all.end() ? nullptr : *found;
    };
    QPushButton *apply = button(&panel(), QStringLiteral("Apply the update"));
    QVERIFY(apply);
    QPushButton *undo = button(apply->parentWidget(), QStringLiteral("Undo the update"));
    QVERIFY(undo);
    QVERIFY(apply->isVisible() && apply->isEnabled() && !undo->isVisible());
    apply->click();
    QTRY_VERIFY(undo->isVisible());
    QVERIFY(!apply->isVisible());
    QVERIFY(!(m_window->workbench.snapshot()->network.parameters == before));
    undo->click();
    QTRY_VERIFY(apply->isVisible());
    QVERIFY(m_window->workbench.snapshot()->network.parameters == before);
}

void TestStepPanel::checksTheGradient()
{
    m_window->open(networkOf(30, {}));
    walk().goTo(StepId::dW1);
    panel().tabs()->setCurrentWidget(panel().gradientCheck());
    walk().pick({Term::dW1, 300, 12});
    const GradientCheck &check = panel().gradientCheck()->check();
    QCOMPARE(check.backpropagated, walk().open()->pass().dW1(300, 12));
    QVERIFY(!check.kink);
    QVERIFY(check.relative_error < 1e-5);
}

void TestStepPanel::derivationIsStepped()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    QTest::keyClick(&m_window->window, Qt::Key_W);
    QCOMPARE(panel().tabs()->currentWidget(), panel().why());
    WhyTab *why = panel().why();
    QCOMPARE(why->shownLines(), 1);
    QVERIFY(why->allLines() > 4);
    QTest::keyClick(&m_window->window, Qt::Key_N);
    QCOMPARE(why->shownLines(), 2);
    QTRY_VERIFY(!why->equationViews().last()->visibleRegion().isEmpty()); // the new line is in sight
    for (QPushButton *button : why->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Next line"))
            for (int line = 2; line < why->allLines(); ++line)
                button->click();
    QCOMPARE(why->shownLines(), why->allLines());
    walk().pick({Term::delta1, 2, 0});
    QCOMPARE(why->shownLines(), why->allLines()); // the same derivation
    walk().forward();
    QCOMPARE(why->shownLines(), 1);
}

void TestStepPanel::newestLineOfADerivationIsInSight_data()
{
    QTest::addColumn<QSize>("window");
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("1440 by 900") << QSize(1440, 760) << Theme::Mode::Light;
    QTest::newRow("1024 by 768") << QSize(1024, 600) << Theme::Mode::Light;
    QTest::newRow("projector") << QSize(1024, 600) << Theme::Mode::Projector;
}

// Also where the derivation is longer than the panel is high.
void TestStepPanel::newestLineOfADerivationIsInSight()
{
    QFETCH(QSize, window);
    QFETCH(Theme::Mode, mode);
    Theme::instance().setMode(mode);
    m_window->window.resize(window);
    m_window->open(networkOf(30, {}));
    walk().goTo(StepId::delta1);
    WhyTab *why = panel().why();
    QPushButton *next = nullptr;
    for (QPushButton *button : why->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Next line"))
            next = button;
    QVERIFY(next);
    const auto isInSight = [](QWidget *part) { return part->visibleRegion().boundingRect() == part->rect(); };
    QTest::keyClick(&m_window->window, Qt::Key_W);
    while (true) {
        QTRY_VERIFY(isInSight(why->equationViews().last()) && isInSight(next));
        if (why->shownLines() == why->allLines())
            break;
        if (why->shownLines() % 2)
            QTest::keyClick(&m_window->window, Qt::Key_N);
        else
            QTest::mouseClick(next, Qt::LeftButton);
    }
    QTest::keyClick(&m_window->window, Qt::Key_W);
    QTRY_COMPARE(panel().verticalScrollBar()->value(), 0);
    Theme::instance().setMode(Theme::Mode::Light);
}

void TestStepPanel::tabThatIsChosenIsInSight()
{
    m_window->window.resize(1440, 760);
    m_window->open(networkOf(30, {}));
    walk().goTo(StepId::delta2);
    settle();
    QTabBar *bar = panel().tabs()->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(2).center());
    QCOMPARE(panel().tabs()->currentWidget(), panel().gradientCheck());
    const auto place = [&](const QWidget *part, int y) {
        return part->mapTo(panel().viewport(), QPoint(0, y)).y();
    };
    QTRY_VERIFY(place(panel().gradientCheck(), panel().gradientCheck()->height()) <=
                panel().viewport()->height());
    QVERIFY(place(bar, 0) >= 0);
}

// It showed δ¹ as soon as the first of its contributions had arrived.
void TestStepPanel::readoutShowsOnlyWhatHasBeenAdded()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    QTest::keyClick(&m_window->window, Qt::Key_I);
    const Pass<double> &pass = walk().open()->pass();
    const auto &W2 = walk().open()->parameters().W2;
    for (int stage = 0; stage < scaled_stage; ++stage) {
        QCOMPARE(walk().stage(), stage);
        plain::Real sum = 0;
        for (int k = 0; k < stage; ++k)
            sum += static_cast<plain::Real>(W2(0, k)) * static_cast<plain::Real>(pass.delta2[k]);
        const QString readout = panel().tools()->readout();
        QVERIFY2(readout.startsWith(QStringLiteral("so far: Σ = ")), qPrintable(readout));
        const QString value = readout.mid(readout.lastIndexOf(QLatin1Char(' ')) + 1);
        QVERIFY2(std::abs(readNumber(value) - static_cast<double>(sum)) <= 1e-15, qPrintable(readout));
        QTest::keyClick(&m_window->window, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().toDouble(), readNumber(value));
        QTest::keyClick(&m_window->window, Qt::Key_Right);
    }
    const QString whole = panel().tools()->readout();
    QVERIFY2(whole.startsWith(QStringLiteral("in full: δ¹[0] = ")), qPrintable(whole));
    QCOMPARE(readNumber(whole.mid(whole.lastIndexOf(QLatin1Char(' ')) + 1)), pass.delta1[0]);

    walk().point({symbolOfTerm(Term::delta1), Selection{Term::delta1, 3, 0}});
    QCOMPARE(panel().tools()->readout(), QStringLiteral("not made yet: δ¹[3]"));
}

void TestStepPanel::readoutOfTheLossShowsItsSumSoFar()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::loss);
    QTest::keyClick(&m_window->window, Qt::Key_I);
    for (int terms = 1; terms <= digit_count; ++terms) {
        walk().point({symbolOfTerm(Term::loss), Selection{Term::loss, 0, 0}});
        plain::Real sum = 0;
        for (int k = 0; k < terms; ++k) {
            const auto apart =
                static_cast<plain::Real>(walk().open()->pass().x2[k] - walk().open()->pass().y[k]);
            sum += apart * apart / 2;
        }
        const QString readout = panel().tools()->readout();
        QCOMPARE(readout.startsWith(QStringLiteral("so far: Σ")), terms < digit_count);
        const double shown = readNumber(readout.mid(readout.lastIndexOf(QLatin1Char(' ')) + 1));
        QVERIFY2(std::abs(shown - static_cast<double>(sum)) <= 1e-14, qPrintable(readout));
        QTest::keyClick(&m_window->window, Qt::Key_Right);
    }
}

void TestStepPanel::saysHowLargeEverythingIs_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<QString>("sizes");
    QTest::addColumn<int>("units");
    const auto row = [](StepId step, const char16_t *sizes, int units = 6) {
        QTest::addRow("%s, K = %d", to_string(step).data(), units)
            << step << QString::fromUtf16(sizes) << units;
    };
    row(StepId::z1, u"sizes: z¹ 1 , W¹ 784 × 1 , x⁰ 784 , b¹ 1", 1);
    row(StepId::z2, u"sizes: z² 10 , W² 1 × 10 , x¹ 1 , b² 10", 1);
    row(StepId::x0, u"sizes: x⁰ 784 , y 10");
    row(StepId::z1, u"sizes: z¹ 6 , W¹ 784 × 6 , x⁰ 784 , b¹ 6");
    row(StepId::loss, u"sizes: x² 10 , y 10");
    row(StepId::delta1, u"sizes: δ¹ 6 , W² 6 × 10 , δ² 10 , φ′(z¹) 6");
    row(StepId::dW1, u"sizes: ∂Lₙ/∂W¹ 784 × 6 , x⁰ 784 , δ¹ 6");
    row(StepId::update, u"sizes: W² 6 × 10 , ∂Lₙ/∂W² 6 × 10");
    row(StepId::after, u"");
}

void TestStepPanel::saysHowLargeEverythingIs()
{
    QFETCH(StepId, step);
    QFETCH(QString, sizes);
    QFETCH(int, units);
    m_window->open(networkOf(units, {}));
    walk().goTo(step);
    QCOMPARE(plainText(panel().sizes()->lines().value(0)), sizes);
    settle();
    for (const auto &placed : panel().sizes()->pieces()) {
        QVERIFY(placed.box.right() <= panel().sizes()->width() + 0.5);
        if (placed.piece.symbol.isEmpty())
            continue;
        moveTo(panel().sizes(), placed.box.center().toPoint());
        QVERIFY2(panel().equations()->litTerms().contains(placed.piece.symbol), qPrintable(sizes));
    }
}

void TestStepPanel::timelineShowsThePhase()
{
    m_window->open(networkOf(4, {}));
    const QList<PhaseHeading *> &headings = m_window->job.timeline()->headings();
    QCOMPARE(headings.size(), 3);
    for (int step = 0; step < step_count; ++step) {
        const int phase = static_cast<int>(steps({})[static_cast<std::size_t>(step)].phase);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(headings[i]->isCurrent(), i == phase);
            QVERIFY(i == phase ? headings[i]->done() > 0 : headings[i]->done() == (i < phase ? 1 : 0));
        }
        QTest::keyClick(&m_window->window, Qt::Key_Right);
    }
    QCOMPARE(headings.last()->done(), 1.0);
}

// Where all outputs are saturated the promised drop is lost in the digits of the loss; the text said that the
// step was too long.
void TestStepPanel::doesNotBlameTheStepForALossThatCannotMove()
{
    Network<float> network = networkOf(6, {});
    network.parameters.W2.setZero();
    network.parameters.b2.setConstant(-40);
    m_window->open(network);
    walk().last();
    QVERIFY(walk().open()->promisedDrop() < 0);
    QCOMPARE(walk().open()->drop(), 0.0);
    bool told = false;
    for (const QLabel *label : panel().findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(QLatin1String("too long")));
        told = told || (label->isVisible() && label->text().startsWith(QLatin1String("By less than")));
    }
    QVERIFY(told);
}

void TestStepPanel::inactiveLeavesTheStage()
{
    m_window->open(networkOf(6, {}));
    m_window->job.setActive(false);
    QVERIFY(!m_window->stage->scene().focus.step);
    QCOMPARE(m_window->stage->scene().content, m_window->workbench.content());
    moveTo(m_window->stage, m_window->stage->stageLayout().outputBar(7).center().toPoint());
    QVERIFY(walk().pointed().symbol.isEmpty());
}

QTEST_MAIN(TestStepPanel)
#include "test_step_panel.moc"
