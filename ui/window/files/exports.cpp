// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/exports.h"

#include "core/files/export/exported_pass.h"
#include "core/files/export/onnx_network.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/platform/folders.h"
#include "ui/step/walk/step_walk.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QDir>
#include <QFileDialog>

#include <utility>

namespace deltascope {

Exports::Exports(const Workbench &workbench, const StepWalk &walk, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_walk(walk)
    , m_window(window)
{
}

// Each end is a filter; the dialog adds it to a name without one, and asks before it replaces a file.
QString Exports::chosenFile(const QString &title, const QString &name, const QStringList &ends)
{
    QFileDialog dialog(&m_window, title, documentsFolder());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const QString &end : ends)
        filters.append(QStringLiteral("*.") + end);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(ends.front());
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString &filter) {
        dialog.setDefaultSuffix(filter.section(QLatin1Char('.'), -1));
    });
    dialog.selectFile(name);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void Exports::choosePassFile()
{
    Q_EMIT stepWanted();
    const QString file =
        chosenFile(tr("Export the pass"), tr("pass"),
                   {QStringLiteral("safetensors"), QStringLiteral("csv"), QStringLiteral("json")});
    if (!file.isEmpty())
        exportPassTo(file);
}

void Exports::chooseNetworkFile()
{
    if (!can_write_onnx()) {
        Q_EMIT faultOccurred(
            tr("This program was built without ONNX's library, so it cannot write networks as ONNX."));
        return;
    }
    const QString file =
        chosenFile(tr("Export the network as ONNX"), tr("network"), {QStringLiteral("onnx")});
    if (!file.isEmpty())
        exportNetworkTo(file);
}

void Exports::exportPassTo(const QString &file)
{
    const auto shown = m_walk.complete();
    const auto format = pass_format_of(path_from(file));
    if (!shown) {
        Q_EMIT faultOccurred(tr("There is no pass to export: the example has no label."));
        return;
    }
    if (!format) {
        Q_EMIT faultOccurred(tr("The name of the file must end in .safetensors, .csv or .json, which says "
                                "how to write the pass."));
        return;
    }
    const bool slipped = shown->slip.has_value();
    const auto open = slipped ? m_walk.own() : shown;
    const QString where = QDir::toNativeSeparators(file);
    write(
        [open, file, format] {
            export_pass(path_from(file), *format,
                        {*open->network, open->pass(), open->content->example.description().toStdString()});
        },
        slipped ? tr("The network's own pass, without the slip, is in %1.").arg(where)
                : tr("The pass is in %1.").arg(where));
}

void Exports::exportNetworkTo(const QString &file)
{
    const auto network = m_workbench.content()->network;
    write([network, file] { write_onnx(path_from(file), *network); },
          tr("The network is in %1. Its input x0 takes pixels from 0 to 1, row by row; its output is x2.")
              .arg(QDir::toNativeSeparators(file)));
}

template <class Write>
void Exports::write(Write write, const QString &sentence)
{
    inBackground(std::move(write))
        .then(this, [this, sentence] { Q_EMIT exported(sentence); })
        .onFailed(this, [this](const std::exception &error) { Q_EMIT faultOccurred(translated(error)); });
}

} // namespace deltascope
