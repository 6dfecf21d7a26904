// SPDX-License-Identifier: GPL-3.0-or-later
// What the interface thread does for each snapshot of a training run: the forward pass and a new stage. A
// frame at 60 a second is 16.7 ms.
#include "tests/bench/bench_data.h"
#include "tests/bench/interface_bench.h"
#include "ui/stage/stage_view.h"

#include <algorithm>

using namespace deltascope;

namespace {
Example test_image()
{
    Example example{.label = mnist().test->label(0), .source = ExampleSource::Test, .index = 0};
    std::ranges::copy(mnist().test->image(0), example.image.begin());
    return example;
}

std::shared_ptr<const Network<float>> network_of(const benchmark::State &state)
{
    return std::make_shared<const Network<float>>(bench_network(static_cast<int>(state.range(0))));
}

void content(benchmark::State &state)
{
    const auto network = network_of(state);
    const Example example = test_image();
    for (auto _ : state)
        benchmark::DoNotOptimize(contentOf(network, example));
}

void stage(benchmark::State &state)
{
    const auto shown = contentOf(network_of(state), test_image());
    StageView view;
    view.resize(1440, 900);
    changeAndPaint(state, view, [&] { view.setContent(shown); });
}

BENCHMARK(content)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMillisecond);
BENCHMARK(stage)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMillisecond);
} // namespace

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
