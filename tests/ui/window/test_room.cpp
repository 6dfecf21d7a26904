// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/equations/equation_view.h"
#include "ui/stage/stage_view.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/timeline/timeline.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_legend.h"
#include "ui/train/curves/curve_switch.h"
#include "ui/train/panel/train_panel.h"
#include "ui/window/example_picker.h"
#include "ui/window/panel_split.h"
#include "ui/window/run_bar.h"

#include <QComboBox>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

using namespace deltascope;

namespace {
constexpr QSize small(900, 500); // what is left of a screen of 1920 × 1080 at twice the size

QRect placeIn(const QWidget &window, const QWidget *part)
{
    return {part->mapTo(&window, QPoint(0, 0)), part->size()};
}

// What of it is cut off, or squeezed below what it needs.
QStringList cut(const QWidget &window, const QWidget *area)
{
    QStringList found;
    for (const QWidget *part : area->findChildren<QWidget *>()) {
        const bool counts = qobject_cast<const QAbstractButton *>(part) ||
                            qobject_cast<const QComboBox *>(part) ||
                            qobject_cast<const QAbstractSpinBox *>(part);
        if (!counts || !part->isVisible())
            continue;
        // The hint of a spin box is for its longest number, which nobody types.
        const bool squeezed =
            !qobject_cast<const QAbstractSpinBox *>(part) && part->width() < part->minimumSizeHint().width();
        if (!window.rect().contains(placeIn(window, part)) || squeezed)
            found.append(QStringLiteral("%1 \"%2\" %3 wide")
                             .arg(QString::fromLatin1(part->metaObject()->className()),
                                  part->accessibleName(), QString::number(part->width())));
    }
    return found;
}

void addRowsOfThemes()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<Theme::Mode>("mode");
    const char *jobs[] = {"Train", "Draw", "Step"};
    for (const Job job : {Job::Train, Job::Draw, Job::Step}) {
        QTest::addRow("%s, light", jobs[static_cast<int>(job)]) << job << Theme::Mode::Light;
        QTest::addRow("%s, projector", jobs[static_cast<int>(job)]) << job << Theme::Mode::Projector;
    }
}

bool isInSight(const QAbstractScrollArea &area, const QWidget *part)
{
    const QRect place(part->mapTo(area.viewport(), QPoint(0, 0)), part->size());
    return part->isVisible() && area.viewport()->rect().contains(place);
}
} // namespace

/// Whether everything has room, on small screens and on large ones.
class TestRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setPresented({});
    }

    // The window wanted 960 × 640, and the timeline lay below the screen.
    void all_jobs_work_at_900_by_500_data() { addRowsOfThemes(); }
    void all_jobs_work_at_900_by_500()
    {
        QFETCH(Job, job);
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        OpenedWindow window;
        window->setJob(job);
        window->resize(small);
        QTRY_COMPARE(window->size(), small);
        QTest::qWait(0);
        for (const QWidget *area : std::initializer_list<QWidget *>{
                 window->findChild<RunBar *>(), window->findChild<JobRail *>(),
                 window->findChild<ExamplePicker *>(), window->stepJob().timeline()})
            if (area->isVisible()) {
                QVERIFY2(window->rect().contains(placeIn(*window, area)), area->metaObject()->className());
                QTRY_COMPARE(cut(*window, area).join(u'\n'), QString());
            }
        const StageView *stage = window->stage();
        QVERIFY(stage->width() >= stage->minimumSizeHint().width());
        QVERIFY(stage->height() >= stage->minimumSizeHint().height());
        const StageLayout &layout = stage->stageLayout();
        QVERIFY(layout.input().bottom() < stage->height());
        QVERIFY(layout.outputRow(9).bottom() <= stage->height());
        QVERIFY(layout.input().right() < layout.unitGrid().left());
        QVERIFY(layout.unitGrid().right() < layout.outputArea().left());
    }

    // They were wider than their panel, and cut: the button for exports, and in large type the legend, the
    // buttons of the runs and the fields of the options.
    void each_page_of_train_fits_its_panel_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<bool>("presented");
        for (const QSize size : {small, QSize(1024, 768), QSize(1093, 614)}) {
            for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Projector})
                QTest::addRow("%d, %d", size.width(), static_cast<int>(mode)) << size << mode << false;
            QTest::addRow("%d, presented", size.width()) << size << Theme::Mode::Projector << true;
        }
    }
    void each_page_of_train_fits_its_panel()
    {
        QFETCH(QSize, size);
        QFETCH(Theme::Mode, mode);
        QFETCH(bool, presented);
        OpenedWindow window;
        window.click("+1 epoch");
        QTRY_VERIFY(window.snapshot().history->size() > 1 && window.snapshot().state == TrainerState::Paused);
        window.click("+1 batch");
        QTRY_VERIFY(window.snapshot().mid_epoch_evaluation);
        Theme::instance().setMode(mode);
        if (presented)
            Theme::instance().setPresented(size.height());
        window->resize(size);
        QTRY_COMPARE(window->size(), size);
        for (const char *name : {"Curves", "Runs", "Units", "Mistakes", "Options"}) {
            window.showTab(name);
            const QTabWidget *tabs = window->trainPanel()->findChild<QTabWidget *>();
            const QWidget *page = qobject_cast<QScrollArea *>(tabs->currentWidget())->widget();
            QString wide;
            for (const QWidget *part : page->findChildren<QWidget *>())
                if (part->isVisible() && part->minimumSizeHint().width() > 200)
                    wide +=
                        QStringLiteral("%1 \"%2\" %3; ")
                            .arg(QString::fromLatin1(part->metaObject()->className()), part->accessibleName(),
                                 QString::number(part->minimumSizeHint().width()));
            wide += QStringLiteral("%1: %2 in %3")
                        .arg(QLatin1String(name))
                        .arg(page->width())
                        .arg(page->parentWidget()->width());
            QTRY_VERIFY2(page->width() <= page->parentWidget()->width(), qPrintable(wide));
        }
        QTest::qWait(0);
        const QTabBar *bar = window->trainPanel()->findChild<QTabBar *>();
        QVERIFY2(bar->sizeHint().width() <= bar->parentWidget()->width(),
                 qPrintable(QStringLiteral("names of tabs are elided: %1 in %2")
                                .arg(bar->sizeHint().width())
                                .arg(bar->parentWidget()->width())));
        Theme::instance().setPresented({});
    }

    // The last batches took two lines in large type.
    void the_names_of_the_curves_are_on_one_line()
    {
        OpenedWindow window;
        window.click("+1 epoch");
        QTRY_VERIFY(window.snapshot().history->size() > 1 && window.snapshot().state == TrainerState::Paused);
        Theme::instance().setMode(Theme::Mode::Projector);
        Theme::instance().setPresented(768);
        window->resize(1024, 768);
        QTRY_COMPARE(window->size(), QSize(1024, 768));
        window.showTab("Curves");
        const auto names = window->trainPanel()->findChild<CurveLegend *>()->findChildren<CurveSwitch *>();
        QVERIFY(!names.isEmpty());
        for (const CurveSwitch *name : names)
            QTRY_VERIFY2(name->heightForWidth(name->width()) == name->sizeHint().height(),
                         qPrintable(name->text()));
        Theme::instance().setPresented({});
    }

    // Off, its button was brought into sight, and the heading of the step was cut.
    void the_step_is_read_from_its_top_when_a_turn_is_put_away()
    {
        OpenedWindow window;
        window->resize(small);
        window->setJob(Job::Step);
        window->stepJob().panel()->setFocus();
        window.press(Qt::Key_Right);
        window.press(Qt::Key_Right);
        const StepPanel *panel = window->findChild<StepPanel *>();
        for (const Qt::Key key : {Qt::Key_Y, Qt::Key_C, Qt::Key_M}) {
            window.press(key);
            QTest::qWait(200);
            window.press(key);
            QTest::qWait(200);
            QCOMPARE(panel->verticalScrollBar()->value(), 0);
        }
    }

    // Hidden, the page Why kept the least width of the large type.
    void the_panel_of_step_is_whole_after_presenting()
    {
        OpenedWindow window;
        window->resize(1440, 900);
        window->setJob(Job::Step);
        window->stepJob().panel()->setFocus();
        for (int step = 0; step < 7; ++step)
            window.press(Qt::Key_Right);
        window.press(Qt::Key_F5);
        QTRY_VERIFY(window->isFullScreen());
        window.press(Qt::Key_W);
        window.press(Qt::Key_W);
        window.press(Qt::Key_Escape);
        QTRY_VERIFY(!window->isFullScreen());
        const StepPanel *panel = window->findChild<StepPanel *>();
        QTRY_VERIFY(panel->widget()->width() <= panel->viewport()->width());
    }

    // Of the last step, and of why δ² is what it is, the ends were cut off, and so were the tabs.
    void each_equation_of_step_fits_its_panel_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("presented");
        QTest::addColumn<bool>("softmax");
        for (const QSize size : {small, QSize(1024, 768)})
            for (const bool presented : {false, true})
                for (const bool softmax : {false, true})
                    QTest::addRow("%d%s%s", size.width(), presented ? ", presented" : "",
                                  softmax ? ", softmax" : "")
                        << size << presented << softmax;
    }
    void each_equation_of_step_fits_its_panel()
    {
        QFETCH(QSize, size);
        QFETCH(bool, presented);
        QFETCH(bool, softmax);
        OpenedWindow window;
        TrainingSettings settings;
        if (softmax)
            settings.functions = {Activation::Sigmoid, Activation::Softmax, Cost::LogLikelihood};
        window->workbench().reset(settings);
        QTRY_COMPARE(window.snapshot().settings.functions, settings.functions);
        window->setJob(Job::Step);
        if (presented) {
            Theme::instance().setMode(Theme::Mode::Projector);
            Theme::instance().setPresented(size.height());
        }
        window->resize(size);
        QTRY_COMPARE(window->size(), size);
        StepPanel &panel = *window->stepJob().panel();
        const auto fits = [&panel] { return panel.widget()->width() <= panel.viewport()->width(); };
        const auto said = [&panel](StepId step) {
            return qPrintable(QStringLiteral("step %1: %2 in %3")
                                  .arg(static_cast<int>(step))
                                  .arg(panel.widget()->width())
                                  .arg(panel.viewport()->width()));
        };
        for (int i = 0; i < step_count; ++i) {
            const auto step = static_cast<StepId>(i);
            window->stepJob().walk().goTo(step);
            QTRY_VERIFY2(fits(), said(step));
            window.press(Qt::Key_W);
            for (int line = 1; line < panel.why()->allLines(); ++line)
                window.press(Qt::Key_N);
            QTest::qWait(0);
            QTRY_VERIFY2(fits(), said(step));
            window.press(Qt::Key_W);
        }
        const QTabBar *bar = panel.tabs()->tabBar();
        QVERIFY(bar->tabRect(bar->count() - 1).right() < bar->width());
        QCOMPARE(bar->fontInfo().pixelSize(), Theme::instance().pixelSize(TypeSize::Body));
        QVERIFY(window->stage()->width() >= window->stage()->minimumSizeHint().width());
        Theme::instance().setPresented({});
    }

    void in_a_short_window_the_settings_are_one_click_away()
    {
        OpenedWindow window;
        window->resize(small);
        QTRY_VERIFY(!window.control<QSpinBox>("Number of hidden units K"));
        window.click("Settings");
        QTRY_VERIFY(window.control<QSpinBox>("Number of hidden units K"));
        QCOMPARE(cut(*window, window->findChild<RunBar *>()).join(u'\n'), QString());
        window->resize(1440, 900);
        QTRY_VERIFY(window.control<QSpinBox>("Number of hidden units K") &&
                    !window.control<QPushButton>("Settings"));
    }

    // Small lines were 17 of 1080 pixels high.
    void presenting_scales_the_type_with_the_screen()
    {
        OpenedWindow window;
        window.press(Qt::Key_F5);
        QTRY_VERIFY(window->isFullScreen());
        const double least = window->screen()->size().height() / 45.0;
        for (const TypeSize size : {TypeSize::Caption, TypeSize::Body, TypeSize::Title, TypeSize::Large})
            QVERIFY(Theme::instance().pixelSize(size) >= least);
        for (const QWidget *widget : window->findChildren<QWidget *>())
            if (widget->isVisible() &&
                (qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget)))
                QVERIFY2(widget->fontInfo().pixelSize() >= least, qPrintable(widget->accessibleName()));
        window.press(Qt::Key_Escape);
        QTRY_COMPARE(Theme::instance().pixelSize(TypeSize::Body), 13);
    }

    void the_panel_is_dragged_and_remembers_it()
    {
        int dragged = 0;
        {
            OpenedWindow window;
            window->resize(1440, 900);
            auto *split = window->findChild<PanelSplit *>();
            QTest::qWait(0);
            const int before = split->widget(1)->width();
            QWidget *handle = split->handle(1);
            const QPoint middle = handle->rect().center();
            QTest::mousePress(handle, Qt::LeftButton, {}, middle);
            QTest::mouseMove(handle, middle - QPoint(60, 0));
            QTest::mouseRelease(handle, Qt::LeftButton, {}, middle);
            dragged = split->widget(1)->width();
            QVERIFY(dragged > before + 20);
            window->setJob(Job::Step);
            QCOMPARE(split->widget(1)->width(), dragged);
            window->close();
        }
        OpenedWindow window;
        auto *split = window->findChild<PanelSplit *>();
        QTRY_VERIFY(std::abs(split->widget(1)->width() - dragged) <= 2);
        QTest::mouseDClick(split->handle(1), Qt::LeftButton);
        QVERIFY(split->widget(1)->width() < dragged - 20);
    }

    void a_large_panel_is_offered_in_step()
    {
        OpenedWindow window;
        window->resize(1440, 900);
        window->setJob(Job::Step);
        auto *split = window->findChild<PanelSplit *>();
        QTest::qWait(0);
        const int before = split->widget(1)->width();
        window.click("Large panel");
        QVERIFY(split->widget(1)->width() > 1.3 * before);
        window.press(Qt::Key_F9);
        QCOMPARE(split->widget(1)->width(), before);
    }

    // It scrolled away, and each line of the derivation was read against nothing.
    void question_and_equation_stay_in_sight_beside_the_derivation()
    {
        OpenedWindow window;
        window->resize(1024, 768);
        window->setJob(Job::Step);
        window->stage()->setFocus();
        window->stepJob().walk().goTo(StepId::delta1);
        window.press(Qt::Key_W);
        const StepPanel &panel = *window->stepJob().panel();
        for (int line = 1; line < panel.why()->allLines(); ++line)
            window.press(Qt::Key_N);
        QTRY_VERIFY(panel.verticalScrollBar()->value() > 0);
        const QRect place = placeIn(panel, panel.equations());
        QVERIFY(panel.rect().contains(place) && place.height() > 0);
        QCOMPARE(panel.equations()->equations().size(), 1);
        QVERIFY(window.says(QStringLiteral("How much does unit")));
        window.press(Qt::Key_W);
        QTRY_VERIFY(panel.equations()->equations().size() > 1);
        QVERIFY(panel.widget()->isAncestorOf(panel.equations()));
    }

    // Below a notice and the vector equation its rule was out of sight.
    void a_line_of_a_derivation_is_seen_from_its_rule_on()
    {
        OpenedWindow window;
        window->resize(small);
        window->setJob(Job::Step);
        window->stage()->setFocus();
        window->stepJob().walk().goTo(StepId::delta1);
        window.press(Qt::Key_W);
        const StepPanel &panel = *window->stepJob().panel();
        window.click("+1 batch");
        QTRY_VERIFY(window->stepJob().walk().state() == StepWalk::State::MovedOn);
        for (int line = 1; line <= panel.why()->allLines(); ++line) {
            QCOMPARE(panel.why()->shownLines(), line);
            QTRY_VERIFY2(isInSight(panel, panel.why()->newest()), qPrintable(QString::number(line)));
            window.press(Qt::Key_N);
        }
    }

    // By its key the card of the batch was shown from its middle.
    void a_card_that_a_key_opens_is_seen_from_its_top_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("900") << small;
        QTest::newRow("1024") << QSize(1024, 768);
    }
    void a_card_that_a_key_opens_is_seen_from_its_top()
    {
        QFETCH(QSize, size);
        OpenedWindow window;
        window->resize(size);
        window->setJob(Job::Step);
        window->stage()->setFocus();
        window->stepJob().walk().goTo(StepId::delta1);
        const StepPanel &panel = *window->stepJob().panel();
        window.press(Qt::Key_M);
        QTRY_VERIFY(window->stepJob().batch().isOn());
        constexpr int settled = 400; // milliseconds, after which nothing scrolls by itself
        QTest::qWait(settled);
        const int top = panel.batch()->mapTo(panel.viewport(), QPoint()).y();
        QVERIFY2(top >= 0 && top < panel.viewport()->height() / 2, qPrintable(QString::number(top)));
    }

    void equation_and_numbers_are_in_sight_together_at_1024_by_768()
    {
        Theme::instance().setMode(Theme::Mode::Projector);
        OpenedWindow window;
        window->resize(1024, 768);
        window->setJob(Job::Step);
        const StepPanel &panel = *window->stepJob().panel();
        for (const StepId step :
             {StepId::x1, StepId::x2, StepId::delta2, StepId::db2, StepId::dW2, StepId::db1}) {
            window->stepJob().walk().goTo(step);
            QTRY_VERIFY2(isInSight(panel, panel.equations()) && isInSight(panel, panel.numbers()),
                         qPrintable(QString::number(static_cast<int>(step))));
        }
    }

    void a_large_window_becomes_small_again()
    {
        Theme::instance().setMode(Theme::Mode::Projector);
        OpenedWindow window;
        window->setJob(Job::Draw);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 768), QSize(900, 500)}) {
            window->resize(size);
            QTest::qWait(50);
            QCOMPARE(window->size(), size);
        }
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestRoom)
#include "test_room.moc"
