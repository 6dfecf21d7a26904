// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/exports.h"

#include "core/files/export/exported_pass.h"
#include "core/files/export/onnx_network.h"
#include "core/files/translated.h"
#include "core/files/written_file.h"
#include "core/platform/qt_path.h"
#include "ui/pictures/svg.h"
#include "ui/pictures/vector_picture.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/shown_path.h"
#include "ui/step/panel/step_job.h"
#include "ui/train/units/units_film.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMainWindow>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
constexpr int filmFrames = 40;

QByteArray pngOf(QWidget &view)
{
    constexpr int scale = 2;
    QPixmap pixmap(view.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    view.render(&pixmap);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    pixmap.save(&out, "PNG");
    return out.data();
}

QByteArray pictureOf(QWidget &view, const QString &format)
{
    if (format == QLatin1String("png"))
        return pngOf(view);
    return vectorPicture(format, view.size(), QStringLiteral("Deltascope"), [&view](QPaintDevice &device) {
        QPainter painter(&device);
        painter.setRenderHint(QPainter::LosslessImageRendering); // a pixel is a number
        view.render(&painter);
    });
}
} // namespace

Exports::Exports(const Workbench &workbench, StepJob &step, QMainWindow &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_step(step)
    , m_window(window)
{
}

Exports::~Exports()
{
    *m_filming = false;
}

void Exports::choosePassFile()
{
    Q_EMIT stepWanted();
    askWhereToSave(&m_window,
                   {tr("Export the pass"), tr("pass"), QStringLiteral("*.safetensors;;*.csv;;*.json")},
                   [this](const QString &file) { exportPassTo(file); });
}

void Exports::chooseNetworkFile()
{
    if (!can_write_onnx()) {
        Q_EMIT faultOccurred(
            tr("This program was built without ONNX's library, so it cannot write networks as ONNX."));
        return;
    }
    askWhereToSave(&m_window, {tr("Export the network as ONNX"), tr("network"), QStringLiteral("*.onnx")},
                   [this](const QString &file) { exportNetworkTo(file); });
}

void Exports::exportPassTo(const QString &file)
{
    const auto shown = m_step.walk().complete();
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
    const auto open = slipped ? m_step.walk().own() : shown;
    const QString where = shownPath(file);
    write(
        [open, file, format] {
            export_pass(path_from(file), *format,
                        {*open->network, open->pass(), open->content->example.description().toStdString()});
            return QString();
        },
        slipped ? tr("The network's own pass, without the slip, is in %1.").arg(where)
                : tr("The pass is in %1.").arg(where));
}

void Exports::exportNetworkTo(const QString &file)
{
    const auto network = m_workbench.content()->network;
    write(
        [network, file] {
            write_onnx(path_from(file), *network);
            return QString();
        },
        (m_step.slip().isOn()
             ? tr("The network, without the slip, is in %1. Its input x0 takes pixels from 0 "
                  "to 1, row by row; its output is x2.")
             : tr("The network is in %1. Its input x0 takes pixels from 0 to 1, row by row; "
                  "its output is x2."))
            .arg(shownPath(file)));
}

void Exports::chooseFilmFile()
{
    if (!canWriteGif()) {
        Q_EMIT faultOccurred(tr("This program was built without the library that writes GIFs."));
        return;
    }
    askWhereToSave(&m_window, {tr("Film of a first epoch"), tr("first-epoch"), QStringLiteral("*.gif")},
                   [this](const QString &file) { exportFilmTo(file); });
}

void Exports::exportFilmTo(const QString &file)
{
    const TrainingSettings settings = m_workbench.snapshot()->settings;
    const auto data = m_workbench.data().train;
    if (!data) {
        Q_EMIT faultOccurred(tr("There are no training images yet."));
        return;
    }
    const int images =
        settings.training_images > 0 ? std::min(settings.training_images, data->size()) : data->size();
    Q_EMIT exported(tr("The film is being made: a new network with these settings learns for one epoch."));
    write(
        [settings, data, file, look = filmLook(settings.hidden_units, images), goesOn = m_filming] {
            const auto film = epoch_film(data, settings, filmFrames, [&goesOn] { return goesOn->load(); });
            return *goesOn ? write_file(file, gifOf(unitsFilm(film, look))) : QString();
        },
        tr("The film is in %1: the hidden units of a new network with these settings, in its first epoch.")
            .arg(shownPath(file)));
}

void Exports::chooseViewFile()
{
    QString filter = QStringLiteral("*.png");
    for (const QString &format : vectorFormats())
        filter += QStringLiteral(";;*.") + format;
    askWhereToSave(&m_window, {tr("Export the view"), tr("view"), filter},
                   [this](const QString &file) { exportViewTo(file); });
}

void Exports::exportViewTo(const QString &file)
{
    Q_EMIT viewTaken();
    const QByteArray picture = pictureOf(*m_window.centralWidget(), QFileInfo(file).suffix().toLower());
    const QString fault = !picture.isEmpty() ? write_file(file, picture)
                          : writesSvg()      ? tr("The name of a picture must end in .png, .pdf or .svg.")
                                             : tr("The name of a picture must end in .png or .pdf.");
    if (!fault.isEmpty())
        return Q_EMIT faultOccurred(fault);
    const QString where = shownPath(file);
    Q_EMIT exported(m_step.slip().isOn()
                        ? tr("The view is in %1, with the banner that says that a slip is in.").arg(where)
                        : tr("The view is in %1.").arg(where));
}

// work returns what is wrong, or throws it, or is done.
template <class Work>
void Exports::write(Work work, const QString &sentence)
{
    inBackground(std::move(work))
        .then(this,
              [this, sentence](const QString &fault) {
                  if (fault.isEmpty())
                      Q_EMIT exported(sentence);
                  else
                      Q_EMIT faultOccurred(fault);
              })
        .onFailed(this, [this](const std::exception &error) { Q_EMIT faultOccurred(translated(error)); });
}

} // namespace deltascope
