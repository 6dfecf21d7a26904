// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

namespace deltascope {

/// A picture with every third pixel inked.
inline Image imageOfBench()
{
    Image image{};
    for (std::size_t pixel = 0; pixel < image.size(); pixel += 3)
        image[pixel] = static_cast<std::uint8_t>(pixel % 256);
    return image;
}

/// The Step job of a 784→K→10 network with random weights, with the room that it has at 1440×900.
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
        m_workbench.showDrawing(imageOfBench(), 3);
        layOut();
        m_job.setActive(true);
        frame();
    }

    StepWalk &walk() { return m_job.walk(); }
    PracticeSession &practice() { return m_job.practice(); }
    PredictSession &predict() { return m_job.predict(); }
    WhatIf &whatIf() { return m_job.whatIf(); }

private:
    void layOut()
    {
        auto *stage = new StageView;
        (new StageBinding(*stage))->bind(&m_job.onStage());
        auto *column = new QVBoxLayout;
        column->addWidget(stage, 1);
        column->addWidget(m_job.timeline());
        auto *row = new QHBoxLayout(&m_window);
        row->addLayout(column, 1);
        m_job.panel()->setFixedWidth(410);
        row->addWidget(m_job.panel());
        m_window.resize(1370, 800);
        m_window.show();
    }

    Workbench m_workbench;
    StepJob m_job{m_workbench};
    QWidget m_window;
};

} // namespace deltascope
