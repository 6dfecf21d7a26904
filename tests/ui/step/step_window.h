// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/step/fixture.h"

#include "ui/stage/stage_binding.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/timeline/timeline.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>

namespace deltascope {

/// To a place of the widget, whether or not that is scrolled into sight.
inline void moveTo(QWidget *widget, const QPoint &place)
{
    QMouseEvent event(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(widget, &event);
}

/// Lets the layouts do what they have put off; one may cause another.
inline void settle()
{
    for (int round = 0; round < 3; ++round)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

/// The Step job in a window of its own: stage, timeline and panel.
struct StepWindow
{
    StepWindow()
    {
        (new StageBinding(*stage))->bind(&job.onStage());
        QObject::connect(&job, &StepJob::keysGivenUp, stage, [this] { stage->setFocus(); });
        auto *layout = new QHBoxLayout(&window);
        auto *column = new QVBoxLayout;
        column->addWidget(stage, 1);
        column->addWidget(job.timeline());
        layout->addLayout(column, 1);
        panel().setFixedWidth(400);
        layout->addWidget(job.panel());
        window.resize(1300, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    /// Opens a pass of this network over someImage(), a 3.
    void open(const Network<float> &network)
    {
        load(workbench, network);
        workbench.showDrawing(someImage(), 3);
        job.setActive(true);
        QVERIFY(walk().open());
    }

    StepWalk &walk() { return job.walk(); }
    StepPanel &panel() { return *job.panel(); }

    Workbench workbench;
    StageView *stage = new StageView;
    StepJob job{workbench};
    QWidget window; ///< owns stage, panel and timeline
};

} // namespace deltascope
