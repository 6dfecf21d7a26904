// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_export.h"

#include "core/data/atomic_file.h"
#include "core/data/data_error.h"
#include "core/files/number_text.h"
#include "ui/train/curves/scoped_graph_clip.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace deltascope {

namespace {
constexpr int dotsPerInch = 96;
constexpr double pngScale = 2;

QString tr(const char *text)
{
    return QCoreApplication::translate("CurveExport", text);
}

void paint(QCustomPlot &plot, QPaintDevice &device, const QSize &size)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, size.width(), size.height());
}

void paintSvg(QCustomPlot &plot, QBuffer &out, const QSize &size)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setResolution(dotsPerInch);
    svg.setTitle(tr("Learning curves"));
    const ScopedGraphClip parts(plot);
    paint(plot, svg, size);
}

void paintPdf(QCustomPlot &plot, QBuffer &out, const QSize &size)
{
    QPdfWriter pdf(&out);
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(QSizeF(size) / dotsPerInch, QPageSize::Inch));
    pdf.setPageMargins({});
    pdf.setTitle(tr("Learning curves"));
    paint(plot, pdf, size);
}

QString write(const QString &file, const char *bytes, std::size_t size)
{
    try {
        write_atomically(file.toStdString(), {{reinterpret_cast<const std::uint8_t *>(bytes), size}});
    } catch (const DataError &error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

std::string costColumn(Cost cost)
{
    const std::string name(to_string(cost));
    return cost == Cost::Quadratic ? name + ": half the sum of squares" : name;
}

// Those that were in force when the epoch ended.
const TrainingSettings &settingsAt(const RunRecord &run, int epoch)
{
    for (const SettingChange &change : *run.last->changes)
        if (change.epochs >= epoch)
            return change.before;
    return run.last->settings;
}

std::string settingsColumns(const RunRecord &run, int epoch)
{
    const TrainingSettings &settings = settingsAt(run, epoch);
    return number_text(run.number) + ',' + costColumn(settings.functions.cost) + ',' +
           number_text(settings.hidden_units) + ',' + number_text(settings.learning_rate) + ',' +
           number_text(settings.batch_size) + ',' + number_text(settings.momentum) + ',' +
           number_text(settings.weight_decay) + ',' + number_text(settings.training_images) + ',' +
           (settings.augment ? "yes," : "no,");
}
} // namespace

QString exportPlot(QCustomPlot &plot, const QString &file, const QSize &size)
{
    const QString format = QFileInfo(file).suffix().toLower();
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (format == QLatin1String("svg"))
        paintSvg(plot, out, size);
    else if (format == QLatin1String("pdf"))
        paintPdf(plot, out, size);
    else if (format == QLatin1String("png"))
        plot.toPixmap(size.width(), size.height(), pngScale).save(&out, "PNG");
    else
        return tr("%1: the ending of a picture's name is .png, .svg or .pdf").arg(file);
    return write(file, out.data().constData(), static_cast<std::size_t>(out.data().size()));
}

std::string curvesCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    std::string text = "run,cost,hidden_units,rate,batch_size,momentum,weight_decay,training_images,augment,"
                       "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,"
                       "hidden_slope,output_slope\n";
    for (const auto &run : runs)
        for (const EpochRecord &epoch : run->history()) {
            text += settingsColumns(*run, epoch.epoch) + number_text(epoch.epoch);
            for (const double value :
                 {epoch.train_loss, epoch.test_loss, epoch.train_accuracy, epoch.test_accuracy, epoch.seconds,
                  epoch.mean_abs_phi_prime1, epoch.mean_abs_phi_prime2})
                text += ',' + number_text(value);
            text += '\n';
        }
    return text;
}

QString exportCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &file)
{
    const std::string text = curvesCsv(runs);
    return write(file, text.data(), text.size());
}

} // namespace deltascope
