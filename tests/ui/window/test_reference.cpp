// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/equations/convention_switch.h"
#include "ui/equations/equation_library.h"
#include "ui/equations/equation_view.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/timeline/timeline.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/window/reference.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QToolTip>

using namespace deltascope;

namespace {
QString tipAt(QWidget *widget, const QPoint &place)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, place, widget->mapToGlobal(place));
    QApplication::sendEvent(widget, &event);
    return QToolTip::text();
}

QCheckBox *boxNamed(const QWidget &parent, const char *name)
{
    for (QCheckBox *box : parent.findChildren<QCheckBox *>())
        if (box->accessibleName() == QString::fromUtf8(name))
            return box;
    return nullptr;
}
} // namespace

/// The key to the notation, and to the keys.
class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
        setLayersInBrackets(false);
    }
    void cleanup() { setLayersInBrackets(false); }

    void every_symbol_of_every_equation_has_a_meaning()
    {
        const EquationLibrary library;
        const Functions choices[] = {
            {}, {.cost = Cost::CrossEntropy}, {.output = Activation::Softmax, .cost = Cost::LogLikelihood}};
        for (const Functions &functions : choices)
            for (int step = 0; step < step_count; ++step)
                for (const Equation &equation : library.equations(static_cast<StepId>(step), functions) +
                                                    library.derivation(static_cast<StepId>(step), functions))
                    for (const EquationSymbol &symbol : equation.picture->symbols())
                        QVERIFY2(!notationTip(symbol.term).isEmpty(), qPrintable(symbol.term));
    }

    void it_is_one_key_or_one_click_away_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"F1", "?", "button"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void it_is_one_key_or_one_click_away()
    {
        QFETCH(QString, way);
        OpenedWindow window;
        auto *reference = window->findChild<Reference *>();
        QVERIFY(!reference->isVisible());
        if (way == QStringLiteral("button"))
            window.click("Notation");
        else
            window.press(way == QStringLiteral("F1") ? Qt::Key_F1 : Qt::Key_Question);
        QVERIFY(reference->isVisible());
        const QString text = reference->notationText();
        for (const char *part : {"number of a layer, never a power", "⊙", "φ′", "θ", "Ln", "i, j, k",
                                 "row i ÷ 28", "784 × 5", "5 × 10", "On the stage"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }

    // As high as the window, its lower edge was below the screen.
    void its_title_has_room_on_a_small_screen()
    {
        OpenedWindow window;
        window->resize(900, 500);
        QTRY_COMPARE(window->height(), 500);
        window.press(Qt::Key_F1);
        const auto *reference = window->findChild<Reference *>();
        QTRY_VERIFY(reference->isVisible());
        const int title = reference->style()->pixelMetric(QStyle::PM_TitleBarHeight);
        QVERIFY(title > 10);
        QVERIFY(reference->height() + title <= 500);
    }

    void it_lists_the_keys_of_the_present_job()
    {
        OpenedWindow window;
        auto *reference = window->findChild<Reference *>();
        window.press(Qt::Key_F1);
        QVERIFY(reference->keysText().contains(QStringLiteral("One epoch")));
        QVERIFY(!reference->keysText().contains(QStringLiteral("Derivation")));
        window->setJob(Job::Step);
        QTRY_VERIFY(reference->keysText().contains(QStringLiteral("Derivation")));
        QVERIFY(reference->keysText().contains(QStringLiteral("Right, PgDown, Space")));
        QVERIFY(!reference->keysText().contains(QStringLiteral("One epoch")));
        window->setJob(Job::Draw);
        QTRY_VERIFY(reference->keysText().contains(QStringLiteral("0 … 9")));
        QVERIFY(!reference->keysText().contains(QStringLiteral("Derivation")));
        QVERIFY(reference->keysText().contains(QStringLiteral("Ctrl+Shift+Z, Ctrl+Y")));
        reference->close();
    }

    void headings_symbols_and_chips_explain_themselves()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        window->stepJob().walk().goTo(StepId::delta2);
        StageView *stage = window->stage();
        const StageLayout &layout = stage->stageLayout();
        const int y = static_cast<int>(layout.headerBaseline()) - 4;
        QVERIFY(tipAt(stage, {static_cast<int>(layout.input().left()) + 4, y})
                    .contains(QStringLiteral("each pixel")));
        QVERIFY(tipAt(stage, {static_cast<int>(layout.outputArea().left()) + 4, y})
                    .contains(QStringLiteral("activation of output k")));
        auto *equations = window->stepJob().panel()->equations();
        QTRY_VERIFY(!equations->symbols().isEmpty());
        for (const PlacedSymbol &symbol : equations->symbols())
            if (symbol.term == QStringLiteral("delta2"))
                QVERIFY(tipAt(equations, symbol.box.center().toPoint())
                            .contains(QStringLiteral("δ of output k")));
        const auto &chips = window->stepJob().timeline()->chips();
        QVERIFY(chips[static_cast<int>(StepId::delta1)]->toolTip().contains(
            QStringLiteral("δ of hidden unit j")));
    }

    void layers_in_brackets_are_chosen_once_for_all()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        window->stepJob().walk().goTo(StepId::delta2);
        const auto *equations = window->stepJob().panel()->equations();
        QTRY_VERIFY(!equations->equations().isEmpty());
        const auto plain = equations->equations();
        const QString tip = window->stepJob().timeline()->chips().first()->toolTip();
        window.press(Qt::Key_F1);
        auto *reference = window->findChild<Reference *>();
        auto *brackets = boxNamed(*reference, "Write the numbers of layers in brackets, as in x⁽¹⁾");
        QVERIFY(!brackets->isChecked());
        brackets->click();
        QCOMPARE(notationPlain(QStringLiteral("δ^{2}_{6}")), QStringLiteral("δ⁽²⁾[6]"));
        QVERIFY(reference->notationText().contains(QStringLiteral("x(0), x(1), x(2)")));
        QVERIFY(equations->equations() != plain);
        QVERIFY(window->stepJob().timeline()->chips().first()->toolTip() != tip);
        QVERIFY(QSettings().value(QStringLiteral("window/layers-in-brackets")).toBool());
        brackets->click();
        QCOMPARE(notationPlain(QStringLiteral("δ^{2}_{6}")), QStringLiteral("δ²[6]"));
        QCOMPARE(equations->equations(), plain);
        reference->close();
    }

    void order_and_names_are_chosen_once_for_all()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        window->stepJob().walk().goTo(StepId::dW2);
        auto *panel = window->stepJob().panel();
        QTRY_VERIFY(!panel->equations()->equations().isEmpty());
        const auto usual = panel->equations()->equations();
        QVERIFY(window.says(QStringLiteral("φ hidden")));
        window.press(Qt::Key_F1);
        auto *reference = window->findChild<Reference *>();
        auto *order = boxNamed(*reference, "Write W as units × inputs");
        auto *names = boxNamed(*reference, "Write a and σ for x and φ");
        for (QCheckBox *box : {order, names})
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        const QString text = reference->notationText();
        for (const char *part : {"10 × 5", "5 × 784", "where it leads to and where it comes from", "σ′",
                                 "a0, a1, a2", "W has a row for each unit", "w1ji"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
        for (const char *part : {"784 × 5", "5 × 10", "φ", "w1ij"})
            QVERIFY2(!text.contains(QString::fromUtf8(part)), part);
        QVERIFY(panel->convention()->order()->isChecked() && panel->convention()->names()->isChecked());
        QVERIFY(window.says(QStringLiteral("σ hidden")) && !window.says(QStringLiteral("φ hidden")));
        QVERIFY(panel->equations()->equations() != usual);
        QVERIFY(QSettings().value(QStringLiteral("window/units-first")).toBool());
        QVERIFY(QSettings().value(QStringLiteral("window/a-and-sigma")).toBool());
        setWeightOrder(Convention::InputsFirst);
        setNotationNames(Names::XPhi);
        restoreConvention();
        QCOMPARE(weightOrder(), Convention::UnitsFirst);
        QCOMPARE(notationNames(), Names::ASigma);
        order->click();
        names->click();
        QCOMPARE(panel->equations()->equations(), usual);
        QVERIFY(window.says(QStringLiteral("φ hidden")));
        reference->close();
    }

    void activations_costs_and_inits_are_explained_where_they_are_chosen()
    {
        OpenedWindow window;
        for (const char *name : {"Activation of the hidden units", "Activation of the outputs",
                                 "Cost function", "Initial weights"}) {
            auto *box = window.control<QComboBox>(name);
            QVERIFY2(box, name);
            QSet<QString> said;
            for (int item = 0; item < box->count(); ++item)
                said.insert(box->itemData(item, Qt::ToolTipRole).toString());
            QCOMPARE(said.size(), box->count()); // each its own
            for (const QString &help : said)
                QVERIFY2(help.size() > 40, qPrintable(help));
            QVERIFY(box->toolTip().contains(box->currentText() + QStringLiteral(": ")));
        }
    }

    // Beside real squares, δ² < 0 was read as a square.
    void sentences_name_the_layer()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        QTRY_VERIFY(window->stepJob().walk().open());
        for (int step = 0; step < step_count; ++step) {
            window->stepJob().walk().goTo(static_cast<StepId>(step));
            for (const QLabel *label : window->stepJob().panel()->findChildren<QLabel *>())
                if (label->isVisible() && label->property("role").toString() == QStringLiteral("muted"))
                    QVERIFY2(!label->text().contains(QStringLiteral("δ²")) &&
                                 !label->text().contains(QStringLiteral("δ¹")),
                             qPrintable(label->text()));
        }
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestReference)
#include "test_reference.moc"
