// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_plot.h"

#include "ui/settings/setting.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_cursor.h"
#include "ui/train/curves/curve_marks.h"
#include "ui/train/curves/expected_graph.h"

#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr QSize wanted(380, 400);
constexpr QSize smallest(240, 320);
constexpr int slopeHeight = 120;
constexpr double watchedSeconds = 120; // of slow motion, along the axis

// 1, 2 or 5 with a power of ten: the next above it.
double roundStep(double width)
{
    const double power = std::pow(10, std::floor(std::log10(width)));
    for (const double digit : {1, 2, 5})
        if (width <= digit * power)
            return digit * power;
    return 10 * power;
}

// The cost that the loss of these runs is the mean of.
QString commonCost(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    const auto costOf = [](const auto &run) { return run->last->settings.functions.cost; };
    const Cost cost = costOf(runs.back());
    if (std::ranges::count(runs, cost, costOf) < std::ssize(runs))
        return CurvePlot::tr("each run's own cost");
    return cost == Cost::Quadratic ? CurvePlot::tr("half the sum of squares")
                                   : costNames()[static_cast<qsizetype>(cost)];
}
} // namespace

CurvePlot::CurvePlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_axes(*m_plot)
    , m_cursor(std::make_unique<CurveCursor>(*m_plot, m_axes))
    , m_marks(std::make_unique<CurveMarks>(*m_plot, m_axes))
    , m_expected(std::make_unique<ExpectedGraph>(*m_plot, m_axes))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Learning curves"));
    m_plot->setFocusProxy(this);
    m_plot->setAttribute(Qt::WA_AcceptTouchEvents, false);
    m_plot->setAttribute(Qt::WA_NoMousePropagation, false); // a wheel that is ignored is the panel's
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    m_plot->setPlottingHint(QCP::phImmediateRefresh, false); // it would paint the whole window twice
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] {
        if (m_axes.fitTicks()) // they were chosen for fields of another height
            m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, &CurvePlot::mouseMoved);
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::showAll);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent *event) {
        if (m_axes.fieldAt(event->position()) && !m_expected->isDrawing())
            setZoomed(true);
    });
    connect(m_expected.get(), &ExpectedGraph::drawn, this, &CurvePlot::drawn);
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        if (m_zoomed && !m_runs.empty())
            m_axes.keepWithin(extent(true));
    });
    connect(&Theme::instance(), &Theme::changed, this, &CurvePlot::restyle);
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::showRuns(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    const auto idOf = [](const auto &run) { return run->run(); };
    const bool same = std::ranges::equal(m_runs, runs, {}, idOf, idOf);
    m_runs = runs;
    if (!same)
        matchCurves();
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        m_curves[i]->update(*m_runs[i], m_x);
    if (!m_runs.empty())
        nameLoss();
    follow();
    updateMarks();
    updateReadouts();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// The shorter titles are for a narrow plot.
void CurvePlot::nameLoss()
{
    const QString cost = commonCost(m_runs);
    QStringList titles{tr("Mean loss: %1").arg(cost), tr("Loss: %1").arg(cost), tr("Mean loss")};
    if (m_axes.isLogarithmic())
        titles.prepend(tr("Mean loss (log): %1").arg(cost));
    m_axes.setLossTitle(titles);
}

void CurvePlot::expect(const ExpectedCurve *curve, bool drawing)
{
    m_expected->show(curve, drawing);
    if (drawing != m_expected->isDrawing()) {
        m_expected->setDrawing(drawing);
        m_plot->setInteractions(drawing ? QCP::Interactions() : QCP::iRangeDrag | QCP::iRangeZoom);
        m_plot->setCursor(drawing ? Qt::CrossCursor : Qt::ArrowCursor);
        setZoomed(false);
    }
    follow();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::matchCurves()
{
    m_cursor->hide();
    m_curves.clear();
    for (const auto &run : m_runs)
        m_curves.push_back(std::make_unique<RunCurves>(*m_plot, m_axes, *run));
    restyle();
}

void CurvePlot::restyle()
{
    m_axes.applyTheme();
    m_expected->restyle();
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const int number = m_runs[i]->number;
        m_curves[i]->setStyle(Theme::instance().runColour(number - 1), m_curves.size() == 1);
        m_curves[i]->setName(m_curves.size() == 1 ? QString() : m_runs[i]->name());
        for (const CurveKind kind : all_curve_kinds)
            m_curves[i]->setShown(kind, isShown(kind));
    }
    m_plot->legend->setFont(Theme::instance().font(TypeSize::Caption));
    m_plot->legend->setTextColor(colours().text);
    m_plot->legend->setBrush(colours().surface);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::setX(CurveX x)
{
    m_x = x;
    m_axes.setX(x);
    m_expected->setX(x);
    m_cursorX.reset();
    setZoomed(false);
    showRuns(m_runs);
}

void CurvePlot::setLogarithmicLoss(bool logarithmic)
{
    m_axes.setLogarithmicLoss(logarithmic);
    setZoomed(false);
    showRuns(m_runs);
}

void CurvePlot::setShown(CurveKind kind, bool shown)
{
    m_shown[static_cast<std::size_t>(kind)] = shown;
    if (kind == CurveKind::Slope) {
        m_axes.setSlopeShown(shown);
        updateGeometry();
    }
    for (const auto &curves : m_curves)
        curves->setShown(kind, shown);
    showRuns(m_runs);
}

void CurvePlot::showAll()
{
    setZoomed(false);
    showRuns(m_runs);
}

void CurvePlot::setZoomed(bool zoomed)
{
    if (zoomed == m_zoomed)
        return;
    m_zoomed = zoomed;
    Q_EMIT zoomedChanged(zoomed);
}

CurveAxes::Extent CurvePlot::extent(bool withStart) const
{
    CurveAxes::Extent extent{.smallestAccuracy = 100};
    for (const auto &curves : m_curves)
        curves->addTo(extent, withStart);
    m_expected->addTo(extent);
    // In whole epochs the axis stands still while an epoch goes on.
    extent.x = m_x == CurveX::Epochs ? std::max(1.0, std::ceil(extent.x)) : std::max(extent.x, 1e-3);
    if (extent.largestLoss <= 0)
        extent.smallestLoss = extent.largestLoss = 1;
    return extent;
}

// In slow motion an epoch takes up to hours, and its curve would be one upright stroke: the axis shows about
// two minutes of it, and stands still for as long.
void CurvePlot::narrowForSlowMotion(CurveAxes::Extent &extent) const
{
    const TrainingSnapshot &snapshot = *m_runs.back()->last;
    if (m_x == CurveX::Seconds || snapshot.speed_limit <= 0 || !snapshot.place)
        return;
    const double images = snapshot.speed_limit * watchedSeconds;
    const double width = roundStep(m_x == CurveX::Images ? images : images / snapshot.place->epoch_size());
    const double now = m_x == CurveX::Epochs
                           ? snapshot.epochs
                           : static_cast<double>(snapshot.images_before + snapshot.images_seen);
    if (width >= extent.x)
        return;
    extent.fromX = std::floor(now / width) * width;
    extent.x = extent.fromX + width;
}

void CurvePlot::follow()
{
    if (m_zoomed)
        return;
    const auto isSettled = [](const auto &curves) { return curves->isSettled(); };
    CurveAxes::Extent shown = extent(std::ranges::none_of(m_curves, isSettled));
    if (!m_runs.empty())
        narrowForSlowMotion(shown);
    m_axes.show(shown);
}

void CurvePlot::updateMarks()
{
    std::vector<CurveMarks::Mark> marks;
    QStringList spoken;
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        for (const SettingChange &change : *m_runs[i]->last->changes)
            if (const auto x = m_curves[i]->xAt(*m_runs[i], change.epochs)) {
                const QString text = changeText(change);
                spoken << text;
                marks.push_back({*x, m_runs.size() == 1 ? text : tr("%1, %2").arg(m_runs[i]->name(), text)});
            }
    m_marks->show(std::move(marks));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

void CurvePlot::updateReadouts()
{
    m_readouts.clear();
    std::vector<RunCurves::Dot> dots;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const auto readout = m_curves[i]->at(*m_runs[i], m_cursorX);
        if (!readout)
            continue;
        m_readouts.push_back(*readout);
        const auto more = m_curves[i]->dots(*readout);
        dots.insert(dots.end(), more.begin(), more.end());
    }
    if (isHovering() && !m_readouts.empty())
        m_cursor->show(m_readouts.back().x, dots);
    else
        m_cursor->hide();
    Q_EMIT readoutsChanged();
}

void CurvePlot::setCursor(std::optional<double> x)
{
    if (x == m_cursorX)
        return;
    m_cursorX = x;
    updateReadouts();
    m_cursor->replot();
}

void CurvePlot::mouseMoved(QMouseEvent *event)
{
    if (m_expected->isDrawing())
        return;
    const QCPAxisRect *field = m_axes.fieldAt(event->position());
    if (field && event->buttons() & Qt::LeftButton)
        setZoomed(true);
    if (field)
        setCursor(field->axis(QCPAxis::atBottom)->pixelToCoord(event->position().x()));
    else
        setCursor(std::nullopt);
    const CurveMarks::Mark *mark = field ? m_marks->at(event->position().x()) : nullptr;
    QToolTip::showText(event->globalPosition().toPoint(), mark ? mark->text : QString(), m_plot);
}

void CurvePlot::stepCursor(int epochs)
{
    if (m_runs.empty() || m_readouts.empty())
        return;
    const auto &history = m_runs.back()->history();
    const int last = static_cast<int>(history.size()) - 1;
    const int present = m_readouts.back().record.epoch - history.front().epoch;
    const int next = isHovering() ? std::clamp(present + epochs, 0, last) : last;
    setCursor(m_curves.back()->xOfRecord(next));
}

void CurvePlot::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return stepCursor(-1);
    case Qt::Key_Right:
        return stepCursor(1);
    case Qt::Key_Escape:
        setCursor(std::nullopt);
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void CurvePlot::leaveEvent(QEvent *event)
{
    setCursor(std::nullopt);
    QWidget::leaveEvent(event);
}

// Where the plot fills the panel, the wheel alone must still scroll to what is below.
bool CurvePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    const auto *wheel = static_cast<QWheelEvent *>(event);
    if (wheel->modifiers() & Qt::ControlModifier && m_axes.fieldAt(wheel->position()))
        return false;
    event->ignore();
    return true;
}

void CurvePlot::setLegendShown(bool shown)
{
    int columns = 1;
    for (const auto &curves : m_curves)
        columns = std::max(columns, curves->addToLegend());
    columns += m_expected->addToLegend();
    m_axes.setLegendShown(shown, columns);
}

QSize CurvePlot::sizeHint() const
{
    return wanted;
}

QSize CurvePlot::minimumSizeHint() const
{
    return {smallest.width(), smallest.height() + (isShown(CurveKind::Slope) ? slopeHeight : 0)};
}

} // namespace deltascope
