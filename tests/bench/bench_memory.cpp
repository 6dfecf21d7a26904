// SPDX-License-Identifier: GPL-3.0-or-later
// Trains in the real window for long, the curves in sight, and tells how much memory the program then has,
// what of it the run holds, and how long an event waits for the interface thread.
//
//   bench_memory EPOCHS K [IMAGES]
#include "tests/bench/watched_application.h"
#include "ui/train/panel/train_panel.h"

#include <QFile>

#include <cstdio>

using namespace deltascope;

namespace {
constexpr double mebibyte = 1 << 20;

// Of the whole program, in MiB.
double residentMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ')[1].toDouble() / 1024;
    return 0;
}

double megabytesOf(const Parameters<float> &parameters)
{
    const auto numbers =
        parameters.W1.size() + parameters.b1.size() + parameters.W2.size() + parameters.b2.size();
    return sizeof(float) * static_cast<double>(numbers) / mebibyte;
}

void tell(const MainWindow &window, const WatchedApplication &application)
{
    const RunRecord &run = *window.trainPanel()->runs().present();
    const std::size_t stored = run.last->stored->size();
    std::printf("%6zu epochs: %6.1f MiB; stored %4zu epochs, %5.1f MiB; history %5.2f MiB; %4zu live points; "
                "wait for the interface: 99 %% %4.1f ms, at most %4.1f ms\n",
                run.history().size() - 1, residentMemory(), stored,
                static_cast<double>(stored) * megabytesOf(run.last->network.parameters),
                sizeof(EpochRecord) * static_cast<double>(run.history().size()) / mebibyte,
                run.last->batch_losses->size(), application.waits.at(0.99), application.waits.at(1));
    std::fflush(stdout);
}

// Tells ten times how far it is.
void train(MainWindow &window, WatchedApplication &application, const TrainingSettings &settings, int epochs)
{
    Workbench &workbench = window.workbench();
    const auto run = workbench.snapshot()->run;
    workbench.reset(settings);
    while (workbench.snapshot()->run == run || workbench.snapshot()->history->empty())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    tell(window, application);
    workbench.trainEpochs(epochs);
    for (int part = 1; part <= 10; ++part) {
        application.waits.clear();
        const auto enough = static_cast<std::size_t>(epochs * part / 10);
        while (workbench.snapshot()->history->size() <= enough)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        tell(window, application);
    }
}
} // namespace

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    return measureInWindow(argc, argv, [&](MainWindow &window, WatchedApplication &application) {
        std::printf("before: %.1f MiB\n", residentMemory());
        TrainingSettings settings;
        settings.hidden_units = std::atoi(argv[2]);
        settings.training_images = argc > 3 ? std::atoi(argv[3]) : 0;
        train(window, application, settings, std::atoi(argv[1]));
    });
}
