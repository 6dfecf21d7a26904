// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/test_home.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <functional>

namespace deltascope {

/// The real window on screen, with its data loaded, and its controls by the names that a user hears.
class OpenedWindow
{
public:
    OpenedWindow()
    {
        constexpr int patience = 30000; // milliseconds; a busy machine takes its time
        m_window.show();
        m_window.activateWindow();
        QSignalSpy loaded(&m_window.workbench(), &Workbench::dataLoaded);
        m_ready = QTest::qWaitForWindowActive(&m_window, patience);
        m_window.start();
        // Small data may have been read before start() returns.
        m_ready = QTest::qWaitFor([&loaded] { return !loaded.isEmpty(); }, patience) && m_ready;
        const auto measured = [this] {
            return snapshot().settings.hidden_units == TestHome::shippedUnits && !snapshot().history->empty();
        };
        m_ready = QTest::qWaitFor(measured, patience) && m_ready;
    }

    MainWindow *operator->() { return &m_window; }
    MainWindow &operator*() { return m_window; }
    bool isReady() const { return m_ready; }
    const TrainingSnapshot &snapshot() { return *m_window.workbench().snapshot(); }
    NoticeBar &notices() { return *m_window.findChild<NoticeBar *>(); }

    template <class Control>
    Control *control(const char *name)
    {
        for (Control *each : m_window.findChildren<Control *>())
            if (each->accessibleName() == QString::fromUtf8(name) && each->isVisible())
                return each;
        return nullptr;
    }
    void click(const char *name)
    {
        auto *button = control<QAbstractButton>(name);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Clicks on the tab with this title.
    void showTab(const char *title)
    {
        for (QTabBar *bar : m_window.findChildren<QTabBar *>())
            for (int tab = 0; tab < bar->count(); ++tab)
                if (bar->isVisible() && bar->tabText(tab) == QString::fromUtf8(title))
                    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }
    /// A text in sight contains this.
    bool says(const QString &text) const
    {
        const auto labels = m_window.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_window, key, modifiers);
    }
    /// Types a number into a field and confirms it.
    void type(const char *name, const QString &text)
    {
        auto *box = control<QAbstractSpinBox>(name);
        QVERIFY2(box, name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }

    /// What Tab comes to, once round, starting behind the menu.
    QList<QWidget *> tabStops()
    {
        control<QAbstractButton>("Reset: start a new, untrained network")->setFocus();
        QList<QWidget *> visited;
        while (!visited.contains(QApplication::focusWidget()) && visited.size() < 500) {
            visited.append(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        return visited;
    }

private:
    MainWindow m_window;
    bool m_ready = false;
};

/// Calls back on each event of a type, before the widget has it.
class OnEvent : public QObject
{
public:
    OnEvent(QWidget &widget, QEvent::Type type, std::function<void()> call)
        : m_type(type)
        , m_call(std::move(call))
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == m_type)
            m_call();
        return QObject::eventFilter(watched, event);
    }

private:
    QEvent::Type m_type;
    std::function<void()> m_call;
};

inline void addRowsOfJobs()
{
    QTest::addColumn<Job>("job");
    QTest::newRow("Train") << Job::Train;
    QTest::newRow("Draw") << Job::Draw;
    QTest::newRow("Step") << Job::Step;
}

/// That window as on the first start, and another one for each test function.
class FirstStart
{
public:
    bool open()
    {
        m_home.forgetEverything();
        m_window = std::make_unique<OpenedWindow>();
        return m_window->isReady();
    }
    /// The same with that network as the one that ships.
    bool openWith(const Session &shipped)
    {
        const Session usual = m_home.shipped();
        m_home.ship(shipped);
        const bool opened = open();
        m_home.ship(usual);
        return opened;
    }
    /// With what the last window left behind.
    bool openAgain()
    {
        m_window = std::make_unique<OpenedWindow>();
        return m_window->isReady();
    }
    void close() { m_window.reset(); }
    OpenedWindow *operator->() const { return m_window.get(); }
    OpenedWindow &operator*() const { return *m_window; }

private:
    TestHome m_home;
    std::unique_ptr<OpenedWindow> m_window;
};

} // namespace deltascope
