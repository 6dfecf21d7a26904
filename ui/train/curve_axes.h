// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

class QCPAxis;
class QCPAxisRect;
class QCPTextElement;
class QCustomPlot;

namespace deltascope {

/// What the curves are drawn against.
enum class CurveX { Epochs, Images, Seconds };

/// The two fields of the learning curves, loss above accuracy, over one common x axis.
class CurveAxes
{
public:
    /// Lives as long as plot, which owns what it adds.
    explicit CurveAxes(QCustomPlot &plot);

    QCPAxisRect *loss() const { return m_loss; }
    QCPAxisRect *accuracy() const { return m_accuracy; }
    /// The field at a point of the plot; null beside the fields.
    QCPAxisRect *fieldAt(const QPointF &point) const;

    /// The theme's colours and fonts.
    void applyTheme();
    void setX(CurveX x);
    void setLossTitle(const QString &title);
    void setLogarithmicLoss(bool logarithmic);
    bool isLossLogarithmic() const { return m_logarithmic; }

    struct Extent
    {
        double x = 0; ///< from 0
        double smallestLoss = 0;
        double largestLoss = 0;
        double smallestAccuracy = 0; ///< in per cent
    };
    /// Shows all of it.
    void show(const Extent &extent);
    /// Keeps a range that the mouse has made within what can be seen at all.
    void keepWithin(const Extent &extent);

private:
    void applyTheme(QCPAxis *axis) const;
    void shareX();

    QCustomPlot &m_plot;
    QCPTextElement *m_lossTitle;
    QCPTextElement *m_accuracyTitle;
    QCPAxisRect *m_loss;
    QCPAxisRect *m_accuracy;
    bool m_logarithmic = false;
};

} // namespace deltascope
