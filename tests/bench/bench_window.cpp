// SPDX-License-Identifier: GPL-3.0-or-later
// Trains in the real window, every panel of the Train job in sight in turn, and beside it with the command
// line on the same settings: images a second of both, by the clock and with their evaluations, and how long
// the interface thread is busy at a time.
//
//   bench_window [EPOCHS]
#include "ui/train/train_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace deltascope;

namespace {
constexpr int images = 60'000;
constexpr double percentile = 0.99;

double seconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

/// How long the interface thread is busy with one event, and how long a new one waits for its turn.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth++ > 0) {
            const bool handled = QApplication::notify(receiver, event);
            --m_depth;
            return handled;
        }
        QElapsedTimer clock;
        clock.start();
        const bool handled = QApplication::notify(receiver, event);
        m_busy.push_back(1000 * seconds(clock));
        m_depth = 0;
        return handled;
    }
    /// Asks from another thread, as a mouse does, every few milliseconds.
    void askOften(std::stop_token stop)
    {
        while (!stop.stop_requested()) {
            QElapsedTimer clock;
            clock.start();
            QMetaObject::invokeMethod(
                this, [this, clock] { m_waits.push_back(1000 * seconds(clock)); }, Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
    }
    void forget()
    {
        m_busy.clear();
        m_waits.clear();
    }
    double busy() const { return at(m_busy); }
    double wait() const { return at(m_waits); }
    double longestWait() const { return m_waits.empty() ? 0 : *std::ranges::max_element(m_waits); }

private:
    static double at(std::vector<double> times)
    {
        std::ranges::sort(times);
        const double last = static_cast<double>(times.size()) - 1;
        return times.empty() ? 0 : times[static_cast<std::size_t>(percentile * last)];
    }

    int m_depth = 0;
    std::vector<double> m_busy; ///< milliseconds
    std::vector<double> m_waits;
};

struct Speed
{
    double byClock = 0;  ///< images a second, evaluations included
    double training = 0; ///< of the training alone
};

// Seconds by the clock.
double runCommandLine(int units, int epochs, QByteArray &output)
{
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/deltascope-cli"),
                  {QStringLiteral("train"), QStringLiteral("--hidden"), QString::number(units),
                   QStringLiteral("--epochs"), QString::number(epochs), QStringLiteral("--json")});
    process.waitForFinished(-1);
    output = process.readAllStandardOutput();
    return seconds(clock);
}

Speed speedOfCommandLine(int units, int epochs)
{
    QByteArray one;
    QByteArray all;
    // Without the time that starting and reading the images take.
    const double first = runCommandLine(units, 1, one);
    const double clock = runCommandLine(units, epochs + 1, all) - first;
    const QJsonObject result = QJsonDocument::fromJson(all).object();
    const double training = result[QStringLiteral("seconds_training")].toDouble();
    const double seen = static_cast<double>(images) * epochs;
    return {.byClock = seen / clock, .training = (seen + images) / training};
}

Speed speedOfWindow(MainWindow &window, int units, int epochs)
{
    Workbench &workbench = window.workbench();
    TrainingSettings settings;
    settings.hidden_units = units;
    const auto run = workbench.snapshot()->run;
    workbench.reset(settings);
    if (!QTest::qWaitFor([&] { return workbench.snapshot()->run != run; }))
        return {};
    QElapsedTimer clock;
    clock.start();
    workbench.trainEpochs(epochs);
    QEventLoop loop;
    QObject::connect(&workbench, &Workbench::snapshotChanged, &loop, [&] {
        if (workbench.snapshot()->history->size() > static_cast<std::size_t>(epochs))
            loop.quit();
    });
    loop.exec();
    const double seen = static_cast<double>(images) * epochs;
    return {.byClock = seen / seconds(clock), .training = seen / workbench.snapshot()->seconds};
}

void measure(MainWindow &window, WatchedApplication &application, int units, int epochs)
{
    const Speed alone = speedOfCommandLine(units, epochs);
    std::printf("K = %d: command line %.0f images/s training, %.0f by the clock\n", units, alone.training,
                alone.byClock);
    auto *tabs = window.trainPanel()->findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(300);
        application.forget();
        const Speed shown = speedOfWindow(window, units, epochs);
        std::printf(
            "  %-9s %8.0f images/s training (%5.1f %%), %8.0f by the clock (%5.1f %%); 99th percentile: "
            "an event %4.1f ms, the wait for one %4.1f ms (at most %4.1f ms)\n",
            qPrintable(tabs->tabText(tab)), shown.training, 100 * shown.training / alone.training,
            shown.byClock, 100 * shown.byClock / alone.byClock, application.busy(), application.wait(),
            application.longestWait());
        std::fflush(stdout);
    }
}
} // namespace

int main(int argc, char *argv[])
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication application(argc, argv);
    const int epochs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    window.start();
    if (!QTest::qWaitFor([&] { return window.workbench().hasData(); }, 60'000))
        return 1;
    const std::jthread asking([&](const std::stop_token &stop) { application.askOften(stop); });
    measure(window, application, 30, epochs);
    measure(window, application, 512, std::max(1, epochs / 5));
}
