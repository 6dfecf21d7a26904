// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <array>

class QCPAxis;
class QCPAxisRect;
class QCPItemStraightLine;
class QCustomPlot;

namespace deltascope {

class PlotTitle;

/// What the curves are drawn against.
enum class CurveX { Epochs, Images, Seconds };

/// The fields of the learning curves over one common x axis: loss, accuracy and, when it is switched on, the
/// mean |φ′| of the layers.
class CurveAxes
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::CurveAxes)

public:
    /// Under the curves; for those that must hide no other.
    static constexpr const char *lowestLayer = "batches";

    /// Lives as long as plot, which owns what it adds.
    explicit CurveAxes(QCustomPlot &plot);

    QCPAxisRect *loss() const { return m_loss; }
    QCPAxisRect *accuracy() const { return m_accuracy; }
    QCPAxisRect *slope() const { return m_slope; }
    /// From top to bottom, shown or not.
    std::array<QCPAxisRect *, 3> fields() const { return {m_loss, m_accuracy, m_slope}; }
    /// The field at a point of the plot; null beside the fields.
    QCPAxisRect *fieldAt(const QPointF &point) const;

    /// The theme's colours and fonts.
    void applyTheme();
    void setX(CurveX x);
    /// The longest title first, then shorter ones for a narrow plot.
    void setLossTitle(const QStringList &titles);
    void setLogarithmicLoss(bool logarithmic);
    QString lossTitle() const;
    bool isLogarithmic() const { return m_logarithmic; }
    void setSlopeShown(bool shown);
    /// The plot's legend, under the fields, its entries in so many columns.
    void setLegendShown(bool shown, int columns);

    struct Extent
    {
        double x = 0;
        double fromX = 0;
        double smallestLoss = 0;
        double largestLoss = 0;
        double smallestAccuracy = 0; ///< in per cent
        double largestSlope = 0;
    };
    /// Shows all of it.
    void show(const Extent &extent);
    /// Chooses as many labels as there is room for. Returns whether the room is another than before.
    bool fitTicks();
    /// Keeps a range that the mouse has made within what can be seen at all.
    void keepWithin(const Extent &extent);

private:
    void applyTheme(QCPAxis *axis) const;
    void shareX();
    void labelX();
    void makeRoomForLastTick(double end);

    QCustomPlot &m_plot;
    PlotTitle *m_lossTitle;
    PlotTitle *m_accuracyTitle;
    QCPAxisRect *m_loss;
    QCPAxisRect *m_accuracy;
    PlotTitle *m_slopeTitle;
    QCPAxisRect *m_slope;
    QString m_xLabel;
    bool m_logarithmic = false;
    std::array<int, 3> m_heights{}; ///< of the fields, for which their ticks were chosen
};

/// A line as high as the field, which clips it: x in the field's units, y from 0 at its top to 1. plot owns
/// it.
QCPItemStraightLine *addVerticalLine(QCustomPlot &plot, QCPAxisRect *field);

} // namespace deltascope
