// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/marking.h"
#include "tests/bench/step_window.h"

// How long the student waits for what is said to an answer, and for a hint: in core alone, and from the key
// to the painted window at 1440×900. The answers are wrong ones, after wrong ones at all steps before, which
// is the longest way.

using namespace deltascope;

namespace {
Entry entryOf(Asked term)
{
    if (is_scalar(term))
        return {term, 0, 0};
    return {term, 3, is_matrix(term) ? 3 : 0};
}

void markAnswer(benchmark::State &state)
{
    const auto term = static_cast<Asked>(state.range(1));
    const Network<double> network{
        {}, initial_parameters(static_cast<int>(state.range(0)), Init::Scaled, 1).cast<double>()};
    const Pass<double> pass =
        backpropagate<double>(network, x0_of<double>(imageOfBench()), one_hot<double>(3));
    const Task task{network, pass, 3, false};
    Answers own;
    for (const Asked earlier : all_asked)
        if (earlier < term)
            own[entryOf(earlier)] = 1.5 * right_value(task, entryOf(earlier)) + 0.01;
    const auto answer = std::get<Expression>(read_expression("0.12345"));
    for (auto _ : state)
        benchmark::DoNotOptimize(mark(task, entryOf(term), answer, own));
    state.SetLabel(std::string(to_string(term)));
}

/// To a step, with a wrong answer at each before.
void answerUpTo(StepWindow &window, StepId step)
{
    window.walk().first();
    while (window.walk().step() != step) {
        window.practice().answer(QStringLiteral("0.12345"));
        window.walk().over();
    }
    frame();
}

void turnOn(StepWindow &window)
{
    window.practice().setNamedTerms({all_asked.begin(), all_asked.end()}); // no answer moves the level
    window.practice().setOn(true);
    frame();
}

void answer(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    turnOn(window);
    answerUpTo(window, static_cast<StepId>(state.range(1)));
    int tries = 0;
    for (auto _ : state) {
        window.practice().answer(QStringLiteral("0.1%1").arg(++tries));
        frame();
    }
    state.SetLabel(std::string(to_string(window.walk().step())));
}

void hint(benchmark::State &state)
{
    StepWindow window(static_cast<int>(state.range(0)));
    turnOn(window);
    const auto id = static_cast<StepId>(state.range(1));
    window.walk().goTo(id);
    frame();
    for (auto _ : state) {
        window.practice().giveHint();
        frame();
        if (window.practice().hintLevel() < PracticeSession::lastHint)
            continue;
        state.PauseTiming();
        window.walk().back();
        window.walk().goTo(id);
        frame();
        state.ResumeTiming();
    }
    state.SetLabel(std::string(to_string(id)));
}
} // namespace

BENCHMARK(markAnswer)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(0, static_cast<int>(all_asked.size()) - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(answer)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(1, step_count - 1, 1)})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(hint)
    ->ArgsProduct({{30, 1024}, benchmark::CreateDenseRange(1, step_count - 1, 1)})
    ->Unit(benchmark::kMillisecond);

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
