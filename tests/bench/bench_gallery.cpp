// SPDX-License-Identifier: GPL-3.0-or-later
// What the gallery of hidden units costs the interface thread for each snapshot: pictures and paint of what
// is in sight, in the widest panel. A frame at 60 a second is 16.7 ms.
#include "tests/bench/bench_data.h"
#include "tests/bench/interface_bench.h"
#include "ui/train/units/units_gallery.h"

#include <numeric>

using namespace deltascope;

namespace {
void gallery(benchmark::State &state, UnitPictures::Range range, bool change)
{
    const auto units = static_cast<int>(state.range(0));
    const auto W1 = std::make_shared<const Matrix<float>>(bench_network(units).parameters.W1);
    std::vector<int> order(static_cast<std::size_t>(units));
    std::iota(order.rbegin(), order.rend(), 0);
    UnitsGallery view;
    view.resize(520, 800);
    view.setRange(range);
    changeAndPaint(state, view, [&] { view.show(UnitValues(W1, change ? W1 : nullptr), order); });
}

void per_unit(benchmark::State &state)
{
    gallery(state, UnitPictures::Range::PerUnit, false);
}

void common_range(benchmark::State &state)
{
    gallery(state, UnitPictures::Range::Common, false);
}

void change_in_a_common_range(benchmark::State &state)
{
    gallery(state, UnitPictures::Range::Common, true);
}

BENCHMARK(per_unit)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMillisecond);
BENCHMARK(common_range)->Arg(1024)->Unit(benchmark::kMillisecond);
BENCHMARK(change_in_a_common_range)->Arg(1024)->Unit(benchmark::kMillisecond);
} // namespace

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
