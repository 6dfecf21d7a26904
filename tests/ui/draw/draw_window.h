// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/resources.h"
#include "core/files/session.h"
#include "ui/draw/canvas.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/network_input_view.h"
#include "ui/workbench/workbench.h"

#include <QTest>
#include <QToolButton>

#include <memory>

namespace deltascope {

/// The Draw job in a window on screen, with the shipped network; and what a user does there.
class DrawWindow
{
protected:
    /// Not shown yet: what else belongs to the window is made before.
    void openWindow()
    {
        m_workbench = std::make_unique<Workbench>();
        const Session session = load_session(resource_folder() / "networks" / "digits.safetensors", {});
        m_workbench->load(session.network, session.settings);
        QTRY_COMPARE(m_workbench->snapshot()->network.hidden_units(), session.network.hidden_units());
        m_window = std::make_unique<QWidget>();
        m_panel = new DrawPanel(m_window.get());
        m_seen = new NetworkInputView(m_window.get());
        m_panel->resize(380, 800);
        m_seen->setGeometry(380, 600, 800, 200);
        m_window->resize(1200, 800);
        m_job = std::make_unique<DrawJob>(m_panel, m_seen, m_workbench.get());
    }
    void showWindow()
    {
        m_job->setActive(true);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void closeWindow()
    {
        m_job.reset();
        m_window.reset();
        m_workbench.reset();
    }

    void drawSeven()
    {
        Canvas *canvas = m_panel->canvas();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {50, 50});
        for (const QPoint point : {QPoint(90, 48), {130, 48}, {170, 50}, {150, 110}, {130, 170}, {115, 220}})
            QTest::mouseMove(canvas, point);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {115, 220});
    }
    template <class Button>
    Button *buttonOf(const QString &accessibleName) const
    {
        for (Button *each : m_window->findChildren<Button *>())
            if (each->accessibleName() == accessibleName)
                return each;
        qFatal("no button %s", qPrintable(accessibleName));
    }
    void pick(int digit)
    {
        QTest::mouseClick(buttonOf<QToolButton>(QStringLiteral("It was meant to be a %1").arg(digit)),
                          Qt::LeftButton);
    }

    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_window; ///< holds the panel and what the network sees
    DrawPanel *m_panel = nullptr;
    NetworkInputView *m_seen = nullptr;
    std::unique_ptr<DrawJob> m_job;
};

} // namespace deltascope
