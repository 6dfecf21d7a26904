// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_export.h"

#include "core/files/number_text.h"
#include "core/files/setting_text.h"
#include "core/files/written_file.h"
#include "ui/pictures/svg.h"
#include "ui/pictures/vector_picture.h"
#include "ui/train/curves/scoped_graph_clip.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPicture>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace deltascope {

namespace {
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

// The plot chooses its ticks when it knows how high its fields are: for those that it is painted in next.
void fitTicks(QCustomPlot &plot, const QSize &size)
{
    QPicture unseen;
    paint(plot, unseen, size);
}

std::string costColumn(Cost cost)
{
    const std::string name(to_string(cost));
    return cost == Cost::Quadratic ? name + ": half the sum of squares" : name;
}

// Those that the last image before then was trained with.
const TrainingSettings &settingsAt(const std::vector<TrainedSpan> &spans, double epochs)
{
    const auto next = std::ranges::find_if(spans.begin() + 1, spans.end(),
                                           [epochs](const TrainedSpan &span) { return span.from >= epochs; });
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

// What was changed between two moments, and where: "20.4: rate 5; 20.6: batch 20".
std::string changesBetween(const std::vector<TrainedSpan> &spans, double from, double to)
{
    std::string text;
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (spans[i].from >= from && spans[i].from < to)
            for (const Setting setting : differences(spans[i - 1].settings, spans[i].settings))
                text.append(text.empty() ? "" : "; ")
                    .append(number_text(spans[i].from))
                    .append(": ")
                    .append(facts_of(setting).name)
                    .append(" ")
                    .append(setting_text(setting, spans[i].settings));
    return text;
}

// A moment of a run: the end of an epoch, or one within, where the test set alone was read.
struct Moment
{
    double epochs;
    EpochRecord record; // NaN what was not measured
};

std::vector<Moment> momentsOf(const RunRecord &run)
{
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<Moment> moments;
    for (const EpochRecord &epoch : run.history())
        moments.push_back({static_cast<double>(epoch.epoch), epoch});
    for (const SeriesPoint &test : *run.last->mid_epoch_tests)
        if (test.epochs > std::floor(test.epochs))
            moments.push_back({test.epochs,
                               {.epoch = static_cast<int>(test.epochs),
                                .train_loss = unknown,
                                .test_loss = test.loss,
                                .train_accuracy = unknown,
                                .test_accuracy = test.accuracy,
                                .seconds = unknown,
                                .mean_abs_phi_prime1 = unknown,
                                .mean_abs_phi_prime2 = unknown}});
    std::ranges::stable_sort(moments, {}, &Moment::epochs);
    return moments;
}

std::string momentRow(const RunRecord &run, const std::vector<TrainedSpan> &spans, const Moment &moment,
                      double before)
{
    const TrainingSettings &settings = settingsAt(spans, moment.epochs);
    const EpochRecord &record = moment.record;
    std::string row = number_text(run.number);
    for (const Setting setting : firstColumns)
        row += ',' + column(setting, settings);
    row += ',' + number_text(moment.epochs);
    for (const double value :
         {record.train_loss, record.test_loss, record.train_accuracy, record.test_accuracy, record.seconds,
          record.mean_abs_phi_prime1, record.mean_abs_phi_prime2}) {
        row += ',';
        if (!std::isnan(value))
            row += number_text(value);
    }
    for (const Setting setting : laterColumns)
        row += ',' + column(setting, settings);
    return row + ',' + changesBetween(spans, before, moment.epochs) + '\n';
}

QByteArray vectorOf(QCustomPlot &plot, const QString &format, const QSize &size)
{
    return vectorPicture(format, size, CurveExportText::tr("Learning curves"), [&](QPaintDevice &device) {
        std::optional<ScopedGraphClip> parts;
        if (format == QLatin1String("svg"))
            parts.emplace(plot);
        paint(plot, device, size);
    });
}

QByteArray pngOf(QCustomPlot &plot, const QSize &size)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    plot.toPixmap(size.width(), size.height(), pngScale).save(&out, "PNG");
    return out.data();
}

/// While it lives, there is an edge around all of the plot. Margins that are found by themselves never become
/// smaller again, so all that there was is put back.
class ScopedEdge
{
public:
    explicit ScopedEdge(QCustomPlot &plot)
        : m_layout(*plot.plotLayout())
        , m_sides(m_layout.autoMargins())
        , m_least(m_layout.minimumMargins())
        , m_margins(m_layout.margins())
    {
        m_layout.setAutoMargins(QCP::msAll);
        m_layout.setMinimumMargins({edge, edge, edge, edge});
    }
    ~ScopedEdge()
    {
        m_layout.setAutoMargins(m_sides);
        m_layout.setMinimumMargins(m_least);
        m_layout.setMargins(m_margins);
    }
    ScopedEdge(const ScopedEdge &) = delete;
    ScopedEdge &operator=(const ScopedEdge &) = delete;

private:
    QCPLayoutGrid &m_layout;
    QCP::MarginSides m_sides;
    QMargins m_least;
    QMargins m_margins;
};
} // namespace

QString exportPlot(QCustomPlot &plot, const QString &file, const QSize &size)
{
    const QString format = QFileInfo(file).suffix().toLower();
    const auto bytesOf = [&] {
        const ScopedEdge around(plot);
        fitTicks(plot, size);
        return format == QLatin1String("png") ? pngOf(plot, size) : vectorOf(plot, format, size);
    };
    const QByteArray bytes = bytesOf();
    fitTicks(plot, plot.size()); // as they were on screen
    plot.replot();
    if (bytes.isEmpty())
        return writesSvg()
                   ? CurveExportText::tr("%1: the name of a picture must end in .png, .svg or .pdf").arg(file)
                   : CurveExportText::tr("%1: the name of a picture must end in .png or .pdf").arg(file);
    return write_file(file, bytes);
}

std::string curvesCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    std::string text = "run,cost,hidden_units,rate,batch_size,momentum,weight_decay,training_images,augment,"
                       "epoch,train_loss,test_loss,train_accuracy,test_accuracy,seconds,"
                       "hidden_slope,output_slope,"
                       "hidden_activation,output_activation,init,seed,changes\n";
    for (const auto &run : runs) {
        const auto spans = run->last->spans();
        double before = -1;
        for (const Moment &moment : momentsOf(*run)) {
            text += momentRow(*run, spans, moment, before);
            before = moment.epochs;
        }
    }
    return text;
}

QString exportCsv(const std::vector<std::shared_ptr<const RunRecord>> &runs, const QString &file)
{
    return write_file(file, QByteArray::fromStdString(curvesCsv(runs)));
}

} // namespace deltascope
