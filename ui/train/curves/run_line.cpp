// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/run_line.h"

#include "ui/theme/custom_plot.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double inPercent = 100;
constexpr double lineWidth = 1.25;

double imagesAt(const EpochRecord &epoch, const TrainingSnapshot &run)
{
    const double perEpoch = run.epochs > 0 ? static_cast<double>(run.images_seen) / run.epochs : 0;
    return epoch.images_seen > 0 ? static_cast<double>(epoch.images_seen) : epoch.epoch * perEpoch;
}
} // namespace

RunLine::RunLine(QCustomPlot &plot, const CurveAxes &axes, const QString &layer)
    : m_plot(plot)
    , m_loss(addGraph(plot, axes.loss(), layer))
    , m_accuracy(addGraph(plot, axes.accuracy(), layer))
    , m_batches(addGraph(plot, axes.loss(), layer))
{
}

RunLine::~RunLine()
{
    for (QCPGraph *graph : {m_loss, m_accuracy, m_batches})
        m_plot.removeGraph(graph);
}

void RunLine::show(const RunRecord &run, CurveX x)
{
    clear();
    const std::vector<double> places = placesOf(run, x);
    for (std::size_t i = 0; i < places.size(); ++i) {
        m_loss->addData(places[i], run.history()[i].test_loss);
        m_accuracy->addData(places[i], inPercent * run.history()[i].test_accuracy);
    }
    if (run.isGrowing())
        for (const SeriesPoint &point : *run.last->batch_losses)
            m_batches->addData(x == CurveX::Epochs   ? point.epochs
                               : x == CurveX::Images ? point.images
                                                     : point.seconds,
                               point.loss);
}

void RunLine::clear()
{
    for (QCPGraph *graph : {m_loss, m_accuracy, m_batches})
        graph->data()->clear();
}

void RunLine::setColours(const QColor &line, const QColor &batches)
{
    for (QCPGraph *graph : {m_loss, m_accuracy})
        graph->setPen(QPen(line, lineWidth));
    m_batches->setPen(QPen(batches, 1));
}

void RunLine::setTestShown(bool shown)
{
    for (QCPGraph *graph : {m_loss, m_accuracy})
        graph->setVisible(shown);
}

void RunLine::setBatchesShown(bool shown)
{
    m_batches->setVisible(shown);
}

QCPGraph *addGraph(QCustomPlot &plot, QCPAxisRect *field, const QString &layer)
{
    QCPGraph *made = plot.addGraph(field->axis(QCPAxis::atBottom), field->axis(QCPAxis::atLeft));
    made->setSelectable(QCP::stNone);
    made->setLayer(layer);
    return made;
}

std::vector<double> placesOf(const RunRecord &run, CurveX x)
{
    std::vector<double> places;
    double seconds = 0;
    for (const EpochRecord &epoch : run.history()) {
        seconds += epoch.seconds;
        places.push_back(x == CurveX::Epochs   ? epoch.epoch
                         : x == CurveX::Images ? imagesAt(epoch, *run.last)
                                               : seconds);
    }
    return places;
}

std::size_t nearestOf(const std::vector<double> &values, double x)
{
    const auto distance = [x](double value) { return std::abs(value - x); };
    return static_cast<std::size_t>(std::ranges::min_element(values, {}, distance) - values.begin());
}

std::optional<double> crossing(const RunRecord &run, CurveX x, const QCPAxisRect &field, bool isLoss,
                               double column)
{
    const QCPAxis *across = field.axis(QCPAxis::atBottom);
    const QCPAxis *up = field.axis(QCPAxis::atLeft);
    const auto pixelOf = [&](const EpochRecord &epoch) {
        return up->coordToPixel(isLoss ? epoch.test_loss : inPercent * epoch.test_accuracy);
    };
    const std::vector<double> places = placesOf(run, x);
    for (std::size_t i = 1; i < places.size(); ++i) {
        const double before = across->coordToPixel(places[i - 1]);
        const double after = across->coordToPixel(places[i]);
        if (before <= column && column <= after && before < after)
            return std::lerp(pixelOf(run.history()[i - 1]), pixelOf(run.history()[i]),
                             (column - before) / (after - before));
    }
    return std::nullopt;
}

} // namespace deltascope
