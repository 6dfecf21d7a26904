// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/equations/equation_view.h"
#include "ui/step/card/turn_card.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>

#include <set>

using namespace deltascope;

namespace {
QPushButton *button(QWidget *within, const QString &text)
{
    const QList<QPushButton *> all = within->findChildren<QPushButton *>();
    const auto found = std::ranges::find(all, text, [](const QPushButton *each) { return each->text(); });
    return found == all.end() ? nullptr : *found;
}
} // namespace

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
    void theTableKeepsItsProducts();
    void copiesAndSavesTerms();
    void eachCopyIsOfWhatTheLineShows();
    void asksForALabel();
    void saysThatTrainingWentOn();
    void theWayToTheNewParametersStaysInSight();
    void aCardThatEndsLeavesTheStepInSight();
    void withoutAPassNoKeyDoesAnything();
    void theSwitchesStandInRows();
    void appliesAndUndoes();
    void keysGoToTheStageWhenTheirButtonGoes();
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
    connect(&walk(), &StepWalk::stepChanged, this, [&] { stages.append(walk().substep()); });
    QTest::keyClick(&m_window->window, Qt::Key_A);
    QTRY_VERIFY(!m_window->job.player().isPlaying());
    for (int substep = 0; substep <= scaled_substep; ++substep)
        QVERIFY(stages.contains(substep));
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
            stepNumbers(*walk().open(), walk().step(), walk().chosen(), walk().substep(), 10);
        const QList<WorkedEquation> &shown = panel().numbers()->lines();
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
        QCOMPARE(m_window->stage->scene().focus.step->step, walk().step());
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
        for (const auto &placed : panel().numbers()->tokens())
            QVERIFY2(placed.box.right() <= panel().numbers()->width() + 0.5,
                     qPrintable(QStringLiteral("step %1: %2").arg(step).arg(placed.token.text)));
        for (const QLabel *label : panel().findChildren<QLabel *>())
            if (label->isVisible() && label->hasHeightForWidth())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

// At 1440 pixels in the projector theme they gave way to the bars.
void TestStepPanel::theTableKeepsItsProducts()
{
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector}) {
        Theme::instance().setMode(mode);
        panel().setFixedWidth(410);
        m_window->open(networkOf(30, {}));
        walk().goTo(StepId::delta1);
        settle();
        ContributionTable &table = *panel().contributions();
        Contributions terms = table.contributions();
        const QImage before = table.grab().toImage();
        // Ten times as much: the bars are drawn in proportion, so that the products alone tell the
        // difference.
        for (Contribution &row : terms.rows)
            row.value *= 10;
        terms.sum *= 10;
        table.setContributions(terms);
        QVERIFY(table.grab().toImage() != before);
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

// Both copied something else than what was shown, or pointed at.
void TestStepPanel::eachCopyIsOfWhatTheLineShows()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    walk().pick({Term::delta1, 4, 0});
    const auto copied = [this](const QString &text) {
        QGuiApplication::clipboard()->clear();
        for (QToolButton *each : panel().tools()->findChildren<QToolButton *>())
            if (each->text() == text)
                QTest::mouseClick(each, Qt::LeftButton);
        [[maybe_unused]] const bool came =
            QTest::qWaitFor([] { return !QGuiApplication::clipboard()->text().isEmpty(); });
        return QGuiApplication::clipboard()->text();
    };
    const auto shown = [this] { return panel().tools()->readout().section(QLatin1Char('='), -1).toDouble(); };
    const Pass<double> &pass = walk().open()->pass();
    QCOMPARE(copied(QStringLiteral("Copy value")).toDouble(), pass.delta1[4]);
    QVERIFY(qFuzzyCompare(shown(), pass.delta1[4]));
    QCOMPARE(copied(QStringLiteral("Copy term")).count(QLatin1Char('\n')), 6);

    walk().point({{}, Selection{Term::x2, 3, 0}}); // as the pointer does over a number of another term
    QCOMPARE(copied(QStringLiteral("Copy value")).toDouble(), pass.x2[3]);
    QVERIFY(qFuzzyCompare(shown(), pass.x2[3]));
    const QStringList rows = copied(QStringLiteral("Copy term")).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 10);
    for (int k = 0; k < 10; ++k)
        QCOMPARE(rows[k].toDouble(), pass.x2[k]);
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

void TestStepPanel::theWayToTheNewParametersStaysInSight()
{
    m_window->open(networkOf(4, {}));
    m_window->window.resize(1300, 500);
    Network<float> trained = m_window->workbench.snapshot()->network;
    trained.parameters.b1[0] += 1;
    m_window->workbench.replaceParameters(trained);
    auto *take = button(&panel(), QStringLiteral("Use the new parameters"));
    QTRY_VERIFY(take->isVisible());
    QScrollBar *bar = panel().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    for (const int value : {bar->maximum(), 0}) {
        bar->setValue(value);
        const QRect place(take->mapTo(&panel(), QPoint(0, 0)), take->size());
        QVERIFY(panel().rect().contains(place));
        QVERIFY(!take->visibleRegion().isEmpty());
    }
    QTest::mouseClick(take, Qt::LeftButton);
    QVERIFY(walk().state() == StepWalk::State::Current);
    QVERIFY(!take->isVisible());
}

// The keys went on to the switches below, and the panel followed them.
void TestStepPanel::aCardThatEndsLeavesTheStepInSight()
{
    m_window->open(networkOf(4, {}));
    m_window->window.resize(1300, 500);
    const QScrollBar *bar = panel().verticalScrollBar();
    for (const Qt::Key key : {Qt::Key_C, Qt::Key_M}) {
        if (key == Qt::Key_M)
            m_window->workbench.showHand(hand_example(HandNetwork::Mazur), QStringLiteral("mazur"));
        m_window->stage->setFocus();
        for (const bool on : {true, false}) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QCOMPARE(panel().isAncestorOf(QApplication::focusWidget()), on);
            QTest::qWait(300); // for all that layouts put off
        }
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), 0);
    }
}

// On blank paper C ended the program.
void TestStepPanel::withoutAPassNoKeyDoesAnything()
{
    m_window->job.setActive(true);
    QVERIFY(!walk().open());
    m_window->stage->setFocus();
    QList<int> keys = {Qt::Key_Backspace, Qt::Key_Space,  Qt::Key_Left,     Qt::Key_Right,
                       Qt::Key_Home,      Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_End};
    for (int letter = Qt::Key_A; letter <= Qt::Key_Z; ++letter)
        keys << letter;
    for (const int key : keys)
        for (int times = 0; times < 2; ++times) { // what is switched on is switched off again
            QTest::keyClick(&m_window->window, static_cast<Qt::Key>(key));
            QVERIFY2(!m_window->job.whatIf().isOn(), qPrintable(QKeySequence(key).toString()));
        }
    QVERIFY(!walk().open());
}

// Five of them, each in a frame of its own, pushed the pictures out of sight.
void TestStepPanel::theSwitchesStandInRows()
{
    m_window->open(networkOf(4, {}));
    for (const int width : {260, 400, 700}) {
        panel().setFixedWidth(width);
        settle();
        std::vector<QRect> places;
        std::set<int> rows;
        for (const TurnCard *card : panel().findChildren<TurnCard *>()) {
            const QRect place = card->geometry();
            for (const QRect &other : places)
                QVERIFY(!place.intersects(other));
            QVERIFY(place.right() < card->parentWidget()->width());
            QVERIFY(place.width() >= card->minimumSizeHint().width());
            places.push_back(place);
            rows.insert(place.top());
        }
        QCOMPARE(places.size(), std::size_t(5));
        QVERIFY(rows.size() <= (width < 400 ? 4U : 3U));
    }
}

void TestStepPanel::appliesAndUndoes()
{
    m_window->open(networkOf(6, {}));
    const Parameters<float> before = m_window->workbench.snapshot()->network.parameters;
    walk().last();
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

// They went to the next button, which Space would have pressed.
void TestStepPanel::keysGoToTheStageWhenTheirButtonGoes()
{
    m_window->open(networkOf(4, {}));
    walk().goTo(StepId::update);
    QPushButton *apply = button(&panel(), QStringLiteral("Apply the update"));
    QVERIFY(apply);
    apply->setFocus();
    QVERIFY(apply->hasFocus());
    QTest::keyClick(&m_window->window, Qt::Key_Left);
    QCOMPARE(walk().step(), StepId::db1);
    QVERIFY(m_window->stage->hasFocus());
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
}

DELTASCOPE_TEST(TestStepPanel)
#include "test_step_panel.moc"
