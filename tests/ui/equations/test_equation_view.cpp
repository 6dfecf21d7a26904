// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/equations/equation_library.h"
#include "ui/equations/equation_view.h"
#include "ui/recorded/shipped_pictures.h"

#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace deltascope;

namespace {
std::shared_ptr<const EquationPicture> picture(const QString &name)
{
    return std::make_shared<EquationPicture>(QStringLiteral("equations/") + name);
}

const QString delta1 = QStringLiteral("delta1/component");

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb();
    return count;
}

void hover(EquationView &view, const QPointF &point)
{
    QMouseEvent move(QEvent::MouseMove, point, view.mapToGlobal(point), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&view, &move);
}

QImage imageOf(EquationView &view)
{
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}
} // namespace

class TestEquationView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void an_equation_as_latex()
    {
        EquationView view;
        view.setEquations({picture(QStringLiteral("z1/vector")), picture(delta1)});
        view.resize(600, view.heightForWidth(600));
        const QStringList all = view.latex().split(QLatin1Char('\n'));
        QCOMPARE(all.size(), 2);
        QCOMPARE(view.latexAt(0), all[0]);
        QCOMPARE(view.latexAt(view.height() - 1), all[1]);
        QVERIFY(all[1].startsWith(QStringLiteral("\\[ ")) && all[1].contains(QStringLiteral("\\sum_k")));
        QCOMPARE(EquationView().latexAt(0), QString());
    }

    void hovering_a_symbol_says_its_term_data()
    {
        QTest::addColumn<QString>("name");
        const QString folder = QStringLiteral("equations/");
        for (const QString &picture : shippedPictures().names())
            if (picture.startsWith(folder))
                QTest::newRow(qPrintable(picture.mid(folder.size()))) << picture.mid(folder.size());
    }
    void hovering_a_symbol_says_its_term()
    {
        QFETCH(QString, name);
        EquationView view;
        view.setEquations({picture(name)});
        view.resize(view.sizeHint());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QList<PlacedSymbol> symbols = view.symbols();
        QVERIFY(!symbols.isEmpty());
        QSignalSpy hovered(&view, &EquationView::symbolHovered);
        for (const PlacedSymbol &symbol : symbols) {
            hover(view, symbol.box.center());
            QCOMPARE(hovered.takeLast().constFirst().toString(), symbol.term);
            QVERIFY(hovered.isEmpty());
            hover(view, {0, 0});
            QCOMPARE(hovered.takeLast().constFirst().toString(), QString());
        }
    }

    void the_pointer_is_followed_without_a_button() { QVERIFY(EquationView().hasMouseTracking()); }

    void leaving_says_so()
    {
        EquationView view;
        showDelta1(view);
        hover(view, view.symbols()[1].box.center());
        QSignalSpy hovered(&view, &EquationView::symbolHovered);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&view, &leave);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.constFirst().constFirst().toString(), QString());
    }

    void replacing_the_equations_leaves_the_old_symbol()
    {
        EquationView view;
        showDelta1(view);
        hover(view, view.symbols()[1].box.center());
        QSignalSpy hovered(&view, &EquationView::symbolHovered);
        view.setEquations(view.equations());
        QCOMPARE(hovered.count(), 0);
        view.setEquations({picture(QStringLiteral("z1/vector"))});
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.constFirst().constFirst().toString(), QString());
    }

    void clicking_a_symbol_says_its_term()
    {
        EquationView view;
        showDelta1(view);
        QSignalSpy clicked(&view, &EquationView::symbolClicked);
        for (const PlacedSymbol &symbol : view.symbols()) {
            QTest::mouseClick(&view, Qt::LeftButton, {}, symbol.box.center().toPoint());
            QCOMPARE(clicked.takeLast().constFirst().toString(), symbol.term);
        }
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(1, 1));
        QVERIFY(clicked.isEmpty());
    }

    void arrow_keys_walk_through_the_symbols()
    {
        QWidget window;
        auto *view = new EquationView;
        QVBoxLayout layout(&window);
        layout.addWidget(view);
        view->setEquations({picture(delta1)});
        QShortcut stepping(QKeySequence(Qt::Key_Right), &window);
        QSignalSpy stepped(&stepping, &QShortcut::activated);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy hovered(view, &EquationView::symbolHovered);
        QSignalSpy clicked(view, &EquationView::symbolClicked);
        view->clearFocus();
        view->setFocus(Qt::TabFocusReason);
        for (qsizetype i = 0; i < view->symbols().size(); ++i) {
            QCOMPARE(hovered.takeLast().constFirst().toString(), view->symbols()[i].term);
            QTest::keyClick(view, Qt::Key_Return);
            QCOMPARE(clicked.takeLast().constFirst().toString(), view->symbols()[i].term);
            QTest::keyClick(view, Qt::Key_Right);
        }
        QCOMPARE(stepped.count(), 0);
        QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(hovered.takeLast().constFirst().toString(), QStringLiteral("phi_prime_z1"));
        view->clearFocus();
        QCOMPARE(hovered.takeLast().constFirst().toString(), QString());
    }

    void a_click_leaves_the_keyboard_where_it_is()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        auto *button = new QPushButton;
        auto *view = new EquationView;
        layout.addWidget(button);
        layout.addWidget(view);
        view->setEquations({picture(delta1)});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        button->setFocus();
        QTest::mouseClick(view, Qt::LeftButton, {}, view->symbols()[0].box.center().toPoint());
        QCOMPARE(window.focusWidget(), button);
    }

    void lit_terms_are_drawn_in_their_accent()
    {
        EquationView view;
        showDelta1(view);
        QCOMPARE(pixelsOf(imageOf(view), colours().backward), 0);
        view.setLitTerms({QStringLiteral("delta1")});
        QVERIFY(pixelsOf(imageOf(view), colours().backward) > 0);
        QCOMPARE(pixelsOf(imageOf(view), colours().forward), 0);
        view.setLitTerms({QStringLiteral("W2")});
        QVERIFY(pixelsOf(imageOf(view), colours().forward) > 0);
        QCOMPARE(pixelsOf(imageOf(view), colours().backward), 0);
    }

    void colours_follow_the_theme()
    {
        EquationView view;
        showDelta1(view);
        const QColor light = colours().text;
        QVERIFY(pixelsOf(imageOf(view), light) > 0);
        Theme::instance().setMode(Theme::Mode::Dark);
        QVERIFY(pixelsOf(imageOf(view), colours().text) > 0);
        QCOMPARE(pixelsOf(imageOf(view), light), 0);
    }

    void type_fits_the_width_within_limits()
    {
        EquationView view;
        view.setEquations({picture(delta1)});
        const QSize smallest = view.minimumSizeHint();
        const QSize largest = view.sizeHint();
        QVERIFY(smallest.width() < largest.width());
        QCOMPARE(view.heightForWidth(largest.width() * 2), largest.height());
        QCOMPARE(view.heightForWidth(smallest.width() / 2), smallest.height());
        const int between = (smallest.width() + largest.width()) / 2;
        view.resize(between, largest.height());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (const PlacedSymbol &symbol : view.symbols())
            QVERIFY(view.rect().contains(symbol.box.toAlignedRect()));
        QVERIFY(view.heightForWidth(between) > smallest.height());
    }

    void several_equations_stand_below_each_other()
    {
        EquationView view;
        view.setEquations({picture(QStringLiteral("delta1/vector")), picture(delta1)});
        view.resize(view.sizeHint());
        QCOMPARE(view.symbols().constFirst().term, QStringLiteral("delta1"));
        const double firstBottom = view.symbols()[4].box.bottom();
        QVERIFY(view.symbols()[5].box.top() > firstBottom);
        QVERIFY(view.rect().contains(view.symbols().constLast().box.toAlignedRect()));
    }

    void screen_readers_hear_the_equation()
    {
        EquationView view;
        view.setEquations({picture(QStringLiteral("delta2/cross_entropy_vector"))});
        QCOMPARE(view.accessibleName(), QStringLiteral("delta two equals x two minus y"));
        view.resize(view.sizeHint());
        view.show();
        hover(view, view.symbols()[0].box.center());
        QCOMPARE(view.accessibleDescription(), QStringLiteral("δ²"));
    }

private:
    static void showDelta1(EquationView &view)
    {
        view.setEquations({picture(delta1)});
        view.resize(view.sizeHint());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
};

DELTASCOPE_TEST(TestEquationView)
#include "test_equation_view.moc"
