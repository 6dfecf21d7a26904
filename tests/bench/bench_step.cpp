// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/bench/interface_bench.h"
#include "ui/stage/stage_binding.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/timeline/timeline.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QWidget>

#include <memory>

// How long a step, and a selection, take from the key to the painted window: the real widgets at 1440×900,
// drawn into an image.

using namespace deltascope;

namespace {
class StepWindow
{
public:
    explicit StepWindow(int hiddenUnits)
    {
        Theme::instance().setMode(Theme::Mode::Light);
        TrainingSettings settings;
        settings.hidden_units = hiddenUnits;
        m_workbench.load({settings.functions, initial_parameters(hiddenUnits, Init::Scaled, 1)}, settings);
        while (m_workbench.snapshot()->network.hidden_units() != hiddenUnits)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        Image image{};
        for (std::size_t pixel = 0; pixel < image.size(); pixel += 3)
            image[pixel] = static_cast<std::uint8_t>(pixel % 256);
        m_workbench.showDrawing(image, 3);
        build();
        m_job->setActive(true);
        frame();
    }

    StepWalk &walk() { return m_job->walk(); }

private:
    void build()
    {
        auto *stage = new StageView;
        m_job = std::make_unique<StepJob>(m_workbench);
        (new StageBinding(*stage))->bind(&m_job->onStage());
        auto *column = new QVBoxLayout;
        column->addWidget(stage, 1);
        column->addWidget(m_job->timeline());
        auto *row = new QHBoxLayout(&m_window);
        row->addLayout(column, 1);
        m_job->panel()->setFixedWidth(410);
        row->addWidget(m_job->panel());
        m_window.resize(1370, 800);
        m_window.show();
    }

    Workbench m_workbench;
    std::unique_ptr<StepJob> m_job;
    QWidget m_window;
};

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
} // namespace

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
