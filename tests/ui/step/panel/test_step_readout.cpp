// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/equations/equation_view.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/theme/numbers.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTextDocument>

#include <algorithm>

using namespace deltascope;

/// The value at hand as text, and the sizes of all that a step uses.
class TestStepReadout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<StepWindow>(); }
    void cleanup() { m_window.reset(); }

    void readoutShowsOnlyWhatHasBeenAdded();
    void readoutOfTheLossShowsItsSumSoFar();
    void readoutOfAnUpdateSaysThatItIsTheOldValue();
    void theSumOfWhatIsLeftStandsUnderTheProducts();
    void saysWhichWayAnOutputShouldMove();
    void saysWhetherAUnitShouldFireMore();
    void saysHowLargeEverythingIs_data();
    void saysHowLargeEverythingIs();
    void textThatIsSelectedIsCopied();

private:
    bool isSaid(const QString &text)
    {
        const QList<QLabel *> labels = panel().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(text); });
    }
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }

    std::unique_ptr<StepWindow> m_window;
};

// It showed δ¹ as soon as the first of its contributions had arrived.
void TestStepReadout::readoutShowsOnlyWhatHasBeenAdded()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    QTest::keyClick(&m_window->window, Qt::Key_I);
    const Pass<double> &pass = walk().open()->pass();
    const auto &W2 = walk().open()->parameters().W2;
    for (int substep = 0; substep < scaled_substep; ++substep) {
        QCOMPARE(walk().substep(), substep);
        plain::Real sum = 0;
        for (int k = 0; k < substep; ++k)
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
    QCOMPARE(panel().tools()->readout(), QStringLiteral("not computed yet: δ¹[3]"));
}

void TestStepReadout::readoutOfTheLossShowsItsSumSoFar()
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

void TestStepReadout::readoutOfAnUpdateSaysThatItIsTheOldValue()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::update);
    walk().pick({Term::W2, 3, 5});
    const QString value = storedNumber(walk().open()->parameters().W2(3, 5));
    QCOMPARE(panel().tools()->readout(), QStringLiteral("before, in full: w²[3,5] = ") + value);
    walk().point({symbolOfTerm(Term::dW2), Selection{Term::dW2, 3, 5}});
    QVERIFY(panel().tools()->readout().startsWith(QStringLiteral("in full: ∂Lₙ/∂w²[3,5] = ")));
}

// It stood under the factors.
void TestStepReadout::theSumOfWhatIsLeftStandsUnderTheProducts()
{
    m_window->open(networkOf(128, {}));
    walk().goTo(StepId::z2);
    settle();
    ContributionTable &table = *panel().contributions();
    const Contributions terms = table.contributions();
    QVERIFY(terms.left > 0);
    // The columns of pixels in which these rows differ when all their digits are eights.
    const auto columnsOf = [&](std::size_t first, std::size_t end) {
        table.setContributions(terms);
        const QImage before = table.grab().toImage();
        Contributions other = terms;
        for (std::size_t row = first; row < end; ++row)
            for (Token &token : other.rows[row].line)
                token.text.replace(QRegularExpression(QStringLiteral("[0-9]")), QStringLiteral("8"));
        table.setContributions(other);
        const QImage after = table.grab().toImage();
        QList<int> found;
        for (int x = 0; x < after.width(); ++x)
            if (after.copy(x, 0, 1, after.height()) != before.copy(x, 0, 1, before.height()))
                found.append(x);
        return found;
    };
    const QList<int> factors = columnsOf(0, terms.rows.size() - 1);
    const QList<int> left = columnsOf(terms.rows.size() - 1, terms.rows.size());
    QVERIFY(!factors.isEmpty() && !left.isEmpty());
    QVERIFY2(left.first() > factors.last(),
             qPrintable(QStringLiteral("%1, %2").arg(left.first()).arg(factors.last())));
}

void TestStepReadout::saysWhichWayAnOutputShouldMove()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta2);
    for (int k = 0; k < digit_count; ++k) {
        walk().pick({Term::delta2, k, 0});
        // The target of the example is 3: only that output is to rise.
        QVERIFY2(isSaid(k == 3 ? QStringLiteral("Up, since its δ is negative. δ is the distance")
                               : QStringLiteral("Down, since its δ is positive. δ is the distance")),
                 qPrintable(QString::number(k)));
    }
}

void TestStepReadout::saysWhetherAUnitShouldFireMore()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::delta1);
    for (int j = 0; j < 6; ++j) {
        walk().pick({Term::delta1, j, 0});
        // More of the unit is the loss's slope along z¹, here by a difference.
        const auto loss = [&](double more) {
            Parameters<double> moved = walk().open()->parameters();
            moved.b1[j] += more;
            const Pass<double> &pass = walk().open()->pass();
            return forward(Network<double>{walk().open()->functions(), moved}, pass.x0, pass.y).loss;
        };
        const bool helps = loss(1e-4) < loss(-1e-4);
        QVERIFY(isSaid(helps ? QStringLiteral("firing more would lower the loss")
                             : QStringLiteral("firing less would lower the loss")));
    }
}

void TestStepReadout::saysHowLargeEverythingIs_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<QString>("sizes");
    QTest::addColumn<int>("units");
    const auto row = [](StepId step, const char16_t *sizes, int units = 6) {
        QTest::addRow("%s, K = %d", to_string(step).data(), units)
            << step << QString::fromUtf16(sizes) << units;
    };
    row(StepId::z1, u"z1 1×1, W1 1×784, x0 784×1, b1 1×1", 1);
    row(StepId::z2, u"z2 10×1, W2 10×1, x1 1×1, b2 10×1", 1);
    row(StepId::x0, u"x0 784×1, y 10×1");
    row(StepId::z1, u"z1 6×1, W1 6×784, x0 784×1, b1 6×1");
    row(StepId::loss, u"x2 10×1, y 10×1");
    row(StepId::delta1, u"delta1 6×1, W2 6×10, delta2 10×1, z1 6×1");
    row(StepId::dW1, u"dW1 784×6, x0 784×1, delta1 1×6");
    row(StepId::update, u"W2 6×10, W2 6×10, dW2 6×10");
    row(StepId::after, u"");
}

void TestStepReadout::saysHowLargeEverythingIs()
{
    QFETCH(StepId, step);
    QFETCH(QString, sizes);
    QFETCH(int, units);
    m_window->open(networkOf(units, {}));
    walk().goTo(step);
    settle();
    EquationView *equations = panel().equations();
    QStringList shown;
    QRectF before;
    for (const PlacedSize &size : equations->sizes()) {
        const PlacedSymbol &symbol = equations->symbols()[size.symbol];
        shown.append(symbol.term + QLatin1Char(' ') + size.text);
        QVERIFY(QRectF(equations->rect()).contains(size.box));
        QVERIFY(size.box.top() >= symbol.box.bottom() - 1);
        QVERIFY2(!size.box.intersects(before), qPrintable(size.text));
        before = size.box;
        moveTo(equations, symbol.box.center().toPoint());
        QVERIFY(equations->accessibleDescription().endsWith(size.text));
    }
    QCOMPARE(shown.join(QStringLiteral(", ")), sizes);
}

// Ctrl+C copied the number, and nothing of the difference that was selected.
void TestStepReadout::textThatIsSelectedIsCopied()
{
    m_window->open(networkOf(6, {}));
    walk().goTo(StepId::dW2);
    panel().tabs()->setCurrentWidget(panel().gradientCheck());
    settle();
    QLabel *difference = nullptr;
    for (QLabel *label : panel().gradientCheck()->findChildren<QLabel *>())
        if (label->text().contains(QStringLiteral("+ ε")))
            difference = label;
    QVERIFY(difference);
    QTest::mouseClick(difference, Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(difference));
    QTextDocument shown;
    shown.setHtml(difference->text());
    difference->setSelection(0, static_cast<int>(shown.toPlainText().size()));
    QVERIFY(difference->hasSelectedText());
    QTest::keyClick(difference, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].contains(QStringLiteral("+ ε) = ")), qPrintable(lines[0]));
    m_window->stage->setFocus();
    QTest::keyClick(&m_window->window, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().toDouble(), valueAt(*walk().open(), walk().selection()));
}

DELTASCOPE_TEST(TestStepReadout)
#include "test_step_readout.moc"
