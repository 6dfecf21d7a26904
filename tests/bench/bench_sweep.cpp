// SPDX-License-Identifier: GPL-3.0-or-later
// How long sweeps of 1, 2 and 8 runs take by the clock on the command line, on one core and on all of them,
// and in the real window with their curves in sight; each as often as ROUNDS says, in turns. Told are
// medians, and how many times as long each takes as one run with one thread on the command line, divided by
// the number of rounds of runs that the cores have to make, ⌈n/c⌉.
//
//   bench_sweep [EPOCHS [ROUNDS]]
#include "core/training/threads/parallelism_tuner.h"
#include "tests/bench/watched_application.h"
#include "ui/train/panel/train_panel.h"

#include <QProcess>

#include <cstdio>
#include <map>

using namespace deltascope;

namespace {
constexpr int runCounts[] = {1, 2, 8};

double secondsOfCommandLine(const QTemporaryDir &folder, int runs, int cores, int epochs)
{
    const QString table = folder.filePath(QStringLiteral("table.csv"));
    QFile::remove(table);
    QElapsedTimer clock;
    clock.start();
    QProcess::execute(QCoreApplication::applicationDirPath() + QStringLiteral("/deltascope-cli"),
                      {QStringLiteral("sweep"), QStringLiteral("--seeds"), QString::number(runs),
                       QStringLiteral("--epochs"), QString::number(epochs), QStringLiteral("--cores"),
                       QString::number(cores), QStringLiteral("--out"), table});
    return seconds_of(clock);
}

double secondsOfWindow(MainWindow &window, int runs, int epochs)
{
    RunList &list = window.trainPanel()->runs();
    TrainingSettings settings;
    settings.seed = 1000;
    window.workbench().reset(settings); // the best network of the last sweep has been the present one
    QTest::qWait(1000);
    for (const auto &record : list.records())
        list.discard(record->run()); // nothing is trained twice
    settings.seed = 1;
    Sweep sweep(window.workbench(), list);
    QElapsedTimer clock;
    clock.start();
    sweep.start({Setting::Rate, {settings}, runs, epochs});
    while (sweep.isRunning())
        QTest::qWait(5);
    return seconds_of(clock);
}

void tell(const char *where, int runs, int cores, std::vector<double> seconds, double alone)
{
    std::ranges::sort(seconds);
    const double median = seconds[seconds.size() / 2];
    const int rounds = (runs + cores - 1) / cores;
    std::printf("%-13s %d run(s) on %d core(s): %6.2f s, %.2f per round of runs\n", where, runs, cores,
                median, median / alone / rounds);
}
} // namespace

int main(int argc, char *argv[])
{
    const auto argument = [&](int index, int otherwise) {
        return argc > index ? std::max(1, std::atoi(argv[index])) : otherwise;
    };
    const int epochs = argument(1, 2);
    const int rounds = argument(2, 5);
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toLocal8Bit());
    WatchedApplication application(argc, argv);
    MainWindow window;
    window.show();
    window.start();
    window.setJob(Job::Train);
    if (!QTest::qWaitFor([&window] { return window.workbench().hasData(); }, 30'000))
        return 1;
    const int cores = std::max(1, processor_count());
    std::map<int, std::vector<double>> onOne;
    std::map<int, std::vector<double>> onAll;
    std::map<int, std::vector<double>> inWindow;
    for (int round = 0; round < rounds; ++round)
        for (const int runs : runCounts) {
            onOne[runs].push_back(secondsOfCommandLine(home, runs, 1, epochs));
            onAll[runs].push_back(secondsOfCommandLine(home, runs, cores, epochs));
            inWindow[runs].push_back(secondsOfWindow(window, runs, epochs));
        }
    std::vector<double> alone = onOne[1];
    std::ranges::sort(alone);
    for (const int runs : runCounts) {
        tell("command line", runs, 1, onOne[runs], alone[alone.size() / 2]);
        tell("command line", runs, cores, onAll[runs], alone[alone.size() / 2]);
        tell("window", runs, cores, inWindow[runs], alone[alone.size() / 2]);
    }
    return 0;
}
