// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/band_curves.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace deltascope {

namespace {
constexpr double inPercent = 100;
constexpr double medianWidth = 2;
constexpr double lineWidth = 1.25;
constexpr double bandOpacity = 0.2;
constexpr std::size_t fewEpochs = 4;

const QString mainLayer = QStringLiteral("main");

QString lowestLayer()
{
    return QString::fromLatin1(CurveAxes::lowestLayer);
}

void set(QCPGraph *graph, const std::vector<double> &x, const std::vector<double> &y)
{
    graph->setData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()), true);
}

double accuracyAtEnd(const std::shared_ptr<const RunRecord> &run)
{
    return run->history().empty() ? 0 : run->history().back().test_accuracy;
}
} // namespace

BandCurves::BandCurves(QCustomPlot &plot, const CurveAxes &axes)
    : m_plot(plot)
    , m_axes(axes)
    , m_loss(makeField(axes.loss()))
    , m_accuracy(makeField(axes.accuracy()))
    , m_trainLoss(addGraph(plot, axes.loss(), lowestLayer()))
    , m_trainAccuracy(addGraph(plot, axes.accuracy(), lowestLayer()))
    , m_raised(plot, axes, mainLayer)
{
}

BandCurves::~BandCurves()
{
    for (const Field &field : {m_loss, m_accuracy})
        for (QCPGraph *graph : field.all())
            m_plot.removeGraph(graph);
    for (QCPGraph *graph : {m_trainLoss, m_trainAccuracy})
        m_plot.removeGraph(graph);
}

BandCurves::Field BandCurves::makeField(QCPAxisRect *field)
{
    const auto make = [&] { return addGraph(m_plot, field, lowestLayer()); };
    const Field made{make(), make(), make(), make(), addGraph(m_plot, field, mainLayer)};
    made.upper->setChannelFillGraph(made.lower);
    return made;
}

void BandCurves::update(const SeedGroup &group, const QString &name, CurveX x)
{
    std::vector<std::shared_ptr<const TrainingSnapshot>> now;
    for (const auto &runs : {group.ended, group.others})
        for (const auto &run : runs)
            now.push_back(run->last);
    m_group = group;
    m_name = name;
    if (m_drawn == now && m_against == x)
        return;
    m_drawn = std::move(now);
    m_against = x;
    std::vector<History> histories;
    for (const auto &run : group.ended)
        histories.push_back(run->history());
    m_band = band_of(histories);
    showBand();
    showLines();
    showRaised();
    restyle();
}

void BandCurves::showBand()
{
    m_x.clear();
    for (const BandPoint &point : m_band)
        m_x.push_back(m_against == CurveX::Epochs   ? point.epoch
                      : m_against == CurveX::Images ? point.images
                                                    : point.seconds);
    const auto show = [this](QCPGraph *graph, auto value) {
        std::vector<double> values;
        for (const BandPoint &point : m_band)
            values.push_back(value(point));
        set(graph, m_x, values);
    };
    const auto showField = [&show](const Field &field, Spread BandPoint::*spread, double factor) {
        const auto of = [=](double Spread::*part) {
            return [=](const BandPoint &point) { return factor * (point.*spread.*part); };
        };
        show(field.worst, of(&Spread::worst));
        show(field.lower, of(&Spread::lower));
        show(field.median, of(&Spread::median));
        show(field.upper, of(&Spread::upper));
        show(field.best, of(&Spread::best));
    };
    showField(m_loss, &BandPoint::test_loss, 1);
    showField(m_accuracy, &BandPoint::test_accuracy, inPercent);
    show(m_trainLoss, [](const BandPoint &point) { return point.train_loss; });
    show(m_trainAccuracy, [](const BandPoint &point) { return inPercent * point.train_accuracy; });
}

void BandCurves::showLines()
{
    const auto runs = runsAsLines();
    if (m_lines.size() > runs.size())
        m_lines.resize(runs.size());
    while (m_lines.size() < runs.size())
        m_lines.push_back(std::make_unique<RunLine>(m_plot, m_axes, lowestLayer()));
    for (std::size_t i = 0; i < runs.size(); ++i)
        m_lines[i]->show(*runs[i], m_against);
}

std::vector<std::shared_ptr<const RunRecord>> BandCurves::allRuns() const
{
    auto all = m_group.ended;
    all.insert(all.end(), m_group.others.begin(), m_group.others.end());
    return all;
}

std::vector<std::shared_ptr<const RunRecord>> BandCurves::runsAsLines() const
{
    return m_band.empty() ? allRuns() : m_group.others;
}

std::vector<std::shared_ptr<const RunRecord>> BandCurves::runsInOrder() const
{
    auto all = allRuns();
    std::ranges::stable_sort(all, {}, accuracyAtEnd);
    return all;
}

void BandCurves::raise(std::uint64_t run)
{
    m_raisedRun = run;
    showRaised();
}

void BandCurves::showRaised()
{
    const auto all = allRuns();
    const auto found = std::ranges::find(all, m_raisedRun, [](const auto &run) { return run->run(); });
    if (found == all.end())
        m_raised.clear();
    else
        m_raised.show(**found, m_against);
}

void BandCurves::restyle()
{
    const QColor own = Theme::instance().runColour(m_group.first - 1);
    const QColor pale = mix(colours().surface, own, 0.55);
    QColor filled = own;
    filled.setAlphaF(bandOpacity);
    for (const Field &field : {m_loss, m_accuracy}) {
        for (QCPGraph *graph : {field.worst, field.best})
            graph->setPen(QPen(pale, 1));
        for (QCPGraph *graph : {field.lower, field.upper})
            graph->setPen(Qt::NoPen);
        field.upper->setBrush(filled);
        field.median->setPen(QPen(own, medianWidth));
    }
    QPen dashed(mix(own, colours().surface, 0.35), lineWidth);
    dashed.setDashPattern({4, 2});
    for (QCPGraph *graph : {m_trainLoss, m_trainAccuracy})
        graph->setPen(dashed);
    for (const auto &line : m_lines)
        line->setColours(pale, mix(colours().surface, own, 0.35));
    m_raised.setColours(colours().text, colours().muted);
    setShown(CurveKind::Test, m_testShown);
    setShown(CurveKind::Train, m_trainShown);
    setShown(CurveKind::Batch, m_batchShown);
}

void BandCurves::setShown(CurveKind kind, bool shown)
{
    if (kind == CurveKind::Train) {
        m_trainShown = shown;
        for (QCPGraph *graph : {m_trainLoss, m_trainAccuracy})
            graph->setVisible(shown);
    } else if (kind == CurveKind::Batch) {
        m_batchShown = shown;
        m_raised.setBatchesShown(shown);
        for (const auto &line : m_lines)
            line->setBatchesShown(shown);
    } else if (kind == CurveKind::Test) {
        m_testShown = shown;
        for (const Field &field : {m_loss, m_accuracy})
            for (QCPGraph *graph : field.all())
                graph->setVisible(shown);
        m_raised.setTestShown(shown);
        for (const auto &line : m_lines)
            line->setTestShown(shown);
    }
}

void BandCurves::addTo(CurveAxes::Extent &extent, bool withStart) const
{
    constexpr double end = std::numeric_limits<double>::max();
    const double first = m_x.size() > 1 ? m_x[1] : end;
    const QCPRange counted(withStart ? -end : first, end);
    const auto addLoss = [&extent](const QCPGraph *graph) {
        bool found = false;
        const QCPRange range = graph->getValueRange(found, QCP::sdPositive);
        if (graph->dataCount() > 0)
            extent.x = std::max(extent.x, (graph->data()->constEnd() - 1)->key);
        if (!found || !graph->visible())
            return;
        extent.smallestLoss =
            extent.smallestLoss > 0 ? std::min(extent.smallestLoss, range.lower) : range.lower;
        extent.largestLoss = std::max(extent.largestLoss, range.upper);
    };
    const auto addAccuracy = [&extent, &counted](const QCPGraph *graph) {
        bool found = false;
        const QCPRange range = graph->getValueRange(found, QCP::sdBoth, counted);
        if (found && graph->visible())
            extent.smallestAccuracy = std::min(extent.smallestAccuracy, range.lower);
    };
    for (const QCPGraph *graph : {m_loss.worst, m_loss.best, m_trainLoss})
        addLoss(graph);
    for (const QCPGraph *graph : {m_accuracy.worst, m_trainAccuracy})
        addAccuracy(graph);
    for (const auto &line : m_lines) {
        for (const QCPGraph *graph : line->losses())
            addLoss(graph);
        addAccuracy(line->accuracy());
    }
}

int BandCurves::addToLegend()
{
    m_loss.median->setName(tr("%1: median").arg(m_name));
    m_loss.upper->setName(tr("%1: half of the runs").arg(m_name));
    m_loss.worst->setName(tr("%1: worst and best").arg(m_name));
    int entries = 0;
    for (QCPGraph *graph : {m_loss.median, m_loss.upper, m_loss.worst}) {
        graph->removeFromLegend();
        if (graph->visible() && graph->dataCount() > 0 && graph->addToLegend())
            ++entries;
    }
    return entries;
}

bool BandCurves::isSettled() const
{
    return m_x.size() > fewEpochs;
}

std::optional<Readout> BandCurves::readoutOf(std::uint64_t run, std::optional<double> x) const
{
    const auto all = allRuns();
    const auto found = std::ranges::find(all, run, [](const auto &each) { return each->run(); });
    if (found == all.end() || (*found)->history().empty())
        return std::nullopt;
    const std::vector<double> places = placesOf(**found, m_against);
    const std::size_t index = x ? nearestOf(places, *x) : places.size() - 1;
    Readout readout{.number = m_group.first,
                    .name = (*found)->name(),
                    .record = (*found)->history()[index],
                    .fractionalEpoch = {},
                    .x = places[index],
                    .batchLoss = {}};
    readout.isRaised = true;
    return readout;
}

std::optional<BandReadout> BandCurves::at(std::optional<double> x) const
{
    if (m_band.empty())
        return std::nullopt;
    const std::size_t nearest = x ? nearestOf(m_x, *x) : m_x.size() - 1;
    return BandReadout{m_group.first, m_name, m_x[nearest], m_band[nearest]};
}

std::shared_ptr<const RunRecord> BandCurves::runAt(const QPointF &point, const QCPAxisRect *field,
                                                   double &distance) const
{
    const bool isLoss = field == m_axes.loss();
    if (!m_testShown || (!isLoss && field != m_axes.accuracy()))
        return nullptr;
    std::shared_ptr<const RunRecord> found;
    for (const auto &run : allRuns()) {
        const auto there = crossing(*run, m_against, *field, isLoss, point.x());
        if (there && std::abs(*there - point.y()) < distance) {
            distance = std::abs(*there - point.y());
            found = run;
        }
    }
    return found;
}

} // namespace deltascope
