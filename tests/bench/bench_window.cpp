// SPDX-License-Identifier: GPL-3.0-or-later
// Trains in the real window, every page of the Train job in sight in turn, and just before each of them with
// the command line on the same settings: images a second of both, by the clock (with the evaluation after
// each epoch) and of the training alone, how often the window shows something new, the processor time that a
// picture takes of the interface thread, and how long an event waits for it.
//
//   bench_window [EPOCHS [ROUNDS [K...]]]
#include "core/platform/calling_thread.h"
#include "tests/bench/watched_application.h"
#include "ui/train/panel/train_panel.h"

#include <QProcess>
#include <QTabWidget>
#include <QTest>

#include <cstdio>
#include <numeric>
#include <utility>

using namespace deltascope;

namespace {
constexpr int images = 60'000;

struct Speed
{
    double byClock = 0;  ///< images a second, evaluations included
    double training = 0; ///< of the training alone
};

// From the end of the first epoch to the end of the last one, of which one more is trained. It gives way to
// other programs as much as training in the window does.
Speed speedOfCommandLine(int units, int epochs)
{
    QProcess process;
    process.setChildProcessModifier(lower_thread_priority);
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/deltascope-cli"),
                  {QStringLiteral("train"), QStringLiteral("--hidden"), QString::number(units),
                   QStringLiteral("--epochs"), QString::number(epochs + 1)});
    QElapsedTimer clock;
    double training = 0;
    while (process.waitForReadyRead(-1))
        while (process.canReadLine()) {
            const QByteArrayList columns = process.readLine().simplified().split(' ');
            if (clock.isValid())
                training += columns.back().toDouble();
            else if (columns[0] == "1")
                clock.start();
        }
    const double seen = static_cast<double>(images) * epochs;
    const double byClock = seen / seconds_of(clock);
    process.waitForFinished(-1);
    return {.byClock = byClock, .training = seen / training};
}

// From the click on it to the pause after the last epoch. Each picture: the milliseconds of the interface
// thread from one to the next.
Speed speedOfWindow(Workbench &workbench, int epochs, Delays &pictures)
{
    QElapsedTimer clock;
    clock.start();
    workbench.trainEpochs(epochs);
    QEventLoop loop;
    auto used = processor_time_of_thread();
    QObject::connect(&workbench, &Workbench::snapshotChanged, &loop, [&] {
        const auto before = std::exchange(used, processor_time_of_thread());
        pictures.add(std::chrono::duration<double, std::milli>(used - before).count());
        if (workbench.snapshot()->history->size() > static_cast<std::size_t>(epochs))
            loop.quit();
    });
    loop.exec();
    const double seen = static_cast<double>(images) * epochs;
    return {.byClock = seen / seconds_of(clock), .training = seen / workbench.snapshot()->seconds};
}

bool startAnew(Workbench &workbench, int units)
{
    TrainingSettings settings;
    settings.hidden_units = units;
    const auto run = workbench.snapshot()->run;
    workbench.reset(settings);
    return QTest::qWaitFor(
        [&] { return workbench.snapshot()->run != run && workbench.snapshot()->history->size() == 1; });
}

struct Shares
{
    std::vector<double> byClock; ///< of the command line's speed, in per cent
    std::vector<double> training;
};

void measure(MainWindow &window, WatchedApplication &application, int units, int epochs, Shares &shares)
{
    const Speed alone = speedOfCommandLine(units, epochs);
    if (!startAnew(window.workbench(), units))
        return;
    QTest::qWait(200);
    application.events.clear();
    application.waits.clear();
    QElapsedTimer clock;
    clock.start();
    Delays pictures;
    const Speed speed = speedOfWindow(window.workbench(), epochs, pictures);
    const double perSecond = static_cast<double>(pictures.count()) / seconds_of(clock);
    shares.byClock.push_back(100 * speed.byClock / alone.byClock);
    shares.training.push_back(100 * speed.training / alone.training);
    const Delays &waits = application.waits;
    std::printf("%8.0f images/s (%5.1f %%), training alone %8.0f (%5.1f %%); shown %4.1f a second, "
                "%4.2f ms each; wait for the interface: median %4.1f ms, 99 %% %4.1f ms, at most %4.1f ms; "
                "an event: 99 %% %4.1f ms\n",
                speed.byClock, shares.byClock.back(), speed.training, shares.training.back(), perSecond,
                pictures.at(0.5), waits.at(0.5), waits.at(0.99), waits.at(1), application.events.at(0.99));
    std::fflush(stdout);
}

double mean(const std::vector<double> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void measure(MainWindow &window, WatchedApplication &application, int units, int epochs, int rounds)
{
    auto *tabs = window.trainPanel()->findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        Shares shares;
        for (int round = 0; round < rounds; ++round) {
            std::printf("K = %4d, %-9s ", units, qPrintable(tabs->tabText(tab)));
            measure(window, application, units, epochs, shares);
        }
        std::printf("K = %4d, %-9s mean: %.1f %% by the clock, %.1f %% of the training alone\n", units,
                    qPrintable(tabs->tabText(tab)), mean(shares.byClock), mean(shares.training));
    }
}
} // namespace

int main(int argc, char *argv[])
{
    const auto argument = [&](int index, int otherwise) {
        return argc > index ? std::max(1, std::atoi(argv[index])) : otherwise;
    };
    const int epochs = argument(1, 20);
    const int rounds = argument(2, 1);
    std::vector<int> sizes{30, 512};
    if (argc > 3)
        sizes.clear();
    for (int index = 3; index < argc; ++index)
        sizes.push_back(argument(index, 0));
    return measureInWindow(argc, argv, [&](MainWindow &window, WatchedApplication &application) {
        for (const int units : sizes)
            measure(window, application, units, units > 100 ? std::max(1, epochs / 5) : epochs, rounds);
    });
}
