// SPDX-License-Identifier: GPL-3.0-or-later
// How long a move of the pen takes from the event to the painted window: the real window at 1440×900 in the
// Draw job, drawn into an image. A frame at 60 a second is 16.7 ms.
#include "core/network/initialisation.h"
#include "tests/bench/interface_bench.h"
#include "tests/ui/test_home.h"
#include "ui/draw/canvas.h"
#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QMouseEvent>

#include <cmath>

using namespace deltascope;

namespace {
class DrawWindow : public QObject
{
public:
    explicit DrawWindow(int hiddenUnits)
    {
        TrainingSettings settings;
        settings.hidden_units = hiddenUnits;
        Workbench &workbench = m_window.workbench();
        workbench.load({settings.functions, initial_parameters(hiddenUnits, Init::Scaled, 1)}, settings);
        while (workbench.snapshot()->network.hidden_units() != hiddenUnits)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_window.resize(1440, 900);
        m_window.setJob(Job::Draw);
        m_window.show();
        m_canvas = m_window.findChild<Canvas *>();
        m_window.stage()->installEventFilter(this);
        frame();
    }

    // Along a spiral; a new stroke every 100 points.
    void move()
    {
        const double turn = m_points % 100 * 0.15;
        const double radius = 20 + 8 * turn;
        const QPointF at(170 + radius * std::cos(turn), 170 + radius * std::sin(turn));
        if (m_points++ % 100 == 0) {
            send(QEvent::MouseButtonRelease, at);
            send(QEvent::MouseButtonPress, at);
        } else {
            send(QEvent::MouseMove, at);
        }
        frame();
    }
    int stagesPainted() const { return m_painted; }

private:
    void send(QEvent::Type type, QPointF at)
    {
        QMouseEvent event(type, at, m_canvas->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_canvas, &event);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_painted += event->type() == QEvent::Paint;
        return false;
    }

    TestHome m_home;
    MainWindow m_window;
    Canvas *m_canvas = nullptr;
    int m_points = 0;
    int m_painted = 0;
};

void pen_move(benchmark::State &state)
{
    DrawWindow window(static_cast<int>(state.range(0)));
    const int before = window.stagesPainted();
    int moves = 0;
    for (auto _ : state) {
        window.move();
        ++moves;
    }
    if (window.stagesPainted() - before < moves)
        state.SkipWithError("a move was not painted");
}
BENCHMARK(pen_move)->Arg(30)->Arg(100)->Arg(1024)->Unit(benchmark::kMillisecond);
} // namespace

int main(int argc, char *argv[])
{
    return runInterfaceBenchmarks(argc, argv);
}
