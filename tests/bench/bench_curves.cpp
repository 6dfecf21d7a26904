// SPDX-License-Identifier: GPL-3.0-or-later
// What a new epoch costs the curves of a long run, and of several laid over each other.
#include "tests/bench/interface_bench.h"
#include "tests/ui/train/example_runs.h"
#include "ui/theme/custom_plot.h"
#include "ui/train/curves/curve_plot.h"

using namespace deltascope;

namespace {
std::shared_ptr<RunRecord> long_run(int epochs, std::uint64_t number)
{
    auto record = std::make_shared<RunRecord>();
    record->number = static_cast<int>(number);
    BoundedSeries losses(BoundedSeries::Thinning::Mean);
    for (int i = 1; i <= 10 * epochs; ++i)
        losses.append({.epochs = 0.1 * i, .images = 100.0 * i, .seconds = 0.025 * i, .loss = 2.0 / i});
    const auto snapshot = exampleSnapshot(number, epochs);
    snapshot->batch_losses = losses.now();
    record->last = snapshot;
    return record;
}

void replot(benchmark::State &state)
{
    std::vector<std::shared_ptr<const RunRecord>> runs;
    for (int run = 1; run <= state.range(1); ++run)
        runs.push_back(long_run(static_cast<int>(state.range(0)), static_cast<std::uint64_t>(run)));
    CurvePlot plot;
    plot.resize(400, 500);
    plot.show();
    plot.showRuns(runs);
    for (auto _ : state) {
        plot.showRuns(runs);
        plot.plot().replot();
    }
}

BENCHMARK(replot)
    ->Args({30, 1})
    ->Args({10'000, 1})
    ->Args({100'000, 1})
    ->Args({10'000, 5})
    ->Unit(benchmark::kMillisecond);
} // namespace

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
