// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/step_window.h"
#include "ui/equations/convention_switch.h"
#include "ui/step/check/error_plot.h"
#include "ui/step/check/nudged_number.h"
#include "ui/step/check/survey_view.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/window/focus_keys.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSet>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <cmath>

using namespace deltascope;

/// The gradient check under keys and mouse: what it nudges, what it writes out, and the check of all.
class TestGradientCheckTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<StepWindow>();
        new FocusKeys(&m_window->window); // as in the program
    }
    void cleanup() { m_window.reset(); }

    void nudgesWhatIsSelected_data();
    void nudgesWhatIsSelected();
    void anotherTermIsChosenByKeys();
    void differenceOnScreenCanBeRedone_data();
    void differenceOnScreenCanBeRedone();
    void moreDigitsThanAreShownDoNotAgree();
    void bestEpsilonIsTakenByKey();
    void aLuckyDipIsNotTheBest();
    void ticksOfAShortAxisDiffer();
    void aPixelOfValue0SaysSo();
    void aKinkNamesItsUnit();
    void aFlatNetworkIsNoMistake();
    void allAreCheckedByKeysAndTheWorstIsSelected_data();
    void allAreCheckedByKeysAndTheWorstIsSelected();
    void theWorstIsNamedInTheOtherConventionToo();
    void theTabsStayWhereTheyAre();
    void aLayerIsCheckedByMouse();
    void aCancelledCheckShowsNothing();
    void nothingGoesStale_data();
    void nothingGoesStale();
    void whatIsFoundComesIntoSight();
    void theWheelClearsNothing();

private:
    StepWalk &walk() { return m_window->walk(); }
    GradientCheckTab &tab() { return *m_window->panel().gradientCheck(); }
    SurveyView &survey() { return *tab().survey(); }

    void openTab(const Network<float> &network, StepId step)
    {
        m_window->open(network);
        walk().goTo(step);
        m_window->panel().tabs()->setCurrentWidget(&tab());
        settle();
    }

    // A key as the keyboard sends it: to the window, which gives it to what has the focus.
    void hit(QWidget *focused, Qt::Key key)
    {
        focused->setFocus();
        QTest::keyClick(m_window->window.windowHandle(), key);
    }

    void openPage(int page)
    {
        const QRect place = tab().pages()->tabRect(page);
        QTest::mouseClick(tab().pages(), Qt::LeftButton, {}, place.center());
        QCOMPARE(tab().pages()->currentIndex(), page);
        settle();
    }

    QPushButton *button(const QString &beginning)
    {
        for (QPushButton *each : tab().findChildren<QPushButton *>())
            if (each->text().startsWith(beginning) && each->isVisible())
                return each;
        return nullptr;
    }

    // What the labels say, without the marks of rich text.
    QString said()
    {
        QStringList texts;
        for (const QLabel *label : tab().findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        QString all = texts.join(QLatin1Char('\n'));
        all.replace(QStringLiteral("<br>"), QStringLiteral("\n"));
        return all.remove(QRegularExpression(QStringLiteral("<[^>]*>")));
    }

    void checkAll()
    {
        openPage(2);
        hit(button(QStringLiteral("Check all")), Qt::Key_Space);
        QTRY_VERIFY(survey().survey());
    }

    std::unique_ptr<StepWindow> m_window;
};

void TestGradientCheckTab::nudgesWhatIsSelected_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Selection>("picked");
    QTest::addColumn<Selection>("nudged");
    QTest::newRow("the number of the step")
        << StepId::delta1 << Selection{Term::delta1, 3} << Selection{Term::z1, 3};
    QTest::newRow("δ²") << StepId::delta2 << Selection{Term::delta2, 7} << Selection{Term::z2, 7};
    QTest::newRow("z²") << StepId::z2 << Selection{Term::z2, 7} << Selection{Term::z2, 7};
    QTest::newRow("a gradient") << StepId::dW1 << Selection{Term::dW1, 300, 2} << Selection{Term::W1, 300, 2};
    QTest::newRow("a bias elsewhere") << StepId::dW1 << Selection{Term::b1, 4} << Selection{Term::b1, 4};
    QTest::newRow("a weight elsewhere")
        << StepId::delta2 << Selection{Term::W2, 4, 5} << Selection{Term::W2, 4, 5};
    QTest::newRow("no number to nudge")
        << StepId::dW2 << Selection{Term::x2, 5} << Selection{Term::W2, -1, 5};
}

void TestGradientCheckTab::nudgesWhatIsSelected()
{
    QFETCH(StepId, step);
    QFETCH(Selection, picked);
    QFETCH(Selection, nudged);
    openTab(networkOf(6, {}), step);
    walk().pick(picked);
    if (nudged.row < 0)
        nudged.row = walk().chosen().unit;
    QCOMPARE(nudgedNumber(walk()), nudged);
    QCOMPARE(tab().check().backpropagated, valueAt(*walk().open(), derivativeBy(nudged)));
    QVERIFY(tab().check().relative_error < 1e-3);
}

void TestGradientCheckTab::anotherTermIsChosenByKeys()
{
    openTab(networkOf(6, {}), StepId::dW2);
    auto *terms = tab().findChild<QComboBox *>();
    QCOMPARE(terms->currentText(), QStringLiteral("W²"));
    hit(terms, Qt::Key_Up);
    QCOMPARE(terms->currentText(), QStringLiteral("z¹"));
    QCOMPARE(nudgedNumber(walk()), walk().chosen().numberOf(Term::z1));
    QCOMPARE(walk().selection().term, Term::z1); // everywhere
    QCOMPARE(tab().check().backpropagated, walk().open()->pass().delta1[walk().chosen().unit]);
}

void TestGradientCheckTab::differenceOnScreenCanBeRedone_data()
{
    QTest::addColumn<Selection>("number");
    QTest::addColumn<int>("keys"); // to a smaller ε
    for (const int keys : {0, 1, 4})
        for (const Selection &number : {Selection{Term::W2, 3, 3}, Selection{Term::b1, 2},
                                        Selection{Term::z1, 5}, Selection{Term::z2, 3}})
            QTest::addRow("%s, %d", plain_name(number).c_str(), keys) << number << keys;
}

void TestGradientCheckTab::differenceOnScreenCanBeRedone()
{
    QFETCH(Selection, number);
    QFETCH(int, keys);
    openTab(networkOf(6, {}), StepId::dW2);
    walk().pick(number);
    auto *slider = tab().findChild<QSlider *>();
    for (int key = 0; key < keys; ++key)
        hit(slider, Qt::Key_Left);
    static const QRegularExpression line(
        QStringLiteral("\\(([^ ]+) − ([^ ]+)\\) / \\(2&nbsp;·&nbsp;([^)]+)\\) = ([^\\n]+)\\n"));
    const QRegularExpressionMatch match = line.match(said());
    QVERIFY2(match.hasMatch(), said().toUtf8().constData());
    QString epsilon = match.captured(3);
    if (epsilon.startsWith(QStringLiteral("10")))
        epsilon.prepend(QStringLiteral("1·"));
    QVERIFY(std::abs(readNumber(epsilon) / tab().epsilon() - 1) < 1e-12);
    const double above = readNumber(match.captured(1));
    const double below = readNumber(match.captured(2));
    const double redone = (above - below) / (2 * readNumber(epsilon));
    QVERIFY2(std::abs(redone - readNumber(match.captured(4))) <= 1.001 * halfLastDigit(match.captured(4)),
             match.captured(0).toUtf8().constData());
    QVERIFY(said().contains(QStringLiteral(" + ε) = ") + match.captured(1)));
    QVERIFY(said().contains(QStringLiteral(" − ε) = ") + match.captured(2)));
}

// "They agree to 10 digits" stood beside a number of five.
void TestGradientCheckTab::moreDigitsThanAreShownDoNotAgree()
{
    openTab(networkOf(6, {}), StepId::dW2);
    hit(button(QStringLiteral("Best ε")), Qt::Key_Space);
    static const QRegularExpression line(
        QStringLiteral("\\) = [+−]([^·\\n]+)[^\\n]*\\nbackpropagated: [+−]([^·\\n]+)"));
    static const QRegularExpression zeros(QStringLiteral("^[0.]+"));
    static const QRegularExpression verdict(QStringLiteral("agree (in all|to) ([0-9]+) digits"));
    for (const Selection &number :
         {Selection{Term::W2, 3, 3}, Selection{Term::b1, 2}, Selection{Term::z2, 3}}) {
        walk().pick(number);
        const QRegularExpressionMatch shown = line.match(said());
        const QRegularExpressionMatch agreed = verdict.match(said());
        QVERIFY2(shown.hasMatch() && agreed.hasMatch(), said().toUtf8().constData());
        const QString quotient = shown.captured(1).remove(zeros).remove(QLatin1Char('.'));
        QVERIFY2(agreed.captured(2).toInt() <= quotient.size(), said().toUtf8().constData());
    }
}

void TestGradientCheckTab::bestEpsilonIsTakenByKey()
{
    openTab(networkOf(6, {}), StepId::dW2);
    auto *slider = tab().findChild<QSlider *>();
    slider->setValue(0);
    QCOMPARE(tab().epsilon(), 1.0);
    const double before = tab().check().relative_error;
    openPage(1);
    QVERIFY(tab().errors()->curve().has_errors());
    hit(button(QStringLiteral("Best ε")), Qt::Key_Space);
    QVERIFY(std::abs(std::log10(tab().epsilon() / tab().errors()->best())) < 0.3);
    QVERIFY(tab().check().relative_error < 1e-4 * before);
}

// The curve went lower than "the best ε", and nothing said why.
void TestGradientCheckTab::aLuckyDipIsNotTheBest()
{
    openTab(networkOf(6, {}), StepId::dW2);
    openPage(1);
    int dips = 0;
    for (int row = 0; row < 6; ++row) {
        walk().pick({Term::W2, row, 3});
        const EpsilonCurve &curve = tab().errors()->curve();
        double least = curve.errors[curve.best];
        for (const double error : curve.errors)
            least = error > 0 ? std::min(least, error) : least;
        const bool isLower = least < curve.errors[curve.best];
        dips += isLower ? 1 : 0;
        const QString &reading = tab().errors()->reading();
        QCOMPARE(reading.contains(QStringLiteral("are luck")), isLower);
        QVERIFY2(!isLower || reading.contains(number(least, 2)), qPrintable(reading));
    }
    QVERIFY(dips > 0);
}

// 0.2531 stood there twice.
void TestGradientCheckTab::ticksOfAShortAxisDiffer()
{
    QCustomPlot plot;
    setUpAxes(&plot);
    for (const double length : {1.0, 1e-3, 3e-5, 1e-8}) {
        QVector<double> ticks;
        QVector<QString> labels;
        plot.yAxis->ticker()->generate({0.2531, 0.2531 + length}, QLocale(), QLatin1Char('g'), 6, ticks,
                                       nullptr, &labels);
        QVERIFY(labels.size() > 1);
        QCOMPARE(QSet<QString>(labels.cbegin(), labels.cend()).size(), labels.size());
        for (qsizetype i = 0; i < ticks.size(); ++i)
            QVERIFY(std::abs(readNumber(labels[i]) - ticks[i]) < length / 100);
    }
}

void TestGradientCheckTab::aPixelOfValue0SaysSo()
{
    openTab(networkOf(6, {}), StepId::dW1);
    const Vector<double> &x0 = walk().open()->pass().x0;
    int paper = 0;
    while (x0[paper] != 0)
        ++paper;
    walk().pick({Term::dW1, paper, 2});
    openPage(1);
    QVERIFY(tab().errors()->reading().startsWith(QStringLiteral("The pixel ")));
    QVERIFY(said().contains(QStringLiteral("the same")));
}

void TestGradientCheckTab::aKinkNamesItsUnit()
{
    Network<float> network = networkOf(6, {.hidden = Activation::Relu});
    m_window->open(network);
    network.parameters.b1[4] -= static_cast<float>(walk().open()->pass().z1[4]);
    openTab(network, StepId::delta1); // z¹₄ is 0 but for rounding
    walk().pick({Term::delta1, 4});
    QVERIFY(tab().check().kink);
    QVERIFY2(said().contains(QStringLiteral("that of z")), said().toUtf8().constData());
    checkAll();
    QVERIFY(survey().survey()->kinks > 0);
    QCOMPARE(survey().survey()->differing, 0);
    QPushButton *kink = button(QStringLiteral("Go to the first kink"));
    QVERIFY(kink);
    QVERIFY(said().contains(QStringLiteral("first kink: z")));
    const Selection number = *survey().survey()->kink;
    QTest::mouseClick(kink, Qt::LeftButton);
    QCOMPARE(nudgedNumber(walk()), number);
}

// A saturated network was said to have gradients with a relative error of 1.
void TestGradientCheckTab::aFlatNetworkIsNoMistake()
{
    Network<float> network = networkOf(6, {});
    network.parameters.b2.setConstant(35);
    openTab(network, StepId::delta2);
    walk().pick({Term::delta2, 5});
    QVERIFY(tab().check().unresolved);
    QVERIFY2(said().contains(QStringLiteral("Too small to tell")), said().toUtf8().constData());
    checkAll();
    QCOMPARE(survey().survey()->differing, 0);
    QVERIFY(survey().survey()->unresolved > 0);
    QVERIFY(said().contains(QStringLiteral("too small to tell from the rounding of L")));
}

void TestGradientCheckTab::allAreCheckedByKeysAndTheWorstIsSelected_data()
{
    QTest::addColumn<Functions>("functions");
    QTest::newRow("sigmoid") << Functions{};
    QTest::newRow("softmax") << Functions{Activation::Tanh, Activation::Softmax, Cost::LogLikelihood};
    QTest::newRow("linear") << Functions{Activation::Linear, Activation::Linear, Cost::Quadratic};
    QTest::newRow("ReLU") << Functions{Activation::Relu, Activation::LeakyRelu, Cost::Quadratic};
    QTest::newRow("leaky ReLU") << Functions{Activation::LeakyRelu, Activation::Sigmoid, Cost::CrossEntropy};
}

void TestGradientCheckTab::allAreCheckedByKeysAndTheWorstIsSelected()
{
    QFETCH(Functions, functions);
    openTab(networkOf(30, functions), StepId::dW2);
    checkAll();
    const GradientSurvey found = *survey().survey();
    QCOMPARE(found.checked, 23860);
    QCOMPARE(found.differing, 0);
    QVERIFY(found.worst);
    QVERIFY(said().contains(QStringLiteral("23\u00a0860 checked with ε = 10⁻⁵")));
    QPushButton *worst = button(QStringLiteral("Go to the worst"));
    QVERIFY(worst);
    hit(worst, Qt::Key_Space);
    QCOMPARE(nudgedNumber(walk()), *found.worst);
    QCOMPARE(tab().check().relative_error, found.max_relative_error);
    QVERIFY(survey().survey()); // still of the same pass
}

// Its indices stayed as they were.
void TestGradientCheckTab::theWorstIsNamedInTheOtherConventionToo()
{
    openTab(networkOf(30, {}), StepId::dW2);
    checkAll();
    const auto worst = [this] { return notationHtml(nameOf(derivativeBy(*survey().survey()->worst))); };
    const auto isNamed = [&] {
        const auto labels = survey().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text().contains(QStringLiteral("worst: ") + worst() + QLatin1Char(','));
        });
    };
    const QString before = worst();
    QVERIFY(isNamed());
    chooseWeightOrder(Convention::UnitsFirst);
    const bool isOther = worst() != before;
    const bool follows = isNamed();
    chooseWeightOrder(Convention::InputsFirst);
    QVERIFY(isOther && follows);
}

// They moved up and down with the height of what is below them.
void TestGradientCheckTab::theTabsStayWhereTheyAre()
{
    openTab(networkOf(6, {}), StepId::dW2);
    const auto place = [this] { return tab().pages()->mapTo(&m_window->window, QPoint()).y(); };
    QTest::qWait(150); // what comes into sight has done so
    const int before = place();
    for (const int page : {1, 2, 0, 2, 1, 0}) {
        openPage(page);
        QTest::qWait(150);
        QCOMPARE(place(), before);
    }
}

void TestGradientCheckTab::aLayerIsCheckedByMouse()
{
    openTab(networkOf(6, {}), StepId::dW2);
    openPage(2);
    auto *scope = survey().findChild<QComboBox *>();
    QCOMPARE(scope->count(), 4);
    const int expected[] = {784 * 6 + 6 + 60 + 10, 784 * 6 + 6, 60 + 10, 6 + 10};
    for (int i = 0; i < scope->count(); ++i) {
        scope->setCurrentIndex(i);
        QVERIFY(!survey().survey());
        QTest::mouseClick(button(QStringLiteral("Check all")), Qt::LeftButton);
        QTRY_VERIFY(survey().survey());
        QCOMPARE(survey().survey()->checked, expected[i]);
    }
}

void TestGradientCheckTab::aCancelledCheckShowsNothing()
{
    openTab(networkOf(1024, {}), StepId::dW2);
    openPage(2);
    QPushButton *start = button(QStringLiteral("Check all"));
    hit(start, Qt::Key_Space);
    QVERIFY(survey().isRunning());
    QPushButton *cancel = button(QStringLiteral("Cancel"));
    QVERIFY(cancel && cancel->hasFocus());
    hit(cancel, Qt::Key_Space);
    QVERIFY(!survey().isRunning());
    QVERIFY(start->isVisible() && start->hasFocus());
    // The next one is on its own.
    survey().findChild<QComboBox *>()->setCurrentIndex(3);
    hit(start, Qt::Key_Space);
    QTRY_VERIFY(survey().survey());
    QCOMPARE(survey().survey()->checked, 1024 + 10);
}

void TestGradientCheckTab::nothingGoesStale_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("kept");
    QTest::newRow("the example") << QStringLiteral("example") << false;
    QTest::newRow("the network") << QStringLiteral("network") << false;
    QTest::newRow("φ") << QStringLiteral("phi") << false;
    QTest::newRow("ε") << QStringLiteral("epsilon") << false;
    QTest::newRow("leaving Step") << QStringLiteral("leave") << false;
    QTest::newRow("the step") << QStringLiteral("step") << true;
    QTest::newRow("the selection") << QStringLiteral("selection") << true;
    QTest::newRow("another tab") << QStringLiteral("tab") << true;
}

void TestGradientCheckTab::nothingGoesStale()
{
    QFETCH(QString, change);
    QFETCH(bool, kept);
    openTab(networkOf(6, {}), StepId::dW2);
    checkAll();
    const auto make = [&] {
        if (change == QLatin1String("example"))
            m_window->workbench.showDrawing(someImage(), 5);
        else if (change == QLatin1String("network"))
            load(m_window->workbench, networkOf(7, {}));
        else if (change == QLatin1String("phi"))
            load(m_window->workbench, networkOf(6, {.hidden = Activation::Tanh}));
        else if (change == QLatin1String("epsilon"))
            hit(tab().findChild<QSlider *>(), Qt::Key_Left);
        else if (change == QLatin1String("leave"))
            m_window->job.setActive(false);
        else if (change == QLatin1String("step"))
            walk().forward();
        else if (change == QLatin1String("selection"))
            walk().pick({Term::W1, 300, 1});
        else
            m_window->panel().toggleWhy();
    };
    make();
    QTRY_COMPARE(survey().survey().has_value(), kept);
}

void TestGradientCheckTab::whatIsFoundComesIntoSight()
{
    m_window->window.resize(1300, 500);
    openTab(networkOf(6, {}), StepId::dW2);
    checkAll();
    const auto isInSight = [](const QWidget *part) {
        return part && part->visibleRegion().boundingRect() == part->rect();
    };
    QTRY_VERIFY(isInSight(button(QStringLiteral("Go to the worst"))));
}

void TestGradientCheckTab::theWheelClearsNothing()
{
    openTab(networkOf(6, {}), StepId::dW2);
    checkAll();
    auto *scope = survey().findChild<QComboBox *>();
    const QPointF place = scope->rect().center();
    QWheelEvent turn(place, scope->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                     false);
    QApplication::sendEvent(scope, &turn);
    QCOMPARE(scope->currentIndex(), 0);
    QVERIFY(survey().survey());
}

DELTASCOPE_TEST(TestGradientCheckTab)
#include "test_gradient_check_tab.moc"
