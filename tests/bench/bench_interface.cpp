// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody waits for: loading, one prediction, one trace, a check of all gradients.
#include "core/network/gradient_survey.h"
#include "tests/bench/bench_data.h"

#include <benchmark/benchmark.h>

using namespace deltascope;

namespace {
void loading(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(load_mnist(mnist_folder()));
}

void pixel_lists(benchmark::State &state)
{
    mnist();
    for (auto _ : state)
        benchmark::DoNotOptimize(SparseImages(*mnist().train));
}

// Forward in float, as the stage shows it while a digit is drawn.
void prediction(benchmark::State &state)
{
    const Network<float> network = bench_network(static_cast<int>(state.range(0)));
    int image = 0;
    mnist();
    for (auto _ : state) {
        benchmark::DoNotOptimize(forward(network, mnist().test->x0<float>(image), one_hot<float>(0)));
        image = (image + 1) % mnist().test->size();
    }
}

// Forward and backward in double, every term kept, as a step of the window needs it.
void trace(benchmark::State &state)
{
    const Network<double> network = bench_network(static_cast<int>(state.range(0))).cast<double>();
    int image = 0;
    Pass<double> pass;
    mnist();
    for (auto _ : state) {
        pass = backpropagate(network, mnist().test->x0<double>(image),
                             one_hot<double>(mnist().test->label(image)));
        image = (image + 1) % mnist().test->size();
    }
}

// Every parameter against its central difference, in double.
void checking_all(benchmark::State &state)
{
    const Network<double> network = bench_network(static_cast<int>(state.range(0))).cast<double>();
    const Pass<double> pass = backpropagate(network, mnist().test->x0<double>(0), one_hot<double>(7));
    GradientSurvey survey;
    for (auto _ : state)
        survey = check_gradients(network, pass, parameter_terms, 1e-5);
    state.counters["parameters"] = survey.checked;
}
} // namespace

BENCHMARK(loading)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pixel_lists)->Unit(benchmark::kMillisecond);
BENCHMARK(prediction)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMicrosecond);
BENCHMARK(trace)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMicrosecond);
BENCHMARK(checking_all)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
