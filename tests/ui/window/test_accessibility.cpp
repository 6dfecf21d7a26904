// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/steps.h"
#include "tests/suite.h"
#include "tests/ui/theme/contrast.h"
#include "tests/ui/window/opened_window.h"
#include "ui/draw/canvas.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QMenuBar>
#include <QMetaEnum>
#include <QScrollArea>
#include <QTabWidget>

#include <functional>
#include <utility>

using namespace deltascope;

namespace {
constexpr double seenContrast = 3; // WCAG 2.2: what the indicator of the focus needs
constexpr int seenPixels = 20;     // the least that counts as an indicator
constexpr int ringOutside = 4;     // pixels around a widget in which its ring may lie

using Visitor = std::function<void(QAccessibleInterface &)>;

// Everything that a screen reader comes to below this, itself included.
void visit(QAccessibleInterface *node, const Visitor &visitor)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    visitor(*node);
    for (int child = 0; child < node->childCount(); ++child)
        visit(node->child(child), visitor);
}

bool canBeUsed(const QAccessibleInterface &node)
{
    switch (node.role()) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
        return true;
    case QAccessible::Client: // a widget that paints itself
        return node.state().focusable;
    default:
        return false;
    }
}

QString describe(const QAccessibleInterface &node)
{
    const QObject *object = node.object();
    return QStringLiteral("role %1, %2, description \"%3\"")
        .arg(node.role())
        .arg(QString::fromLatin1(object ? object->metaObject()->className() : "no object"),
             node.text(QAccessible::Description));
}

QStringList nameless(QWidget *window)
{
    QStringList found;
    visit(QAccessible::queryAccessibleInterface(window), [&](QAccessibleInterface &node) {
        if (canBeUsed(node) && node.text(QAccessible::Name).trimmed().isEmpty())
            found.append(describe(node));
    });
    return found;
}

void scrollIntoSight(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
}

QImage surroundings(QWidget *window, const QWidget *widget)
{
    const QRect place(widget->mapTo(window, QPoint(0, 0)), widget->size());
    return window->grab(place.adjusted(-ringOutside, -ringOutside, ringOutside, ringOutside)).toImage();
}

// Pixels that the focus has changed so much that the change is seen.
int changedPixels(const QImage &with, const QImage &without)
{
    int changed = 0;
    for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x)
            if (with.pixel(x, y) != without.pixel(x, y) &&
                contrast(with.pixelColor(x, y), without.pixelColor(x, y)) >= seenContrast)
                ++changed;
    return changed;
}
} // namespace

/// The window for those who hear it, and for those who use it without a mouse.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void a_screen_reader_finds_a_name_for_every_control_data() { addRowsOfJobs(); }
    void a_screen_reader_finds_a_name_for_every_control()
    {
        QFETCH(Job, job);
        OpenedWindow window;
        QVERIFY(window.isReady());
        window->setJob(job);
        QCOMPARE(nameless(&*window).join(u'\n'), QString());
        for (auto *tabs : window->findChildren<QTabWidget *>())
            for (int page = 0; tabs->isVisible() && page < tabs->count(); ++page) {
                tabs->setCurrentIndex(page);
                QCOMPARE(nameless(&*window).join(u'\n'), QString());
            }
    }

    void every_step_has_a_name_for_every_control()
    {
        OpenedWindow window;
        window->setJob(Job::Step);
        for (int step = 0; step < step_count; ++step) {
            QCOMPARE(nameless(&*window).join(u'\n'), QString());
            window.press(Qt::Key_Right);
        }
    }

    void a_drawing_has_a_name_for_every_control()
    {
        OpenedWindow window;
        window->setJob(Job::Draw);
        auto *canvas = window->findChild<Canvas *>();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {60, 60});
        QTest::mouseMove(canvas, {160, 60});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {100, 180});
        window.click("It was meant to be a 7");
        window.click("Add this drawing and its label to your collection");
        QCOMPARE(nameless(&*window).join(u'\n'), QString());
    }

    void every_menu_item_has_a_name()
    {
        OpenedWindow window;
        for (const QAction *menu : window->menuBar()->actions()) {
            QVERIFY(!menu->text().isEmpty());
            for (const QAction *item : menu->menu()->actions())
                QVERIFY(item->isSeparator() || !item->text().isEmpty());
        }
    }

    void the_focus_is_seen_in_every_theme_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<Theme::Mode>("mode");
        const char *jobs[] = {"Train", "Draw", "Step"};
        for (const Job job : {Job::Train, Job::Draw, Job::Step})
            for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Projector})
                QTest::addRow("%s, %s", jobs[static_cast<int>(job)],
                              QMetaEnum::fromType<Theme::Mode>().valueToKey(static_cast<int>(mode)))
                    << job << mode;
    }
    void the_focus_is_seen_in_every_theme()
    {
        QFETCH(Job, job);
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        OpenedWindow window;
        window->resize(1280, 800);
        window->setJob(job);
        QImage last; // layouts find their places in several events
        const auto isSettled = [&] {
            const QImage now = window->grab().toImage();
            return std::exchange(last, now) == now;
        };
        QTRY_VERIFY(isSettled());
        QStringList unseen;
        for (QWidget *widget : window.tabStops()) {
            widget->setFocus(Qt::TabFocusReason);
            scrollIntoSight(widget); // as Tab does
            const QImage with = surroundings(&*window, widget);
            window->setFocus();
            const QImage without = surroundings(&*window, widget);
            if (const int changed = changedPixels(with, without); changed < seenPixels)
                unseen.append(
                    QStringLiteral("%1 \"%2\": %3 pixels")
                        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName())
                        .arg(changed));
        }
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
    }

private:
    TestHome m_home;
};

DELTASCOPE_TEST(TestAccessibility)
#include "test_accessibility.moc"
