// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/printing.h"

#include "ui/platform/folders.h"
#include "ui/step/panel/step_job.h"
#include "ui/window/window_menus.h"
#include "ui/workbench/workbench.h"
#include "ui/worksheet/handout.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>

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
    if (!file.endsWith(suffix, Qt::CaseInsensitive)) {
        file += suffix;
        if (!mayReplace(file))
            return;
    }
    saveHandoutAs(file);
}

// The file dialog has asked about the name that was typed alone.
bool Printing::mayReplace(const QString &file)
{
    return !QFile::exists(file) ||
           QMessageBox::question(&m_window, tr("Handout"),
                                 tr("%1 exists already. Replace it?").arg(QDir::toNativeSeparators(file))) ==
               QMessageBox::Yes;
}

void Printing::saveHandoutAs(const QString &file)
{
    m_window.setUpdatesEnabled(false); // a dark window would turn light for a moment
    const QString problem = writeHandout(file, m_step.walk(), usualPaper());
    m_window.setUpdatesEnabled(true);
    if (!problem.isEmpty())
        return Q_EMIT faultOccurred(problem);
    const QString name = QDir::toNativeSeparators(file);
    Q_EMIT saved(m_step.slip().isOn()
                     ? tr("The handout is saved as %1. It shows the right pass, without the slip.").arg(name)
                     : tr("The handout is saved as %1.").arg(name));
}

} // namespace deltascope
