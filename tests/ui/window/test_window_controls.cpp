// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/window/opened_window.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/theme/theme.h"
#include "ui/window/run_bar.h"

#include <QAbstractSlider>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QTabBar>
#include <QWheelEvent>

using namespace deltascope;

namespace {
bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractSlider *>(widget) ||
           qobject_cast<const StageView *>(widget);
}

// The line edit of a spin box and the like speak through the control that they are in.
bool isPartOfAControl(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent) ||
            qobject_cast<const QTabBar *>(parent) || parent->inherits("QAbstractScrollArea"))
            return true;
    return false;
}

QString nameOf(const QWidget *widget)
{
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(),
             QString::fromLatin1(widget->parentWidget() ? widget->parentWidget()->metaObject()->className()
                                                        : ""));
}
} // namespace

/// The window as a whole: keys, names, order and what it remembers.
class TestWindowControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // The first of the images took its place.
    void paper_that_is_on_screen_first_keeps_the_stage()
    {
        QSettings().setValue(QStringLiteral("window/job"), static_cast<int>(Job::Draw));
        OpenedWindow window;
        QTRY_COMPARE(window->workbench().example().source, ExampleSource::Drawing);
        window->setJob(Job::Train);
        QCOMPARE(window->workbench().example().source, ExampleSource::Test);
    }

    void every_control_has_a_name_data() { addRowsOfJobs(); }
    void every_control_has_a_name()
    {
        QFETCH(Job, job);
        OpenedWindow window;
        window->setJob(job);
        for (const QWidget *widget : window->findChildren<QWidget *>())
            if (isControl(widget) && !isPartOfAControl(widget) && widget->isVisibleTo(&*window))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(nameOf(widget)));
    }

    void tab_visits_what_can_be_used_data() { addRowsOfJobs(); }
    void tab_visits_what_can_be_used()
    {
        QFETCH(Job, job);
        OpenedWindow window;
        window->setJob(job);
        const QList<QWidget *> visited = window.tabStops();
        for (const QWidget *widget : visited)
            QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(nameOf(widget)));
        for (QWidget *widget : window->findChildren<QWidget *>())
            if (isControl(widget) && !isPartOfAControl(widget) && widget->isVisible() &&
                widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
                QVERIFY2(visited.contains(widget) || isCheckedElsewhere(widget), qPrintable(nameOf(widget)));
    }

    // From the run bar over the jobs to the stage: as one reads.
    void tab_goes_as_one_reads()
    {
        OpenedWindow window;
        const QList<QWidget *> visited = window.tabStops();
        const auto place = [&](QWidget *widget) { return visited.indexOf(widget); };
        const qsizetype train = place(window.control<QPushButton>("Train"));
        const qsizetype units = place(window.control<QSpinBox>("Number of hidden units K"));
        const qsizetype seed = place(window.control<QSpinBox>("Seed of the random numbers"));
        const qsizetype stage = place(window->stage());
        const qsizetype source = place(window.control<QComboBox>("Where the example comes from"));
        QVERIFY(train >= 0 && train < units && units < seed && seed < stage && stage < source);
    }

    void answers_of_a_notice_come_before_its_cross()
    {
        OpenedWindow window;
        window.click("+1 batch");
        QTRY_VERIFY(window.snapshot().images_seen > 0);
        window.press(Qt::Key_R, Qt::ControlModifier);
        const QList<QWidget *> visited = window.tabStops();
        const qsizetype yes = visited.indexOf(window.control<QAbstractButton>("Start a new network"));
        const qsizetype no = visited.indexOf(window.control<QAbstractButton>("Keep this one"));
        const qsizetype cross = visited.indexOf(window.control<QAbstractButton>("Close this notice"));
        QVERIFY(yes > visited.indexOf(window.control<QSpinBox>("Seed of the random numbers")));
        QVERIFY(yes < no && no < cross && cross < visited.indexOf(window->stage()));
    }

    // Whoever scrolled with the mouse over the run bar had a new, untrained network.
    void the_wheel_over_a_setting_changes_nothing()
    {
        OpenedWindow window;
        const auto before = window.snapshot();
        QList<QWidget *> fields;
        for (auto *list : window->findChildren<QComboBox *>())
            fields << list;
        for (auto *box : window->findChildren<QAbstractSpinBox *>())
            fields << box;
        for (QWidget *field : fields) {
            if (!field->isVisible() || !field->isEnabled())
                continue;
            field->setFocus();
            const QPointF place(field->rect().center());
            QWheelEvent turn(place, field->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, {},
                             Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(field, &turn);
        }
        QTest::qWait(50);
        QCOMPARE(window.snapshot().run, before.run);
        QCOMPARE(window.snapshot().settings, before.settings);
        QVERIFY(!window.notices().asks());
    }

    // "Saved as …" moved the stage down until it was closed.
    void what_is_told_in_passing_moves_nothing()
    {
        OpenedWindow window;
        const auto place = [](const QWidget *widget) {
            return QRect(widget->mapTo(widget->window(), QPoint()), widget->size());
        };
        const QRect stage = place(window->stage());
        window.notices().tellInPassing(QStringLiteral("Saved as digits.safetensors."));
        QTest::qWait(20); // for the layout
        QCOMPARE(place(window->stage()), stage);
        QVERIFY(window.says(QStringLiteral("Saved as")));
        QVERIFY(stage.contains(place(&window.notices())));
        QVERIFY(window.notices().height() >= window.notices().minimumSizeHint().height());
        window->resize(window->size() - QSize(100, 60));
        QTRY_VERIFY(place(window->stage()) != stage);
        QTRY_VERIFY(place(window->stage()).contains(place(&window.notices())));
        window.click("Close this notice");
        QVERIFY(window.notices().isHidden());
        window.notices().tell(QStringLiteral("Reset?"), {{QStringLiteral("Yes"), {}}});
        QTRY_VERIFY(place(window->stage()).top() > stage.top()); // what is asked about is not covered
        QTRY_VERIFY(place(&window.notices()).bottom() < place(window->stage()).top());
    }

    void a_new_notice_takes_the_place_of_the_last()
    {
        OpenedWindow window;
        int dismissed = 0;
        int chosen = 0;
        window.notices().tell(QStringLiteral("first"), {}, [&] { ++dismissed; });
        window.notices().tell(QStringLiteral("second"), {{QStringLiteral("Yes"), [&] { ++chosen; }}},
                              [&] { ++dismissed; });
        QCOMPARE(dismissed, 1);
        QCOMPARE(window.notices().text(), QStringLiteral("second"));
        window.click("Yes");
        QCOMPARE(chosen, 1);
        QCOMPARE(dismissed, 1);
        QVERIFY(window.notices().text().isEmpty());
    }

    void keys_change_the_job_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("Train") << Qt::Key_1 << QStringLiteral("Train");
        QTest::newRow("Draw") << Qt::Key_2 << QStringLiteral("Draw");
        QTest::newRow("Step") << Qt::Key_3 << QStringLiteral("Step");
    }
    void keys_change_the_job()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, name);
        OpenedWindow window;
        window.press(key == Qt::Key_1 ? Qt::Key_2 : Qt::Key_1, Qt::ControlModifier);
        window.press(key, Qt::ControlModifier);
        const auto rail = window->findChild<JobRail *>()->findChildren<QAbstractButton *>();
        for (const QAbstractButton *entry : rail)
            QCOMPARE(entry->isChecked(), entry->accessibleName() == name);
    }

    // They went to the button that starts a new network.
    void keys_go_to_the_stage_when_what_had_them_is_hidden()
    {
        OpenedWindow window;
        window->setJob(Job::Draw);
        auto *paper = window.control<QWidget>("Paper to draw a digit on");
        QTest::mouseClick(paper, Qt::LeftButton);
        QVERIFY(paper->hasFocus());
        window.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(window->stage()->hasFocus());
        auto *speed = window.control<QComboBox>("Speed of playing");
        speed->setFocus();
        QVERIFY(speed->hasFocus());
        window.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(window->stage()->hasFocus());
    }

    void the_run_bar_is_as_high_in_every_job()
    {
        Theme::instance().setMode(Theme::Mode::Projector);
        OpenedWindow window;
        window->resize(window->minimumSize());
        const auto top = [&window] { return window->stage()->mapTo(&*window, QPoint(0, 0)).y(); };
        const auto *bar = window->findChild<RunBar *>();
        QTRY_VERIFY(bar->width() == window->width() && bar->height() == bar->sizeHint().height());
        const int settled = top();
        for (const Job job : {Job::Train, Job::Draw, Job::Step}) {
            window->setJob(job);
            QTest::qWait(0);
            QTRY_COMPARE(top(), settled);
        }
    }

    // In a window as wide as many projectors the large type was cut off.
    void the_run_bar_shows_all_that_it_says_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<int>("width");
        for (const int width : {960, 1024, 1280, 1366, 1440}) {
            QTest::addRow("light, %d", width) << Theme::Mode::Light << width;
            QTest::addRow("projector, %d", width) << Theme::Mode::Projector << width;
        }
    }
    void the_run_bar_shows_all_that_it_says()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(int, width);
        Theme::instance().setMode(mode);
        OpenedWindow window;
        window->resize(width, 768);
        const auto *bar = window->findChild<RunBar *>();
        const auto isWhole = [bar](const QWidget *part) {
            const QRect place(part->mapTo(bar, QPoint(0, 0)), part->size());
            return bar->rect().contains(place) && part->width() >= part->minimumSizeHint().width();
        };
        for (const QWidget *part : bar->findChildren<QWidget *>())
            if (part->isVisible() &&
                (qobject_cast<const QLabel *>(part) || qobject_cast<const QAbstractButton *>(part)))
                QTRY_VERIFY2(isWhole(part), qPrintable(nameOf(part)));
        for (const QComboBox *box : bar->findChildren<QComboBox *>()) // with its longest name
            QTRY_VERIFY2(box->width() >= box->sizeHint().width(), qPrintable(nameOf(box)));
    }

    void an_example_is_chosen_by_number_and_at_random()
    {
        OpenedWindow window;
        const Example &example = window->workbench().example();
        window.type("Number of the image", QStringLiteral("42"));
        QCOMPARE(example.index, 42);
        auto *source = window.control<QComboBox>("Where the example comes from");
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Down);
        QCOMPARE(example.source, ExampleSource::Train);
        auto *digit = window.control<QComboBox>("Digit of a random image");
        digit->setCurrentIndex(digit->findText(QStringLiteral("a 7")));
        window.click("Show a random image");
        QCOMPARE(example.label, 7);
        window->stage()->setFocus();
        const int before = example.index;
        QTRY_VERIFY((window.press(Qt::Key_R), example.index != before));
        QCOMPARE(window.control<QSpinBox>("Number of the image")->value(), example.index);
        QCOMPARE(window->stage()->scene().content->example.index, example.index);
    }

    void size_job_and_theme_are_remembered()
    {
        {
            OpenedWindow window;
            window->resize(1111, 777);
            window.press(Qt::Key_3, Qt::ControlModifier);
            Theme::instance().setMode(Theme::Mode::Dark);
            window->close();
        }
        OpenedWindow window;
        QCOMPARE(window->size(), QSize(1111, 777));
        QVERIFY(window->findChild<JobRail *>()->job() == Job::Step);
        QCOMPARE(QSettings().value(QStringLiteral("window/theme")).toInt(),
                 static_cast<int>(Theme::Mode::Dark));
    }

    void settings_that_make_no_sense_do_no_harm()
    {
        QSettings().setValue(QStringLiteral("window/job"), 77);
        QSettings().setValue(QStringLiteral("window/geometry"), QByteArray("nonsense"));
        OpenedWindow window;
        QVERIFY(window.isReady());
        QVERIFY(window->width() >= window->minimumWidth());
    }

    // The screen of the offscreen platform has 800 x 800 pixels: less than the first size.
    void on_a_small_screen_the_window_fills_it()
    {
        MainWindow window;
        const QSize room = window.screen()->availableSize();
        QVERIFY(window.height() > room.height());
        window.showOnScreen();
        QVERIFY(window.isMaximized());
        QVERIFY(window.height() <= room.height());
    }

    void the_menu_switches_the_theme_live()
    {
        OpenedWindow window;
        action(window, "Dar&k theme")->trigger();
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
        QCOMPARE(window->stage()->grab().toImage().pixelColor(1, 1), colours().window);
        action(window, "&Light theme")->trigger();
        QCOMPARE(window->stage()->grab().toImage().pixelColor(1, 1), colours().window);
    }

    void the_step_menu_steps_as_its_keys_do()
    {
        OpenedWindow window;
        QAction *forward = action(window, "&Forward");
        QVERIFY(!forward->isEnabled());
        window.press(Qt::Key_Right);
        window->setJob(Job::Step);
        QTRY_VERIFY(window->stepJob().walk().open());
        QVERIFY(window->stepJob().walk().atBeginning());
        QVERIFY(forward->isEnabled());
        forward->trigger();
        QCOMPARE(window->stepJob().walk().step(), StepId::z1);
        window.press(Qt::Key_PageDown);
        QCOMPARE(window->stepJob().walk().step(), StepId::x1);
        action(window, "To the &last step")->trigger();
        QVERIFY(window->stepJob().walk().atEnd());
        window->setJob(Job::Draw);
        QVERIFY(!forward->isEnabled());
    }

    // As one column it was higher than a small screen, and the second one hung over its edge.
    void the_step_menu_fits_a_small_window_in_one_column_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("projector") << Theme::Mode::Projector;
    }
    void the_step_menu_fits_a_small_window_in_one_column()
    {
        QFETCH(Theme::Mode, mode);
        constexpr QSize small(900, 500);
        Theme::instance().setMode(mode);
        OpenedWindow window;
        window->setJob(Job::Step);
        window->resize(small);
        QMenu *menu = nullptr;
        for (QAction *each : window->menuBar()->actions())
            if (each->menu() && each->menu()->title() == QStringLiteral("&Step"))
                menu = each->menu();
        QVERIFY(menu);
        QList<QMenu *> menus = menu->findChildren<QMenu *>();
        QCOMPARE(menus.size(), 2);
        menus.prepend(menu);
        for (QMenu *each : menus) {
            each->popup({0, window->menuBar()->height()});
            QVERIFY2(each->height() <= small.height() - window->menuBar()->height(),
                     qPrintable(each->title()));
            for (QAction *entry : each->actions())
                QCOMPARE(each->actionGeometry(entry).left(),
                         each->actionGeometry(each->actions().first()).left());
            each->close();
        }
    }

    void presenting_fills_the_screen_in_large_type_and_goes_back_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"button", "key", "Esc", "closing"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void presenting_fills_the_screen_in_large_type_and_goes_back()
    {
        QFETCH(QString, way);
        Theme::instance().setMode(Theme::Mode::Dark);
        OpenedWindow window;
        if (way == QStringLiteral("key"))
            window.press(Qt::Key_F5);
        else
            window.click("Present");
        QVERIFY(window->isFullScreen());
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Projector);
        QVERIFY(action(window, "&Present")->isChecked());
        QVERIFY(action(window, "&Full screen")->isChecked());
        QVERIFY(action(window, "Pro&jector theme")->isChecked());

        if (way == QStringLiteral("key"))
            window.press(Qt::Key_F5);
        else if (way == QStringLiteral("Esc"))
            window.press(Qt::Key_Escape);
        else if (way == QStringLiteral("closing"))
            window->close();
        else
            window.click("Leave");
        QVERIFY(!window->isFullScreen());
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
        QVERIFY(!action(window, "&Present")->isChecked());
        QVERIFY(action(window, "Dar&k theme")->isChecked());
    }

    void a_theme_chosen_while_presenting_stays()
    {
        OpenedWindow window;
        window.press(Qt::Key_F5);
        action(window, "Dar&k theme")->trigger();
        window.press(Qt::Key_Escape);
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
        QVERIFY(!window->isFullScreen());
    }

    void range_of_the_colours_is_one_for_menu_and_legend()
    {
        OpenedWindow window;
        QAction *common = action(window, "One colour &range for all units");
        common->trigger();
        QVERIFY(window->stage()->scene().range == UnitPictures::Range::Common);
        QTest::mouseClick(window->stage(), Qt::LeftButton, {},
                          window->stage()->stageLayout().legend().center().toPoint());
        QVERIFY(!common->isChecked());
    }

    void the_smallest_window_shows_everything()
    {
        OpenedWindow window;
        window->resize(window->minimumSize());
        QTest::qWait(0);
        for (const char *name : {"Train", "+1 batch", "+1 epoch"}) {
            const auto *button = window.control<QPushButton>(name);
            const QRect place(button->mapTo(&*window, QPoint(0, 0)), button->size());
            QVERIFY2(window->rect().contains(place), name);
        }
        window.click("Settings");
        QTRY_VERIFY(window.control<QSpinBox>("Seed of the random numbers"));
        const auto *seed = window.control<QSpinBox>("Seed of the random numbers");
        QTRY_VERIFY(window->rect().contains(QRect(seed->mapTo(&*window, QPoint(0, 0)), seed->size())));
        QVERIFY(window->stage()->width() >= window->stage()->minimumSizeHint().width());
    }

private:
    static QAction *action(OpenedWindow &window, const char *text)
    {
        for (const QAction *menu : window->menuBar()->actions())
            for (QAction *each : menu->menu()->actions())
                if (each->text() == QLatin1String(text))
                    return each;
        return nullptr;
    }

    // Of a group of which one is chosen, Tab visits the chosen one.
    static bool isCheckedElsewhere(const QWidget *widget)
    {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return button && button->isCheckable() && (button->group() || button->autoExclusive()) &&
               !button->isChecked();
    }

    TestHome m_home;
};

DELTASCOPE_TEST(TestWindowControls)
#include "test_window_controls.moc"
