// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/slip/slip_window.h"
#include "ui/step/slip/slip_page.h"
#include "ui/step/slip/slip_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextDocument>

using namespace deltascope;

/// What stands beside a slip that was found, and training with it.
class TestFoundSlip : public QObject, protected SlipWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openSmall(); }
    void cleanup() { m_window.reset(); }

    void the_right_pass_stands_beside_it_when_it_is_found()
    {
        slips().begin({StepId::delta2, Mistake::FactorTwo});
        QVERIFY(slipCard().comparison().isEmpty());
        name({StepId::delta2, Mistake::FactorTwo});
        const int output = walk().chosen().output;
        const QString table = slipCard().comparison();
        QVERIFY(table.contains(signedNumber(walk().complete()->pass().delta2[output], 5)));
        QVERIFY(table.contains(signedNumber(walk().own()->pass().delta2[output], 5)));
        QVERIFY(walk().complete()->pass().delta2 == 2 * walk().own()->pass().delta2);
    }

    // The table was wider than a panel at 1024 × 768, and its lines, in place of it, did not line up.
    void the_comparison_is_a_table_in_every_card()
    {
        const Slip slip{StepId::delta1, Mistake::WeightsLeftOut};
        slips().begin(slip);
        name(slip);
        const auto *label = slipCard().findChild<QLabel *>(QStringLiteral("comparison"));
        settle();
        const int around = slipCard().width() - label->width();
        const auto tableIn = [&](int room) {
            slipCard().resize(around + room, slipCard().height());
            return slipCard().comparison();
        };
        QString wider;
        int widerRoom = 0;
        for (const SlipTable form : {SlipTable::Wide, SlipTable::Narrow, SlipTable::Stacked}) {
            const QString table = slipComparison(*walk().complete(), *walk().own(), walk().chosen(), form);
            const int room = widthOf(table, label->font());
            QCOMPARE(tableIn(room), table);
            QCOMPARE(label->width(), room);
            if (!wider.isEmpty()) { // which is cut by a pixel less than it needs
                QCOMPARE(tableIn(widerRoom), wider);
                QCOMPARE(tableIn(widerRoom - 1), table);
            }
            wider = table;
            widerRoom = room;
        }
    }

    // The columns touched, a loss had a sign, and a number could be bold beside the very same one.
    void the_comparison_is_a_table_of_what_differs()
    {
        static const QRegularExpression row(
            QStringLiteral("<tr><td>((?:(?!</td>).)+)</td><td[^>]*padding-left:12px[^>]*>(.+?)</"
                           "td><td[^>]*padding-left:12px[^>]*>(.+?)</td>"));
        for (const Slip &slip :
             {Slip{StepId::loss, Mistake::HalfForgotten}, Slip{StepId::z1, Mistake::BiasForgotten},
              Slip{StepId::delta1, Mistake::WeightsLeftOut}}) {
            slips().begin(slip);
            name(slip);
            QVERIFY(slips().isSolved());
            const bool isOfLoss = slip.step == StepId::loss;
            QVERIFY2(isOfLoss != slipCard().said().contains(QRegularExpression(QStringLiteral("is [+−]"))),
                     qPrintable(slipCard().said()));
            slipCard().resize(500, 700);
            int rows = 0;
            for (auto each = row.globalMatch(slipCard().comparison()); each.hasNext(); ++rows) {
                const QRegularExpressionMatch match = each.next();
                QString slipped = match.captured(2);
                const bool isBold = slipped.startsWith(QLatin1String("<b>"));
                slipped.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
                QCOMPARE(isBold, slipped != match.captured(3));
                const bool isLoss = match.captured(1).startsWith(QLatin1String("L<")) ||
                                    match.captured(1).startsWith(QLatin1String("loss"));
                QVERIFY2(!isLoss || !slipped.startsWith(QLatin1Char('+')), qPrintable(match.captured(0)));
            }
            QVERIFY(rows >= 4);
            slips().end();
        }
    }

    // "Right:" became "It was this:", as for who had given up.
    void what_was_found_stays_found_with_another_example()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        name({StepId::delta1, Mistake::WeightsLeftOut});
        QVERIFY(slipCard().said().startsWith(QLatin1String("Right:")));
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(slipCard().said().startsWith(QLatin1String("Right:")));
        slips().begin({StepId::delta2, Mistake::SignReversed});
        slips().giveUp();
        QVERIFY(slipCard().said().startsWith(QLatin1String("It was this:")));
        walk().workbench().showDrawing(someImage(), 4);
        QVERIFY(slipCard().said().startsWith(QLatin1String("It was this:")));
    }

    void trained_with_it_the_curves_are_compared()
    {
        slips().begin({StepId::update, Mistake::Uphill});
        name({StepId::update, Mistake::Uphill});
        QTest::mouseClick(button("Train with it…"), Qt::LeftButton);
        auto *page = m_window->window.findChild<SlipPage *>();
        QVERIFY(page && page->isVisible());
        QTRY_VERIFY(!page->isRunning());
        QCOMPARE(page->points(), 2 * 101);
        QVERIFY(page->text().contains(QLatin1String("does not learn")));
        QVERIFY(page->text().contains(QString::fromUtf8(effect_of(Mistake::Uphill).data())));
        QTest::keyClick(page, Qt::Key_Escape);
    }

    // Its texts were cut at a projector, where the type is larger.
    void the_window_of_the_curves_is_as_large_as_its_type()
    {
        const auto plan = slipTrainingPlan(m_window->workbench);
        QSize before;
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector}) {
            Theme::instance().setMode(mode);
            SlipPage page(plan, {StepId::delta2, Mistake::SlopeInZ});
            page.show();
            QTRY_VERIFY(!page.isRunning());
            settle();
            for (const QLabel *label : page.findChildren<QLabel *>())
                QVERIFY2(label->isHidden() || label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
            QVERIFY(page.width() > before.width() && page.height() > before.height());
            before = page.size();
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void training_with_it_can_be_cancelled()
    {
        auto plan = slipTrainingPlan(m_window->workbench);
        QVERIFY(plan);
        plan->training.epochs = 100'000'000; // not over before it is cancelled
        SlipPage page(plan, {StepId::delta2, Mistake::OutputSlopeForgotten});
        page.show();
        QVERIFY(page.isRunning());
        for (QPushButton *each : page.findChildren<QPushButton *>())
            if (each->text() == QLatin1String("Cancel"))
                QTest::mouseClick(each, Qt::LeftButton);
        QVERIFY(!page.isRunning());
        QCOMPARE(page.points(), 0);
        QVERIFY(page.text().contains(QLatin1String("Cancelled")));
    }

private:
    static int widthOf(const QString &table, const QFont &font)
    {
        QTextDocument shown;
        shown.setDefaultFont(font);
        shown.setDocumentMargin(0);
        shown.setHtml(table);
        return qCeil(shown.idealWidth());
    }
};

DELTASCOPE_TEST(TestFoundSlip)
#include "test_found_slip.moc"
