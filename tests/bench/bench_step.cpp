// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/step_window.h"
#include "ui/settings/predict_first.h"

// How long a step, and a selection, take from the key to the painted window: the real widgets at 1440×900,
// drawn into an image.

using namespace deltascope;

namespace {
void openPassOf(benchmark::State &state)
{
    const int units = static_cast<int>(state.range(0));
    const auto network = std::make_shared<const Network<float>>(
        Network<float>{{}, initial_parameters(units, Init::Scaled, 1)});
    const Example example{.label = 3};
    for (auto _ : state)
        benchmark::DoNotOptimize(inspectPass(network, example, 3));
}

void step(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    const auto id = static_cast<StepId>(state.range(1));
    for (auto _ : state) {
        state.PauseTiming();
        window.walk().goTo(id);
        window.walk().back();
        frame();
        state.ResumeTiming();
        window.walk().forward();
        frame();
    }
    state.SetLabel(std::string(to_string(id)));
}

void selection(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    window.walk().goTo(static_cast<StepId>(state.range(1)));
    const bool scalar = window.walk().step() == StepId::loss;
    const Selection number = scalar ? window.walk().chosen().numberOf(Term::x2) : window.walk().component();
    int row = 0;
    for (auto _ : state) {
        window.walk().pick({number.term, row, number.column});
        frame();
        row = (row + 1) % digit_count;
    }
    state.SetLabel(std::string(to_string(window.walk().step())));
}

void hover(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    window.walk().goTo(StepId::delta1);
    int row = 0;
    for (auto _ : state) {
        window.walk().point({QStringLiteral("delta2"), Selection{Term::delta2, row, 0}});
        frame();
        row = (row + 1) % digit_count;
    }
}

// The pass alone that follows from one number changed by hand.
void whatIfPass(benchmark::State &state)
{
    const int units = static_cast<int>(state.range(0));
    const auto network = std::make_shared<const Network<float>>(
        Network<float>{{}, initial_parameters(units, Init::Scaled, 1)});
    const auto own = inspectPass(network, {.image = imageOfBench(), .label = 3}, 3);
    const Term term = changeable_terms[static_cast<std::size_t>(state.range(1))];
    double value = 0;
    ChangedPasses passes;
    std::shared_ptr<const InspectedPass> shown;
    for (auto _ : state)
        shown = passes.make(*own, {{{term, 0, 0}, value += 0.01}});
    state.SetLabel(std::string(to_string(term)));
}

// A number is dragged: from the value to the painted window.
void whatIf(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    window.whatIf().setOn(true);
    const Term term = changeable_terms[static_cast<std::size_t>(state.range(1))];
    window.walk().goTo(term == Term::x0 ? StepId::x0 : StepId::delta1);
    window.walk().pick({term, 0, 0});
    frame();
    double value = 0;
    for (auto _ : state) {
        window.whatIf().set({term, 0, 0}, value += 0.001);
        frame();
    }
    state.SetLabel(std::string(to_string(term)));
}

// Predict first: from the answer to the painted window, with the step in it.
void answer(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    window.walk().goTo(static_cast<StepId>(state.range(1)));
    PredictFirst &first = PredictFirst::instance();
    for (auto _ : state) {
        state.PauseTiming();
        first.set(false);
        first.set(true);
        frame();
        state.ResumeTiming();
        window.predict().choose(0);
        frame();
    }
    first.set(false);
    state.SetLabel(std::string(to_string(window.walk().step())));
}

// The same from the key that goes to a step to its question.
void question(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    const auto id = static_cast<StepId>(state.range(1));
    PredictFirst &first = PredictFirst::instance();
    for (auto _ : state) {
        state.PauseTiming();
        first.set(false);
        window.walk().goTo(id);
        window.walk().back();
        first.set(true);
        window.predict().choose(0);
        frame();
        state.ResumeTiming();
        window.walk().forward();
        frame();
    }
    first.set(false);
    state.SetLabel(std::string(to_string(id)));
}
} // namespace

BENCHMARK(answer)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(1, step_count - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(question)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(1, step_count - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(whatIfPass)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(0, changeable_terms.size() - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(whatIf)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(0, changeable_terms.size() - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(openPassOf)->Arg(30)->Arg(1024)->Unit(benchmark::kMillisecond);
BENCHMARK(step)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(1, step_count - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(selection)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(0, step_count - 3, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(hover)->Arg(30)->Arg(1024)->Unit(benchmark::kMillisecond);

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
