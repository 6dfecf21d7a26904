// SPDX-License-Identifier: GPL-3.0-or-later
// What training costs: the kernels of a batch, an epoch, an evaluation.
#include "core/training/descent/sgd.h"
#include "core/training/evaluation/evaluation.h"
#include "tests/bench/bench_data.h"

#include <benchmark/benchmark.h>

#include <numeric>

using namespace deltascope;

namespace {
// The work of one kernel on a batch: args are K and |B|.
struct OneBatch
{
    explicit OneBatch(const benchmark::State &state)
        : hidden_units(static_cast<int>(state.range(0)))
        , size(static_cast<int>(state.range(1)))
        , network(*instruction_set().kernels, hidden_units, 1, size)
        , z2(static_cast<std::size_t>(size * kernels::padded_digits))
    {
        std::vector<std::int32_t> numbers(static_cast<std::size_t>(size));
        std::iota(numbers.begin(), numbers.end(), 0);
        batch.gather(*training_images(), numbers, {}, blocks_for(network.units(0)));
        network.set(bench_network(hidden_units).parameters);
    }

    int hidden_units;
    int size;
    GatheredBatch batch{*instruction_set().kernels};
    PackedNetwork network;
    AlignedArray<float> z2;
};

void per_image(benchmark::State &state)
{
    state.SetItemsProcessed(state.iterations() * state.range(1));
}

void forward(benchmark::State &state)
{
    OneBatch work(state);
    for (auto _ : state)
        for (int panel = 0; panel < work.network.panels(); ++panel)
            work.network.forward(panel, work.batch, Activation::Sigmoid, work.z2.data());
    per_image(state);
}

void add_by_image(benchmark::State &state)
{
    OneBatch work(state);
    for (auto _ : state)
        for (int panel = 0; panel < work.network.panels(); ++panel)
            for (int block = work.batch.blocks(); block-- > 0;)
                work.network.loops(panel).add_by_image(work.batch.block(block), work.network.panel(panel),
                                                       work.network.panel(panel).W1);
    per_image(state);
}

void add_by_pixel(benchmark::State &state)
{
    OneBatch work(state);
    PixelMajorBatch ink;
    for (auto _ : state) {
        const kernels::InkByPixel sorted = ink.sort(work.batch, 0, work.size);
        for (int panel = 0; panel < work.network.panels(); ++panel)
            work.network.loops(panel).add_by_pixel(sorted, work.network.panel(panel),
                                                   work.network.panel(panel).W1);
    }
    per_image(state);
}

// Args: K, |B|, threads.
void epoch(benchmark::State &state)
{
    const TrainingSettings settings = bench_settings(
        static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), static_cast<int>(state.range(2)));
    Sgd sgd(mnist().train, settings, initial_parameters(settings.hidden_units, Init::Scaled, 1));
    for (auto _ : state)
        sgd.train_epoch();
    state.SetItemsProcessed(state.iterations() * training_images()->size());
}

// Of the digits as white on black paper: no pixel is 0 but for the blackest ink. Args: K, |B|.
void epoch_without_paper(benchmark::State &state)
{
    Dataset inverted = *mnist().train;
    for (std::uint8_t &pixel : inverted.pixels)
        pixel = static_cast<std::uint8_t>(255 - pixel);
    const TrainingSettings settings =
        bench_settings(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)), 1);
    Sgd sgd(std::make_shared<const Dataset>(inverted), settings,
            initial_parameters(settings.hidden_units, Init::Scaled, 1));
    for (auto _ : state)
        sgd.train_epoch();
    state.SetItemsProcessed(state.iterations() * inverted.size());
}

// Of the test set. Args: K, threads.
void evaluation(benchmark::State &state)
{
    const Network<float> network = bench_network(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        Evaluator evaluator(network, test_images(), static_cast<int>(state.range(1)));
        evaluator.advance(test_images()->size());
        benchmark::DoNotOptimize(evaluator.result());
    }
    state.SetItemsProcessed(state.iterations() * test_images()->size());
}
} // namespace

BENCHMARK(forward)->Args({30, 10})->Args({100, 32})->Args({512, 64});
BENCHMARK(add_by_image)->Args({30, 10})->Args({100, 32})->Args({512, 64});
BENCHMARK(add_by_pixel)->Args({30, 10})->Args({100, 32})->Args({512, 64});
BENCHMARK(epoch)->ArgsProduct({{30}, {10}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(epoch)->ArgsProduct({{100}, {32}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(epoch)->ArgsProduct({{512}, {256}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(epoch_without_paper)
    ->Args({30, 10})
    ->Args({100, 32})
    ->Args({512, 256})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(evaluation)->ArgsProduct({{30, 100, 512}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
