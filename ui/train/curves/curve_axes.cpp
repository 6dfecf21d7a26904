// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_axes.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/shaped_text.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/log_ticker.h"
#include "ui/train/curves/plot_title.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr int tickLabelGap = 4;
constexpr int fieldGap = 4;
constexpr int leastRightMargin = 8;
constexpr int ticksWanted = 5;
constexpr int labelDigits = 6;
constexpr double linesPerTick = 3; // of the labels' height
constexpr double linesPerLabel = 1.3;
constexpr double logMargin = 1.25; // factor above and below the curves
constexpr double margin = 0.04;    // share of the range above the curves
constexpr double mostPercent = 100;
constexpr double leastStretch = 0.001;
constexpr double tightest = 1e-6; // of the whole: as far as the mouse zooms in

// Epochs are whole: 0, 2, 4, 6 and not 0, 2.5, 5, 7.5.
class WholeTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange &range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        return qFuzzyCompare(step, 2.5) ? 2 : step;
    }
};

QCPAxisRect *field(QCustomPlot &plot, QCPMarginGroup *group)
{
    auto *rect = new QCPAxisRect(&plot, false);
    rect->addAxes(QCPAxis::atBottom | QCPAxis::atLeft);
    rect->setMarginGroup(QCP::msLeft | QCP::msRight, group);
    rect->setMinimumMargins({0, fieldGap, leastRightMargin, 0});
    rect->setRangeDragAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    rect->setRangeZoomAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    rect->axis(QCPAxis::atBottom)->setTicker(QSharedPointer<WholeTicker>::create());
    for (QCPAxis *axis : rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->setTickLabelPadding(tickLabelGap);
        axis->setSubTicks(false);
        axis->setTickLength(0, 4);
        axis->ticker()->setTickCount(ticksWanted);
        axis->setNumberFormat(QStringLiteral("gbd"));
        axis->setNumberPrecision(labelDigits);
    }
    return rect;
}

double slopeTop(const CurveAxes::Extent &extent)
{
    return extent.largestSlope > 0 ? (1 + margin) * extent.largestSlope : 1;
}
} // namespace

CurveAxes::CurveAxes(QCustomPlot &plot)
    : m_plot(plot)
    , m_lossTitle(new PlotTitle(plot))
    , m_accuracyTitle(new PlotTitle(plot))
    , m_slopeTitle(new PlotTitle(plot))
{
    plot.setLocale(QLocale::c()); // a point, as all numbers of the window have
    plot.addLayer(QString::fromLatin1(lowestLayer), plot.layer(QStringLiteral("main")),
                  QCustomPlot::limBelow);
    auto *group = new QCPMarginGroup(&plot);
    plot.plotLayout()->clear();
    m_loss = field(plot, group);
    m_accuracy = field(plot, group);
    m_slope = field(plot, group);
    QCPLayoutElement *const rows[] = {m_lossTitle, m_loss, m_accuracyTitle, m_accuracy};
    for (int row = 0; row < 4; ++row)
        plot.plotLayout()->addElement(row, 0, rows[row]);
    plot.plotLayout()->setRowSpacing(2);
    plot.legend = new QCPLegend; // the one that came with the plot went with its layout
    m_accuracy->insetLayout()->addElement(plot.legend, Qt::AlignRight | Qt::AlignBottom);
    plot.legend->setLayer(QStringLiteral("legend"));
    plot.legend->setVisible(false);
    m_accuracyTitle->setTitles({tr("Accuracy in %")});
    m_slope->setVisible(false);
    m_slopeTitle->setVisible(false);
    shareX();
    setX(CurveX::Epochs);
    applyTheme();
}

void CurveAxes::shareX()
{
    const auto changed = qOverload<const QCPRange &>(&QCPAxis::rangeChanged);
    for (QCPAxisRect *one : fields())
        for (QCPAxisRect *other : fields()) {
            QCPAxis *const axis = other->axis(QCPAxis::atBottom);
            if (one != other)
                QObject::connect(one->axis(QCPAxis::atBottom), changed, axis,
                                 [axis](const QCPRange &range) { axis->setRange(range); });
        }
}

// The lowest field names the x axis for all.
void CurveAxes::labelX()
{
    const QCPAxisRect *lowest = m_slope->visible() ? m_slope : m_accuracy;
    for (QCPAxisRect *each : fields()) {
        each->axis(QCPAxis::atBottom)->setTickLabels(each == lowest);
        each->axis(QCPAxis::atBottom)->setLabel(each == lowest ? m_xLabel : QString());
    }
}

// As a row of its own it covers nothing; hidden, it needs an owner, and no room.
void CurveAxes::setLegendShown(bool shown, int columns)
{
    QCPLayoutGrid *const all = m_plot.plotLayout();
    QCPLegend *const legend = m_plot.legend;
    if (shown == legend->visible())
        return;
    if (shown) {
        legend->setWrap(columns);
        legend->setFillOrder(QCPLayoutGrid::foColumnsFirst, true);
        m_accuracy->insetLayout()->take(legend);
        all->addElement(all->rowCount(), 0, legend);
        all->setRowStretchFactor(all->rowCount() - 1, leastStretch);
    } else {
        all->take(legend);
        all->simplify();
        m_accuracy->insetLayout()->addElement(legend, Qt::AlignRight | Qt::AlignBottom);
    }
    legend->setVisible(shown);
}

void CurveAxes::setSlopeShown(bool shown)
{
    if (shown == m_slope->visible())
        return;
    QCPLayoutElement *const elements[] = {m_slopeTitle, m_slope};
    for (int row = 0; row < 2; ++row) {
        if (shown)
            m_plot.plotLayout()->addElement(4 + row, 0, elements[row]);
        else
            m_plot.plotLayout()->take(elements[row]);
        elements[row]->setVisible(shown);
        // Out of the layout, it still belongs to the plot, and to the layer on which it is drawn.
        elements[row]->setParent(&m_plot);
    }
    m_plot.plotLayout()->simplify();
    labelX();
}

QCPAxisRect *CurveAxes::fieldAt(const QPointF &point) const
{
    for (QCPAxisRect *rect : fields())
        if (rect->visible() && rect->rect().contains(point.toPoint()))
            return rect;
    return nullptr;
}

void CurveAxes::applyTheme()
{
    m_slopeTitle->setTitles({worded(tr("Mean |φ′|: hidden units solid, outputs dashed")),
                             worded(tr("Mean |φ′|: outputs dashed")), worded(tr("Mean |φ′|"))});
    const Theme &theme = Theme::instance();
    m_plot.setBackground(theme.colours().surface);
    for (PlotTitle *element : {m_lossTitle, m_accuracyTitle, m_slopeTitle}) {
        element->setFont(theme.font(TypeSize::Caption, true));
        element->setTextColor(theme.colours().text);
    }
    for (const QCPAxisRect *rect : fields())
        for (QCPAxis *axis : rect->axes())
            applyTheme(axis);
}

void CurveAxes::applyTheme(QCPAxis *axis) const
{
    const Colours &c = colours();
    const QPen line(c.line, 1);
    axis->setBasePen(line);
    axis->setTickPen(line);
    axis->setTickLabelColor(c.muted);
    axis->setLabelColor(c.muted);
    axis->setTickLabelFont(Theme::instance().font(TypeSize::Caption));
    axis->setLabelFont(Theme::instance().font(TypeSize::Caption));
    axis->grid()->setPen(QPen(mix(c.surface, c.line, 0.6), 1));
    axis->grid()->setZeroLinePen(Qt::NoPen);
}

void CurveAxes::setX(CurveX x)
{
    const QString labels[] = {tr("epochs"), tr("images seen"), tr("seconds of training")};
    m_xLabel = labels[static_cast<int>(x)];
    labelX();
}

QString CurveAxes::lossTitle() const
{
    return m_lossTitle->titles().front();
}

void CurveAxes::setLossTitle(const QStringList &titles)
{
    m_lossTitle->setTitles(titles);
}

void CurveAxes::setLogarithmicLoss(bool logarithmic)
{
    m_logarithmic = logarithmic;
    QCPAxis *const axis = m_loss->axis(QCPAxis::atLeft);
    axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic)
        axis->setTicker(QSharedPointer<LogTicker>::create());
    else
        axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    m_heights = {};
    fitTicks();
}

bool CurveAxes::fitTicks()
{
    const std::array heights{m_loss->height(), m_accuracy->height(), m_slope->height()};
    const double line = QFontMetricsF(Theme::instance().font(TypeSize::Caption)).height();
    for (const QCPAxisRect *each : fields()) {
        const int most = static_cast<int>(each->height() / (linesPerTick * line));
        each->axis(QCPAxis::atLeft)->ticker()->setTickCount(std::clamp(most, 2, ticksWanted));
    }
    if (const auto ticker = m_loss->axis(QCPAxis::atLeft)->ticker().dynamicCast<LogTicker>())
        ticker->setLeastGap(linesPerLabel * line / std::max(1, m_loss->height()));
    return std::exchange(m_heights, heights) != heights;
}

// The plot leaves a label out that would go beyond its edge; that of the last tick is in the middle below
// the end of the axis.
void CurveAxes::makeRoomForLastTick(double end)
{
    const QString label = QString::number(end, 'g', labelDigits);
    const double half = textWidth(Theme::instance().font(TypeSize::Caption), label) / 2;
    const int right = std::max(leastRightMargin, static_cast<int>(std::ceil(half)) + 2);
    for (QCPAxisRect *each : fields())
        each->setMinimumMargins({0, fieldGap, right, 0});
}

void CurveAxes::show(const Extent &extent)
{
    fitTicks();
    makeRoomForLastTick(extent.x);
    m_loss->axis(QCPAxis::atBottom)->setRange(extent.fromX, extent.x);
    if (m_logarithmic)
        m_loss->axis(QCPAxis::atLeft)
            ->setRange(extent.smallestLoss / logMargin, extent.largestLoss * logMargin);
    else
        m_loss->axis(QCPAxis::atLeft)->setRange(0, extent.largestLoss * (1 + margin));
    const double lowest = std::min(extent.smallestAccuracy, mostPercent - 1);
    const double below = margin * (mostPercent - lowest);
    m_accuracy->axis(QCPAxis::atLeft)->setRange(std::max(0.0, lowest - below), mostPercent);
    m_slope->axis(QCPAxis::atLeft)->setRange(0, slopeTop(extent));
}

void CurveAxes::keepWithin(const Extent &extent)
{
    const auto bound = [](QCPAxis *axis, double lower, double upper) {
        QCPRange range = axis->range().bounded(lower, upper);
        const double least = tightest * (upper - lower);
        if (range.size() < least)
            range = QCPRange(range.center() - least, range.center() + least).bounded(lower, upper);
        if (range != axis->range())
            axis->setRange(range);
    };
    bound(m_loss->axis(QCPAxis::atBottom), 0, extent.x);
    bound(m_loss->axis(QCPAxis::atLeft), m_logarithmic ? extent.smallestLoss / 10 : 0,
          extent.largestLoss * (m_logarithmic ? 10 : 1 + margin));
    bound(m_accuracy->axis(QCPAxis::atLeft), 0, mostPercent);
    bound(m_slope->axis(QCPAxis::atLeft), 0, slopeTop(extent));
}

QCPItemStraightLine *addVerticalLine(QCustomPlot &plot, QCPAxisRect *field)
{
    auto *line = new QCPItemStraightLine(&plot);
    for (QCPItemPosition *end : line->positions()) {
        end->setAxisRect(field);
        end->setAxes(field->axis(QCPAxis::atBottom), field->axis(QCPAxis::atLeft));
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->setClipAxisRect(field);
    line->setSelectable(false);
    return line;
}

} // namespace deltascope
