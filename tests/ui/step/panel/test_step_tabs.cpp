// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/equations/equation_view.h"
#include "ui/step/numbers/display_precision.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/pictures/activation_curve.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

using namespace deltascope;

/// What the tabs of the panel show: the derivation and the gradient check.
class TestStepTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<StepWindow>(); }
    void cleanup() { m_window.reset(); }

    void checksTheGradient();
    void derivationIsStepped();
    void newestLineOfADerivationIsInSight_data();
    void newestLineOfADerivationIsInSight();
    void rulesOfADerivationAreAsLargeAsAllElse();
    void tabThatIsChosenIsInSight();
    void picturesAreWholeAfterADerivation();
    void theEndsOfAScaleAreNotCut();
    void whatStaysInSightIsAsHighAsItsTexts();
    void wheelOverTheTabsScrollsThePanel();
    void curveSaysWhereOneStandsOnIt_data();
    void curveSaysWhereOneStandsOnIt();
    void curveIsThereWherePhiHasAPart();
    void whatIsComparedHasOneRange_data();
    void whatIsComparedHasOneRange();

private:
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }

    std::unique_ptr<StepWindow> m_window;
};

void TestStepTabs::checksTheGradient()
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

void TestStepTabs::derivationIsStepped()
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

void TestStepTabs::newestLineOfADerivationIsInSight_data()
{
    QTest::addColumn<QSize>("window");
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("1440 by 900") << QSize(1440, 760) << Theme::Mode::Light;
    QTest::newRow("1024 by 768") << QSize(1024, 600) << Theme::Mode::Light;
    QTest::newRow("projector") << QSize(1024, 600) << Theme::Mode::Projector;
}

// Also where the derivation is longer than the panel is high.
void TestStepTabs::newestLineOfADerivationIsInSight()
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

// Those that were there kept their size when Present began.
void TestStepTabs::rulesOfADerivationAreAsLargeAsAllElse()
{
    m_window->open(networkOf(30, {}));
    walk().goTo(StepId::delta1);
    panel().toggleWhy();
    Theme::instance().setPresented(1080);
    const QLabel *rule = panel().why()->findChild<QLabel *>();
    for (const QLabel *label : panel().why()->findChildren<QLabel *>())
        if (label->text().startsWith(QStringLiteral("1. ")))
            rule = label;
    QVERIFY(rule->text().startsWith(QStringLiteral("1. ")));
    const int size = Theme::instance().pixelSize(TypeSize::Body);
    Theme::instance().setPresented({});
    QVERIFY(size > Theme::instance().pixelSize(TypeSize::Body));
    Theme::instance().setPresented(1080);
    QCOMPARE(rule->font().pixelSize(), size);
    Theme::instance().setPresented({});
}

void TestStepTabs::tabThatIsChosenIsInSight()
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

// "−0.130 ▌+0.1" of 0.130
void TestStepTabs::theEndsOfAScaleAreNotCut()
{
    m_window->open(networkOf(30, {}));
    TermPicture picture(walk());
    PictureContent content = imagePicture(*walk().open(), Term::dW1, 3);
    for (const double range : {0.130, 1.23e-11}) {
        content.range = range;
        picture.setContent(content);
        for (int width = picture.minimumSizeHint().width(); width < 200; width += 3) {
            picture.resize(width, picture.heightForWidth(width));
            const QImage shown = picture.grab().toImage();
            const QImage edge = shown.copy(shown.width() - 1, shown.height() - 20, 1, 20);
            for (int y = 0; y < edge.height(); ++y)
                QVERIFY2(edge.pixel(0, y) == edge.pixel(0, 19), qPrintable(QString::number(width)));
        }
    }
}

// The question of a step stood in the height that that of the last one had needed.
void TestStepTabs::whatStaysInSightIsAsHighAsItsTexts()
{
    panel().setFixedWidth(300);
    m_window->open(networkOf(128, {}));
    QTest::keyClick(&m_window->window, Qt::Key_W);
    QSet<int> heights;
    for (int step = 0; step < step_count; ++step) {
        walk().goTo(static_cast<StepId>(step));
        settle();
        const QWidget *pinned = panel().equations();
        while (pinned->parentWidget() != &panel())
            pinned = pinned->parentWidget();
        heights.insert(pinned->height());
        QCOMPARE(pinned->height(), pinned->layout()->heightForWidth(pinned->width()));
        for (const QLabel *label : pinned->findChildren<QLabel *>())
            if (label->isVisible() && label->hasHeightForWidth())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        QCOMPARE(panel().viewport()->y() - pinned->height(), panel().frameWidth());
    }
    QVERIFY(heights.size() > 1);
}

// A long derivation leaves its size behind; the pictures of the next step have another.
void TestStepTabs::picturesAreWholeAfterADerivation()
{
    m_window->open(networkOf(128, {}));
    walk().goTo(StepId::delta1);
    QTest::keyClick(&m_window->window, Qt::Key_W);
    for (int line = 1; line < 7; ++line)
        QTest::keyClick(&m_window->window, Qt::Key_N);
    QTRY_VERIFY(!panel().why()->equationViews().last()->visibleRegion().isEmpty());
    QTest::keyClick(&m_window->window, Qt::Key_W);
    QTest::keyClick(&m_window->window, Qt::Key_Right);
    QCOMPARE(walk().step(), StepId::dW2);
    const QList<TermPicture *> pictures = panel().pictures()->pictures();
    QCOMPARE(pictures.size(), 2);
    QTRY_VERIFY(pictures[1]->y() - pictures[0]->geometry().bottom() < 10);
    QTRY_VERIFY(panel().pictures()->height() - pictures[1]->geometry().bottom() < 10);
    QTRY_COMPARE(pictures[1]->height(), pictures[1]->heightForWidth(pictures[1]->width()));
}

// Who scrolls the panel goes on scrolling when a tab comes under the cursor.
void TestStepTabs::wheelOverTheTabsScrollsThePanel()
{
    m_window->window.resize(1300, 500);
    m_window->open(networkOf(30, {}));
    walk().goTo(StepId::delta1);
    QTRY_VERIFY(panel().verticalScrollBar()->maximum() > 0);
    QTabBar *bar = panel().tabs()->tabBar();
    const QPointF place = bar->rect().center();
    QWheelEvent turn(place, bar->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                     false);
    QSpontaneKeyEvent::setSpontaneous(&turn); // only those go on to what the bar lies on, and
    qApp->notify(bar, &turn);                 // sendEvent() would take it away
    QCOMPARE(panel().tabs()->currentWidget(), panel().pictures());
    QVERIFY(panel().verticalScrollBar()->value() > 0);
}

void TestStepTabs::curveSaysWhereOneStandsOnIt_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Term>("made");
    QTest::addColumn<QString>("reading");
    QTest::newRow("x1") << StepId::x1 << Term::x1 << QStringLiteral("φ at z¹[3] = %1 gives x¹[3] = %2");
    QTest::newRow("x2") << StepId::x2 << Term::x2 << QStringLiteral("φ at z²[3] = %1 gives x²[3] = %2");
    QTest::newRow("delta2") << StepId::delta2 << Term::delta2
                            << QStringLiteral("φ at z²[3] = %1 has the slope φ′(z²[3]) = %2");
    QTest::newRow("delta1") << StepId::delta1 << Term::delta1
                            << QStringLiteral("φ at z¹[3] = %1 has the slope φ′(z¹[3]) = %2");
}

void TestStepTabs::curveSaysWhereOneStandsOnIt()
{
    QFETCH(StepId, step);
    QFETCH(Term, made);
    QFETCH(QString, reading);
    m_window->open(networkOf(30, {}));
    walk().goTo(step);
    walk().pick({made, 3, 0});
    const bool outputs = step == StepId::x2 || step == StepId::delta2;
    const Pass<double> &pass = walk().open()->pass();
    const double z = outputs ? pass.z2[3] : pass.z1[3];
    const double x = 1 / (1 + std::exp(-z));
    const double shown = step < StepId::loss ? x : x * (1 - x);
    const auto *curve = panel().findChild<ActivationCurve *>();
    QVERIFY(curve->isVisible());
    QCOMPARE(notationPlain(curve->reading()), reading.arg(shownNumber(z, 4), shownNumber(shown, 4)));
}

void TestStepTabs::curveIsThereWherePhiHasAPart()
{
    const auto steps = [this] {
        QList<StepId> shown;
        for (int step = 0; step < step_count; ++step) {
            walk().goTo(static_cast<StepId>(step));
            if (panel().findChild<ActivationCurve *>()->isVisible())
                shown.append(static_cast<StepId>(step));
        }
        return shown;
    };
    m_window->open(networkOf(5, {}));
    QCOMPARE(steps(), (QList{StepId::x1, StepId::x2, StepId::delta2, StepId::delta1}));
    m_window->open(networkOf(6, {.cost = Cost::CrossEntropy}));
    QCOMPARE(steps(), (QList{StepId::x1, StepId::x2, StepId::delta1}));
}

void TestStepTabs::whatIsComparedHasOneRange_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<int>("compared");
    QTest::newRow("outputs and target") << StepId::loss << 2;
    QTest::newRow("the same for δ²") << StepId::delta2 << 2;
    QTest::newRow("outputs before and after, and target") << StepId::after << 3;
}

// A weak output looked as strong as the target, and the outputs after an update as strong as before.
void TestStepTabs::whatIsComparedHasOneRange()
{
    QFETCH(StepId, step);
    QFETCH(int, compared);
    m_window->open(networkOf(30, {}));
    walk().goTo(step);
    const QList<TermPicture *> pictures = panel().pictures()->pictures();
    for (int i = 0; i < compared; ++i)
        QCOMPARE(pictures[i]->content().range, 1.0); // that of the target
}

DELTASCOPE_TEST(TestStepTabs)
#include "test_step_tabs.moc"
