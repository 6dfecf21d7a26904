// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/run_curves.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/readout.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

namespace deltascope {

namespace {
constexpr double inPercent = 100;
constexpr double dotSize = 5;
constexpr int widestName = 140; // of a run, in the legend
constexpr std::size_t fewEpochs = 4;
constexpr std::size_t mostSmoothed = 1000;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

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

// Those at the end of an epoch are in the history as well.
bool isWithinEpoch(const SeriesPoint &point)
{
    return point.epochs > std::floor(point.epochs);
}

double xOf(const SeriesPoint &point, CurveX x)
{
    return x == CurveX::Epochs ? point.epochs : x == CurveX::Images ? point.images : point.seconds;
}

// The index of the element nearest to x, of some that are in the order of at(element); there is one.
template <class Iterator, class At>
std::size_t nearest(Iterator begin, Iterator end, double x, At at)
{
    const Iterator after = std::ranges::lower_bound(begin, end, x, {}, at);
    const bool isBefore =
        after == end || (after != begin && x - std::invoke(at, *(after - 1)) <= std::invoke(at, *after) - x);
    return static_cast<std::size_t>(after - begin) - isBefore;
}

// The index of the point of a graph that is nearest to x, −1 where there is none or no line is drawn.
int nearestDrawn(const QCPGraph &graph, double x)
{
    const auto data = graph.data();
    if (data->isEmpty())
        return -1;
    const auto index = static_cast<int>(nearest(data->constBegin(), data->constEnd(), x, &QCPGraphData::key));
    return std::isnan(data->at(index)->value) ? -1 : index;
}

// Its last point has no line to it.
bool endsAlone(const QCPGraph &graph)
{
    const auto data = graph.data();
    return data->size() == 1 || (data->size() > 1 && std::isnan(data->at(data->size() - 2)->value));
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
    m_batchLoss->setLayer(QString::fromLatin1(CurveAxes::lowestLayer)); // hides no other
}

RunCurves::~RunCurves()
{
    for (QCPGraph *each : epochGraphs())
        m_plot.removeGraph(each);
    m_plot.removeGraph(m_batchLoss);
}

void RunCurves::update(const RunRecord &record, CurveX x)
{
    if (m_x != x || record.history().size() < m_recordX.size()) {
        for (QCPGraph *each : epochGraphs())
            each->data()->clear();
        m_x = x;
        m_recordX.clear();
        m_seconds = 0;
    }
    addRecords(record, x);
    showBatchLoss(record, x);
    showTests(record, x);
    // Where points lie closer than pixels, smoothing their lines takes long and has no visible effect.
    const QCPScatterStyle dots(QCPScatterStyle::ssDisc, dotSize);
    m_batchLoss->setScatterStyle(endsAlone(*m_batchLoss) ? dots : QCPScatterStyle());
    for (QCPGraph *each : epochGraphs()) {
        each->setAntialiased(m_recordX.size() < mostSmoothed);
        each->setScatterStyle(each->dataCount() == 1 ? dots : QCPScatterStyle());
    }
    // The test set tells how the first epochs went; of these they tell only that they were read at the ends.
    if (!m_tests.empty() && !isSettled())
        for (QCPGraph *each : {m_trainLoss, m_trainAccuracy, m_hiddenSlope, m_outputSlope})
            each->setScatterStyle(dots);
}

void RunCurves::addRecords(const RunRecord &record, CurveX x)
{
    const double images = imagesPerEpoch(*record.last);
    while (m_recordX.size() < record.history().size()) {
        const EpochRecord &epoch = record.history()[m_recordX.size()];
        m_seconds += epoch.seconds;
        const double at = x == CurveX::Epochs   ? epoch.epoch
                          : x == CurveX::Images ? imagesAt(epoch, images)
                                                : m_seconds;
        m_recordX.push_back(at);
        m_trainLoss->addData(at, epoch.train_loss);
        m_testLoss->addData(at, epoch.test_loss);
        m_trainAccuracy->addData(at, inPercent * epoch.train_accuracy);
        m_testAccuracy->addData(at, inPercent * epoch.test_accuracy);
        m_hiddenSlope->addData(at, epoch.mean_abs_phi_prime1);
        m_outputSlope->addData(at, epoch.mean_abs_phi_prime2);
    }
}

void RunCurves::showBatchLoss(const RunRecord &record, CurveX x)
{
    if (m_batches == record.last->batch_losses && m_batchesX == x)
        return;
    m_batches = record.last->batch_losses;
    m_batchesX = x;
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(m_batches->size()));
    for (const SeriesPoint &point : *m_batches)
        points.append({xOf(point, x), point.loss});
    m_batchLoss->data()->set(points, true);
}

// The ends of the epochs, and between them wherever the test set was read.
void RunCurves::showTests(const RunRecord &record, CurveX x)
{
    m_tests.clear();
    std::ranges::copy_if(*record.last->mid_epoch_tests, std::back_inserter(m_tests), isWithinEpoch);
    if (m_tests.empty())
        return;
    QVector<QCPGraphData> loss;
    QVector<QCPGraphData> accuracy;
    const auto add = [&](double at, double lossThere, double accuracyThere) {
        loss.append({at, lossThere});
        accuracy.append({at, inPercent * accuracyThere});
    };
    auto test = m_tests.begin();
    const auto addTestsBefore = [&](double epochs) {
        for (; test != m_tests.end() && test->epochs < epochs; ++test)
            add(xOf(*test, x), test->loss, test->accuracy);
    };
    for (std::size_t i = 0; i < m_recordX.size(); ++i) {
        const EpochRecord &epoch = record.history()[i];
        addTestsBefore(epoch.epoch);
        add(m_recordX[i], epoch.test_loss, epoch.test_accuracy);
    }
    addTestsBefore(std::numeric_limits<double>::max());
    m_testLoss->data()->set(loss, true);
    m_testAccuracy->data()->set(accuracy, true);
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
    return m_recordX.size() > fewEpochs;
}

void RunCurves::addTo(CurveAxes::Extent &extent, bool withStart) const
{
    constexpr double end = std::numeric_limits<double>::max();
    const bool isFirstEpoch = m_recordX.size() < 2 && !m_tests.empty(); // there is nothing else of it
    const QCPRange counted(withStart || isFirstEpoch ? -end : m_recordX.size() > 1 ? xOfRecord(1) : end, end);
    bool found = false;
    for (const QCPGraph *each : {m_trainLoss, m_testLoss, m_batchLoss}) {
        extent.x = std::max(extent.x, each->dataCount() > 0 ? (each->data()->constEnd() - 1)->key : 0);
        const QCPRange range = each->getValueRange(found, QCP::sdPositive);
        if (!found || !each->visible())
            continue;
        extent.smallestLoss =
            extent.smallestLoss > 0 ? std::min(extent.smallestLoss, range.lower) : range.lower;
        extent.largestLoss = std::max(extent.largestLoss, range.upper);
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
    if (m_recordX.empty())
        return std::nullopt;
    const std::size_t index =
        x ? nearest(m_recordX.begin(), m_recordX.end(), *x, std::identity()) : m_recordX.size() - 1;
    Readout readout{.number = record.colour(),
                    .name = record.name(),
                    .record = record.history()[index],
                    .fractionalEpoch = {},
                    .x = m_recordX[index],
                    .batchLoss = {}};
    if (x)
        readTest(readout, *x);
    else if (const auto &test = record.last->mid_epoch_evaluation)
        readout.setTest(*test);
    else if (record.last->unmeasured) // the record is of a network before it
        readout.setTest({.epochs = record.last->epochs,
                         .loss = unknown,
                         .accuracy = unknown,
                         .mean_abs_phi_prime1 = unknown,
                         .mean_abs_phi_prime2 = unknown});
    if (!x && std::isfinite(record.last->batch_loss))
        readout.batchLoss = record.last->batch_loss;
    else if (const int batch = nearestDrawn(*m_batchLoss, readout.x); batch >= 0)
        readout.batchLoss = m_batchLoss->data()->at(batch)->value;
    return readout;
}

// Where the test set was read nearer to x than the record is.
void RunCurves::readTest(Readout &readout, double x) const
{
    if (m_tests.empty())
        return;
    const auto at = [this](const SeriesPoint &point) { return xOf(point, *m_x); };
    const SeriesPoint &test = m_tests[nearest(m_tests.begin(), m_tests.end(), x, at)];
    if (std::abs(at(test) - x) >= std::abs(readout.x - x))
        return;
    readout.setTest({.epochs = test.epochs,
                     .loss = test.loss,
                     .accuracy = test.accuracy,
                     .mean_abs_phi_prime1 = unknown,
                     .mean_abs_phi_prime2 = unknown});
    readout.x = at(test);
}

std::optional<double> RunCurves::xAt(const RunRecord &record, double epochs) const
{
    if (m_x == CurveX::Epochs)
        return epochs;
    const std::vector<SeriesPoint> &live = *record.last->batch_losses;
    const auto point = std::ranges::lower_bound(live, epochs, {}, &SeriesPoint::epochs);
    if (point != live.end())
        return xOf(*point, *m_x);
    if (record.history().empty())
        return std::nullopt;
    const int index = static_cast<int>(std::round(epochs)) - record.history().front().epoch;
    return xOfRecord(std::clamp(index, 0, static_cast<int>(m_recordX.size()) - 1));
}

std::vector<RunCurves::Dot> RunCurves::dots(const Readout &readout) const
{
    std::vector<Dot> dots;
    const auto add = [&](std::initializer_list<QCPGraph *> graphs) {
        for (QCPGraph *each : graphs)
            if (const int index = nearestDrawn(*each, readout.x); index >= 0 && each->visible())
                dots.push_back({each, each->data()->at(index)->key});
    };
    add({m_testLoss, m_batchLoss, m_testAccuracy});
    if (!readout.fractionalEpoch)
        add({m_trainLoss, m_trainAccuracy, m_hiddenSlope, m_outputSlope});
    return dots;
}

} // namespace deltascope
