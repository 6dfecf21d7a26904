// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_export.h"

#include "core/data/atomic_file.h"
#include "core/data/data_error.h"
#include "core/files/number_text.h"
#include "core/files/setting_text.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
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
constexpr int edge = 16; // around the plot, on paper

struct CurveExportText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::CurveExportText)
};

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
    svg.setTitle(CurveExportText::tr("Learning curves"));
    const ScopedGraphClip parts(plot);
    paint(plot, svg, size);
}

void paintPdf(QCustomPlot &plot, QBuffer &out, const QSize &size)
{
    QPdfWriter pdf(&out);
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(QSizeF(size) / dotsPerInch, QPageSize::Inch));
    pdf.setPageMargins({});
    pdf.setTitle(CurveExportText::tr("Learning curves"));
    paint(plot, pdf, size);
}

QString write(const QString &file, const char *bytes, std::size_t size)
{
    try {
        write_atomically(path_from(file), {{reinterpret_cast<const std::uint8_t *>(bytes), size}});
    } catch (const DataError &error) {
        return translated(error);
    }
    return {};
}

std::string costColumn(Cost cost)
{
    const std::string name(to_string(cost));
    return cost == Cost::Quadratic ? name + ": half the sum of squares" : name;
}

// Those that the last image of the epoch was trained with.
const TrainingSettings &settingsAt(const std::vector<TrainedSpan> &spans, int epoch)
{
    const auto next = std::ranges::find_if(spans.begin() + 1, spans.end(),
                                           [epoch](const TrainedSpan &span) { return span.from >= epoch; });
    return (next - 1)->settings;
}

std::string column(Setting setting, const TrainingSettings &settings)
{
    return setting == Setting::Cost ? costColumn(settings.functions.cost) : setting_text(setting, settings);
}

// Columns that came later are behind the others.
constexpr std::array firstColumns = {Setting::Cost,           Setting::HiddenUnits, Setting::Rate,
                                     Setting::BatchSize,      Setting::Momentum,    Setting::WeightDecay,
                                     Setting::TrainingImages, Setting::Augment};
constexpr std::array laterColumns = {Setting::HiddenActivation, Setting::OutputActivation, Setting::Init,
                                     Setting::Seed};

// What was changed within the epoch, and where: "20.4: rate 5; 20.6: batch 20".
std::string changesIn(const std::vector<TrainedSpan> &spans, int epoch)
{
    std::string text;
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (spans[i].from >= epoch - 1 && spans[i].from < epoch)
            for (const Setting setting : differences(spans[i - 1].settings, spans[i].settings))
                text.append(text.empty() ? "" : "; ")
                    .append(number_text(spans[i].from))
                    .append(": ")
                    .append(facts_of(setting).name)
                    .append(" ")
                    .append(setting_text(setting, spans[i].settings));
    return text;
}

/// While it lives, there is an edge around all of the plot.
class ScopedEdge
{
public:
    explicit ScopedEdge(QCustomPlot &plot)
        : m_layout(*plot.plotLayout())
        , m_before(m_layout.minimumMargins())
    {
        m_layout.setAutoMargins(QCP::msAll);
        m_layout.setMinimumMargins({edge, edge, edge, edge});
    }
    ~ScopedEdge() { m_layout.setMinimumMargins(m_before); }
    ScopedEdge(const ScopedEdge &) = delete;
    ScopedEdge &operator=(const ScopedEdge &) = delete;

private:
    QCPLayoutGrid &m_layout;
    QMargins m_before;
};
} // namespace

QString exportPlot(QCustomPlot &plot, const QString &file, const QSize &size)
{
    const ScopedEdge around(plot);
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
        return CurveExportText::tr("%1: the name of a picture must end in .png, .svg or .pdf").arg(file);
    return write(file, out.data().constData(), static_cast<std::size_t>(out.data().size()));
}

std::string curvesCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    std::string text = "run,cost,hidden_units,rate,batch_size,momentum,weight_decay,training_images,augment,"
                       "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,"
                       "hidden_slope,output_slope,"
                       "hidden_activation,output_activation,init,seed,changes\n";
    for (const auto &run : runs) {
        const auto spans = run->last->spans();
        for (const EpochRecord &epoch : run->history()) {
            const TrainingSettings &settings = settingsAt(spans, epoch.epoch);
            text += number_text(run->number);
            for (const Setting setting : firstColumns)
                text += ',' + column(setting, settings);
            text += ',' + number_text(epoch.epoch);
            for (const double value :
                 {epoch.train_loss, epoch.test_loss, epoch.train_accuracy, epoch.test_accuracy, epoch.seconds,
                  epoch.mean_abs_phi_prime1, epoch.mean_abs_phi_prime2})
                text += ',' + number_text(value);
            for (const Setting setting : laterColumns)
                text += ',' + column(setting, settings);
            text += ',' + changesIn(spans, epoch.epoch) + '\n';
        }
    }
    return text;
}

QString exportCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &file)
{
    const std::string text = curvesCsv(runs);
    return write(file, text.data(), text.size());
}

} // namespace deltascope
