// SPDX-License-Identifier: GPL-3.0-or-later
// What reading costs before the network is asked: a drawing on the canvas, and a page.
#include "core/data/likeness.h"
#include "core/data/page/page.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

using namespace deltascope;

namespace {
/// A spiral over most of a square sheet.
Ink spiral(int side)
{
    Ink ink = blank_ink(side, side);
    const int pen = side / 28;
    for (double turn = 0; turn < 9.5; turn += 0.005) {
        const double radius = side * (0.08 + 0.025 * turn);
        const int x = static_cast<int>(side / 2.0 + radius * std::cos(turn));
        const int y = static_cast<int>(side / 2.0 + radius * std::sin(turn));
        for (int down = -pen; down <= pen; ++down)
            for (int across = -pen; across <= pen; ++across)
                if (across * across + down * down <= pen * pen)
                    ink.set(x + across, y + down, 255);
    }
    return ink;
}

/// The spiral on grey paper with grain, a shadow towards one side, and rules.
Ink photograph(int width, int height)
{
    const int side = std::min(width, height) / 2;
    const Ink ink = spiral(side);
    std::mt19937 random(1);
    Ink page = blank_ink(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool inked = x < side && y < side && ink.at(x, y) > 0;
            const int paper = y % 100 < 3 ? 170 : 220;
            const int light = (inked ? 40 : paper) * (2 * width - x) / (2 * width);
            page.set(x, y, static_cast<std::uint8_t>(light + static_cast<int>(random() % 12)));
        }
    return page;
}

/// What the canvas does at each move of the pen, beside asking the network.
void read_drawing(benchmark::State &state)
{
    const Ink ink = spiral(static_cast<int>(state.range(0)));
    const Likeness likeness;
    for (auto _ : state) {
        const auto digit = normalise(ink);
        benchmark::DoNotOptimize(digit);
        benchmark::DoNotOptimize(shrink_whole(ink));
        benchmark::DoNotOptimize(likeness.is_unlike(digit->image));
    }
}
BENCHMARK(read_drawing)->Arg(280)->Arg(560)->Arg(1120)->Unit(benchmark::kMicrosecond);

void read_photograph(benchmark::State &state)
{
    const auto width = static_cast<int>(state.range(0));
    const Ink picture = photograph(width, width * 3 / 4);
    for (auto _ : state)
        benchmark::DoNotOptimize(read_page(picture, false));
}
BENCHMARK(read_photograph)->Arg(400)->Arg(1600)->Arg(4000)->Unit(benchmark::kMillisecond);
} // namespace

BENCHMARK_MAIN();
