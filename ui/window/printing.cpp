// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/printing.h"

#include "ui/platform/folders.h"
#include "ui/step/panel/step_job.h"
#include "ui/window/window_menus.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/handout.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QFileDialog>

namespace deltascope {

Printing::Printing(Workbench &workbench, StepJob &step, const WindowMenus &menus,
                   const QList<QWidget *> &parts, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_step(step)
    , m_parts(parts)
    , m_window(window)
{
    connect(&menus, &WindowMenus::worksheetsRequested, this, &Printing::setUpWorksheets);
    connect(&menus, &WindowMenus::handoutRequested, this, &Printing::saveHandout);
}

void Printing::setUpWorksheets()
{
    WorksheetDialog(openPass(m_workbench), &m_window).exec();
}

void Printing::saveHandout()
{
    Q_EMIT stepWanted();
    const QString suffix = QStringLiteral(".pdf");
    QString file = QFileDialog::getSaveFileName(&m_window, tr("Save the pass as a handout"),
                                                documentsFolder() + QLatin1Char('/') + tr("handout") + suffix,
                                                tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(suffix, Qt::CaseInsensitive))
        file += suffix;
    const QString problem = writeHandout(file, m_step.walk(), m_parts, usualPaper());
    if (!problem.isEmpty())
        Q_EMIT faultOccurred(problem);
}

} // namespace deltascope
