// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worksheet/vector_plots.h"

#include "ui/theme/custom_plot.h"

#include <QPainter>
#include <QWidget>

namespace deltascope {

VectorPlots::VectorPlots(QWidget &widget)
{
    for (QCustomPlot *plot : widget.findChildren<QCustomPlot *>()) {
        if (!plot->isVisible())
            continue;
        Plot made = {plot, plot->mapTo(&widget, QPoint(0, 0)), QPicture()};
        QCPPainter painter(&made.picture);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot->toPainter(&painter, plot->width(), plot->height());
        painter.end();
        m_plots << made;
        QSizePolicy policy = plot->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // nothing moves into its place
        plot->setSizePolicy(policy);
        plot->hide();
    }
}

VectorPlots::~VectorPlots()
{
    for (const Plot &plot : m_plots)
        plot.widget->show();
}

void VectorPlots::draw(QPainter &painter) const
{
    for (const Plot &plot : m_plots) {
        // A picture is as large on paper as on screen, in inches; here a pixel is one of the widget.
        const double scale = 1.0 * plot.picture.logicalDpiX() / painter.device()->logicalDpiX();
        painter.save();
        painter.translate(plot.place);
        painter.scale(scale, scale);
        painter.drawPicture(0, 0, plot.picture);
        painter.restore();
    }
}

} // namespace deltascope
