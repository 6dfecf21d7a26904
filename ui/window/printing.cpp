// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/printing.h"

#include "ui/platform/file_dialogs.h"
#include "ui/platform/shown_path.h"
#include "ui/step/panel/step_job.h"
#include "ui/window/window_menus.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/handout.h"
#include "ui/worksheet/worksheet_dialog.h"

namespace deltascope {

Printing::Printing(Workbench &workbench, StepJob &step, const WindowMenus &menus, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_step(step)
    , m_window(window)
{
    connect(&menus, &WindowMenus::worksheetsRequested, this, &Printing::setUpWorksheets);
    connect(&menus, &WindowMenus::handoutRequested, this, &Printing::saveHandout);
}

void Printing::setUpWorksheets()
{
    auto *dialog = new WorksheetDialog(openPass(m_workbench), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Printing::saveHandout()
{
    Q_EMIT stepWanted();
    askWhereToSave(
        &m_window,
        {tr("Save the pass as a handout"), tr("handout") + QStringLiteral(".pdf"), tr("PDF (*.pdf)")},
        [this](const QString &file) { saveHandoutAs(file); });
}

void Printing::saveHandoutAs(const QString &file)
{
    m_window.setUpdatesEnabled(false); // a dark window would turn light for a moment
    const QString problem = writeHandout(file, m_step.walk(), usualPaper());
    m_window.setUpdatesEnabled(true);
    if (!problem.isEmpty())
        return Q_EMIT faultOccurred(problem);
    const QString name = shownPath(file);
    Q_EMIT saved(m_step.slip().isOn()
                     ? tr("The handout is saved as %1. It shows the right pass, without the slip.").arg(name)
                     : tr("The handout is saved as %1.").arg(name));
}

} // namespace deltascope
