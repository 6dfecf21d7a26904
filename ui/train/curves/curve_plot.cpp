// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_plot.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_cursor.h"
#include "ui/train/curves/curve_marks.h"
#include "ui/train/curves/expected_graph.h"
#include "ui/train/curves/plot_frame.h"
#include "ui/train/curves/seed_bands.h"

#include <QApplication>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr QSize wanted(380, 400);
constexpr QSize smallest(240, 320);
constexpr int slopeHeight = 120;
} // namespace

CurvePlot::CurvePlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_axes(*m_plot)
    , m_cursor(std::make_unique<CurveCursor>(*m_plot, m_axes))
    , m_marks(std::make_unique<CurveMarks>(*m_plot, m_axes))
    , m_expected(std::make_unique<ExpectedGraph>(*m_plot, m_axes))
    , m_bands(std::make_unique<SeedBands>(*m_plot, m_axes))
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
    connect(m_plot, &QCustomPlot::mousePress, this,
            [this](const QMouseEvent *event) { m_pressed = event->position().toPoint(); });
    connect(m_plot, &QCustomPlot::mouseRelease, this, &CurvePlot::mouseReleased);
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
    m_all = runs;
    const auto single = runs.empty() ? runs : m_bands->show(runs, m_x);
    const bool same = std::ranges::equal(m_runs, single, {}, idOf, idOf);
    m_runs = single;
    if (!same)
        matchCurves();
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        m_curves[i]->update(*m_runs[i], m_x);
    showKinds();
    if (!m_all.empty())
        m_axes.setLossTitle(lossTitles(m_all, m_axes.isLogarithmic()));
    follow();
    updateMarks();
    updateReadouts();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
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
    m_bands->restyle();
    const bool alone = m_all.size() == 1;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        m_curves[i]->setStyle(Theme::instance().runColour(m_runs[i]->colour() - 1), alone);
        m_curves[i]->setName(alone ? QString() : m_runs[i]->name());
    }
    showKinds();
    m_plot->legend->setFont(Theme::instance().font(TypeSize::Caption));
    m_plot->legend->setTextColor(colours().text);
    m_plot->legend->setBrush(colours().surface);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// A network that has not been trained here is one dot, which would only make a band small.
void CurvePlot::showKinds()
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const bool isDot = !m_bands->isEmpty() && m_runs[i]->history().size() < 2 && !m_runs[i]->isGrowing();
        for (const CurveKind kind : all_curve_kinds)
            m_curves[i]->setShown(kind, isShown(kind) && !isDot);
    }
}

void CurvePlot::setX(CurveX x)
{
    m_x = x;
    m_axes.setX(x);
    m_expected->setX(x);
    m_cursorX.reset();
    setZoomed(false);
    showRuns(std::vector(m_all));
}

void CurvePlot::setLogarithmicLoss(bool logarithmic)
{
    m_axes.setLogarithmicLoss(logarithmic);
    setZoomed(false);
    showRuns(std::vector(m_all));
}

void CurvePlot::setShown(CurveKind kind, bool shown)
{
    m_shown[static_cast<std::size_t>(kind)] = shown;
    if (kind == CurveKind::Slope) {
        m_axes.setSlopeShown(shown);
        updateGeometry();
    }
    m_bands->setShown(kind, shown);
    showRuns(std::vector(m_all));
}

void CurvePlot::showAll()
{
    setZoomed(false);
    showRuns(std::vector(m_all));
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
    m_bands->addTo(extent, withStart);
    m_expected->addTo(extent);
    // In whole epochs the axis stands still while an epoch goes on.
    extent.x = m_x == CurveX::Epochs ? std::max(1.0, std::ceil(extent.x)) : std::max(extent.x, 1e-3);
    if (extent.largestLoss <= 0)
        extent.smallestLoss = extent.largestLoss = 1;
    return extent;
}

void CurvePlot::follow()
{
    if (m_zoomed)
        return;
    const auto isSettled = [](const auto &curves) { return curves->isSettled(); };
    CurveAxes::Extent shown = extent(!m_bands->isSettled() && std::ranges::none_of(m_curves, isSettled));
    if (!m_runs.empty())
        narrowForSlowMotion(shown, *m_runs.back()->last, m_x);
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
    if (const auto bands = m_bands->at(m_cursorX); isHovering() && !bands.empty())
        m_cursor->show(bands.front().x, dots);
    else if (isHovering() && !m_readouts.empty())
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
    if (field ? m_bands->point(event->position(), field) : m_bands->pointAway()) {
        updateReadouts();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    const CurveMarks::Mark *mark = field ? m_marks->at(event->position().x()) : nullptr;
    const QString named = m_bands->pointed() ? textOf(*m_bands->raisedAt(m_cursorX)) : QString();
    QToolTip::showText(event->globalPosition().toPoint(), mark ? mark->text : named, m_plot);
}

// A press that has not become a drag chooses what it is on.
void CurvePlot::mouseReleased(const QMouseEvent *event)
{
    const bool isClick =
        event->button() == Qt::LeftButton &&
        (event->position().toPoint() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (isClick && m_bands->pointed() != 0)
        Q_EMIT runChosen(m_bands->pointed());
}

void CurvePlot::choose(std::uint64_t run)
{
    if (run == m_bands->chosen())
        return;
    m_bands->choose(run);
    updateReadouts();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::stepRun(int steps)
{
    if (const std::uint64_t run = m_bands->neighbour(steps))
        Q_EMIT runChosen(run);
}

std::vector<BandReadout> CurvePlot::bandReadouts() const
{
    return m_bands->at(m_cursorX);
}

std::optional<Readout> CurvePlot::raised() const
{
    return m_bands->raisedAt(m_cursorX);
}

const std::vector<SeedGroup> &CurvePlot::groups() const
{
    return m_bands->groups();
}

void CurvePlot::stepCursor(int epochs)
{
    if (const auto x = m_bands->step(m_cursorX, epochs))
        return setCursor(x);
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
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_bands->isEmpty())
            return QWidget::keyPressEvent(event);
        return stepRun(event->key() == Qt::Key_Up ? 1 : -1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_bands->raisedAt({}))
            return QWidget::keyPressEvent(event);
        return Q_EMIT runWanted(m_bands->chosen());
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
    if (m_bands->pointAway())
        showRuns(std::vector(m_all));
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
    columns = std::max(columns, m_bands->addToLegend());
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
