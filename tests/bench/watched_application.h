// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>
#include <vector>

namespace deltascope {

inline double seconds_of(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

/// Milliseconds, of which the largest matter.
class Delays
{
public:
    void add(double milliseconds) { m_all.push_back(milliseconds); }
    void clear() { m_all.clear(); }
    std::size_t count() const { return m_all.size(); }
    /// 0.5 for the median, 1 for the longest.
    double at(double share) const
    {
        std::vector<double> sorted = m_all;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * (sorted.size() - 1.0))];
    }

private:
    std::vector<double> m_all;
};

/// How long the interface thread is busy with one event, and how long a new one waits for its turn.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool outermost = m_depth++ == 0;
        QElapsedTimer clock;
        clock.start();
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        if (outermost)
            events.add(1000 * seconds_of(clock));
        return handled;
    }
    /// Asks from another thread, as a mouse does, but so seldom that asking costs next to nothing.
    void askOften(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            QElapsedTimer clock;
            clock.start();
            QMetaObject::invokeMethod(
                this, [this, clock] { waits.add(1000 * seconds_of(clock)); }, Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        }
    }

    Delays events;
    Delays waits;

private:
    int m_depth = 0;
};

/// What main() does: opens the real window, in a home of its own and drawn into memory unless
/// QT_QPA_PLATFORM says where, waits for its data and measures in it. Returns main()'s status.
template <class Measure>
int measureInWindow(int argc, char *argv[], Measure measure)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication application(argc, argv);
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    window.start();
    if (!QTest::qWaitFor([&] { return window.workbench().hasData(); }, 60'000))
        return 1;
    const std::jthread asking([&](const std::stop_token &stop) { application.askOften(stop); });
    measure(window, application);
    return 0;
}

} // namespace deltascope
