// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_curves.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr double inPercent = 100;
constexpr double boldWidth = 2;
constexpr double thinWidth = 1.25;
constexpr double dotSize = 5;
constexpr double roomForBatches = 1.5; // of what the other curves need, once there are some epochs
constexpr int widestName = 140;        // of a run, in the legend
constexpr std::size_t fewEpochs = 4;
constexpr std::size_t mostSmoothed = 1000;
constexpr std::size_t batchPointsPerEpoch = 8; // with fewer, a line between them is made up

QCPGraph *graph(QCustomPlot &plot, QCPAxisRect *field)
{
    QCPGraph *made = plot.addGraph(field->axis(QCPAxis::atBottom), field->axis(QCPAxis::atLeft));
    made->setSelectable(QCP::stNone);
    return made;
}

// Images of the training set; epoch records count whole passes over it.
double imagesPerEpoch(const TrainingSnapshot &snapshot)
{
    return snapshot.epochs > 0 ? static_cast<double>(snapshot.images_seen) / snapshot.epochs : 0;
}

double imagesAt(const EpochRecord &epoch, double perEpoch)
{
    return epoch.images_seen > 0 ? static_cast<double>(epoch.images_seen) : epoch.epoch * perEpoch;
}

double xOf(const LivePoint &point, CurveX x)
{
    return x == CurveX::Epochs ? point.epochs : x == CurveX::Images ? point.images : point.seconds;
}

// The index of the point nearest to x, or −1 for none.
int nearest(const QCPGraph &graph, double x)
{
    const int size = graph.dataCount();
    if (size == 0)
        return -1;
    const auto data = graph.data();
    const int after = static_cast<int>(data->findBegin(x, false) - data->constBegin());
    if (after == 0 || after == size)
        return std::min(after, size - 1);
    return x - data->at(after - 1)->key <= data->at(after)->key - x ? after - 1 : after;
}

// The same where the line is drawn, −1 in a gap of it.
int nearestDrawn(const QCPGraph &graph, double x)
{
    const int index = nearest(graph, x);
    return index < 0 || std::isnan(graph.data()->at(index)->value) ? -1 : index;
}

// A line has a gap where a value is none.
QCPGraphData gapBetween(const LivePoint &before, const LivePoint &after, CurveX x)
{
    return {(xOf(before, x) + xOf(after, x)) / 2, std::numeric_limits<double>::quiet_NaN()};
}
} // namespace

RunCurves::RunCurves(QCustomPlot &plot, const CurveAxes &axes, const RunRecord &record)
    : m_plot(plot)
    , m_run(record.run())
    , m_trainLoss(graph(plot, axes.loss()))
    , m_testLoss(graph(plot, axes.loss()))
    , m_batchLoss(graph(plot, axes.loss()))
    , m_trainAccuracy(graph(plot, axes.accuracy()))
    , m_testAccuracy(graph(plot, axes.accuracy()))
    , m_hiddenSlope(graph(plot, axes.slope()))
    , m_outputSlope(graph(plot, axes.slope()))
{
}

RunCurves::~RunCurves()
{
    for (QCPGraph *each : epochGraphs())
        m_plot.removeGraph(each);
    m_plot.removeGraph(m_batchLoss);
}

void RunCurves::update(const RunRecord &record, CurveX x)
{
    if (m_x != x || record.history().size() < m_records) {
        for (QCPGraph *each : epochGraphs())
            each->data()->clear();
        m_x = x;
        m_records = 0;
        m_seconds = 0;
    }
    addRecords(record, x);
    showBatchLoss(record, x);
    // Where points lie closer than pixels, smoothing their lines takes long and shows nothing.
    const QCPScatterStyle onePoint(QCPScatterStyle::ssDisc, dotSize); // of which no line can be drawn
    for (QCPGraph *each : epochGraphs()) {
        each->setAntialiased(m_records < mostSmoothed);
        each->setScatterStyle(m_records == 1 ? onePoint : QCPScatterStyle());
    }
}

void RunCurves::addRecords(const RunRecord &record, CurveX x)
{
    const double images = imagesPerEpoch(*record.last);
    for (; m_records < record.history().size(); ++m_records) {
        const EpochRecord &epoch = record.history()[m_records];
        m_seconds += epoch.seconds;
        const double at = x == CurveX::Epochs   ? epoch.epoch
                          : x == CurveX::Images ? imagesAt(epoch, images)
                                                : m_seconds;
        m_trainLoss->addData(at, epoch.train_loss);
        m_testLoss->addData(at, epoch.test_loss);
        m_trainAccuracy->addData(at, inPercent * epoch.train_accuracy);
        m_testAccuracy->addData(at, inPercent * epoch.test_accuracy);
        m_hiddenSlope->addData(at, epoch.hidden_slope);
        m_outputSlope->addData(at, epoch.output_slope);
    }
}

void RunCurves::showBatchLoss(const RunRecord &record, CurveX x)
{
    const auto &live = record.live.points();
    const std::vector<bool> joined = record.live.joined(batchPointsPerEpoch);
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(live.size()));
    bool wasDrawn = false;
    for (std::size_t i = 0; i < live.size(); ++i) {
        const bool drawn = joined[i] || (i + 1 < live.size() && joined[i + 1]);
        if (i > 0 && !joined[i] && (drawn || wasDrawn))
            points.append(gapBetween(live[i - 1], live[i], x));
        if (drawn)
            points.append({xOf(live[i], x), live[i].loss});
        wasDrawn = drawn;
    }
    m_batchLoss->data()->set(points, true);
}

RunPens runPens(const QColor &run, bool alone)
{
    const Colours &c = colours();
    const QColor train = alone ? c.trainCurve : mix(run, c.surface, 0.35);
    const QColor slope = alone ? c.positive : run;
    const auto dashed = [](const QColor &colour, double width) {
        QPen pen(colour, width);
        pen.setDashPattern({4, 2});
        return pen;
    };
    return {.train = dashed(train, thinWidth),
            .test = QPen(alone ? c.testCurve : run, boldWidth),
            .batch = QPen(mix(c.surface, train, 0.55), 1),
            .hiddenSlope = QPen(slope, boldWidth),
            .outputSlope = dashed(slope, boldWidth)};
}

void RunCurves::setStyle(const QColor &run, bool alone)
{
    const RunPens pens = runPens(run, alone);
    m_batchLoss->setPen(pens.batch);
    for (QCPGraph *each : {m_trainLoss, m_trainAccuracy})
        each->setPen(pens.train);
    for (QCPGraph *each : {m_testLoss, m_testAccuracy})
        each->setPen(pens.test);
    m_hiddenSlope->setPen(pens.hiddenSlope);
    m_outputSlope->setPen(pens.outputSlope);
}

void RunCurves::setShown(CurveKind kind, bool shown)
{
    if (kind == CurveKind::Batch)
        return m_batchLoss->setVisible(shown);
    if (kind == CurveKind::Slope) {
        m_hiddenSlope->setVisible(shown);
        return m_outputSlope->setVisible(shown);
    }
    (kind == CurveKind::Train ? m_trainLoss : m_testLoss)->setVisible(shown);
    (kind == CurveKind::Train ? m_trainAccuracy : m_testAccuracy)->setVisible(shown);
}

void RunCurves::setName(const QString &run)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("RunCurves", text); };
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption));
    const QString shortName = metrics.elidedText(run, Qt::ElideRight, widestName);
    const auto name = [&shortName](QCPGraph *each, const QString &kind) {
        each->setName(shortName.isEmpty() ? kind : shortName + QStringLiteral(": ") + kind);
    };
    name(m_trainLoss, tr("training"));
    name(m_testLoss, tr("test"));
    name(m_batchLoss, tr("mini-batches"));
}

int RunCurves::addToLegend()
{
    int entries = 0;
    for (QCPGraph *each : {m_testLoss, m_trainLoss, m_batchLoss}) {
        each->removeFromLegend();
        if (each->visible() && each->dataCount() > 0 && each->addToLegend())
            ++entries;
    }
    return entries;
}

bool RunCurves::isSettled() const
{
    return m_records > fewEpochs;
}

void RunCurves::addTo(CurveAxes::Extent &extent, bool withStart) const
{
    constexpr double end = std::numeric_limits<double>::max();
    const QCPRange counted(withStart ? -end : m_records > 1 ? xOfRecord(1) : end, end);
    bool found = false;
    for (const QCPGraph *each : {m_trainLoss, m_testLoss, m_batchLoss}) {
        extent.x = std::max(extent.x, each->dataCount() > 0 ? (each->data()->constEnd() - 1)->key : 0);
        if (!each->visible())
            continue;
        const QCPRange range = each->getValueRange(found, QCP::sdPositive, counted);
        if (!found)
            continue;
        extent.smallestLoss =
            extent.smallestLoss > 0 ? std::min(extent.smallestLoss, range.lower) : range.lower;
        const bool jagged = each == m_batchLoss && !withStart && extent.largestLoss > 0;
        extent.largestLoss =
            std::max(extent.largestLoss,
                     jagged ? std::min(range.upper, roomForBatches * extent.largestLoss) : range.upper);
    }
    for (const QCPGraph *each : {m_trainAccuracy, m_testAccuracy})
        if (const QCPRange range = each->getValueRange(found, QCP::sdBoth, counted); found && each->visible())
            extent.smallestAccuracy = std::min(extent.smallestAccuracy, range.lower);
    for (const QCPGraph *each : {m_hiddenSlope, m_outputSlope})
        if (const QCPRange range = each->getValueRange(found); found && each->visible())
            extent.largestSlope = std::max(extent.largestSlope, range.upper);
}

std::optional<Readout> RunCurves::at(const RunRecord &record, std::optional<double> x) const
{
    constexpr double end = std::numeric_limits<double>::max();
    const int index = nearest(*m_testLoss, x.value_or(end));
    if (index < 0)
        return std::nullopt;
    Readout readout{.number = record.number,
                    .name = record.name(),
                    .record = record.history()[static_cast<std::size_t>(index)],
                    .x = m_testLoss->data()->at(index)->key,
                    .batchLoss = {}};
    if (!x && !record.live.points().empty())
        readout.batchLoss = record.live.points().back().loss;
    else if (const int batch = nearestDrawn(*m_batchLoss, readout.x); batch >= 0)
        readout.batchLoss = m_batchLoss->data()->at(batch)->value;
    return readout;
}

double RunCurves::xOfRecord(int index) const
{
    return m_testLoss->data()->at(index)->key;
}

std::optional<double> RunCurves::xAt(const RunRecord &record, double epochs) const
{
    if (m_x == CurveX::Epochs)
        return epochs;
    const auto &live = record.live.points();
    const auto point = std::ranges::lower_bound(live, epochs, {}, &LivePoint::epochs);
    if (point != live.end())
        return xOf(*point, *m_x);
    if (record.history().empty())
        return std::nullopt;
    const int index = static_cast<int>(std::round(epochs)) - record.history().front().epoch;
    return xOfRecord(std::clamp(index, 0, m_testLoss->dataCount() - 1));
}

std::vector<RunCurves::Dot> RunCurves::dots(double x) const
{
    std::vector<Dot> dots;
    for (QCPGraph *each : {m_trainLoss, m_testLoss, m_batchLoss, m_trainAccuracy, m_testAccuracy,
                           m_hiddenSlope, m_outputSlope})
        if (const int index = nearestDrawn(*each, x); index >= 0 && each->visible())
            dots.push_back({each, each->data()->at(index)->key});
    return dots;
}

} // namespace deltascope
