// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPicture>

class QCustomPlot;
class QWidget;

namespace deltascope {

/// The plots within a widget, drawn as lines and text. On screen a plot draws itself into pixels; it does not
/// for as long as this lives.
class VectorPlots
{
public:
    explicit VectorPlots(QWidget &widget);
    ~VectorPlots();
    VectorPlots(const VectorPlots &) = delete;
    VectorPlots &operator=(const VectorPlots &) = delete;

    /// In the widget's pixels.
    void draw(QPainter &painter) const;

private:
    struct Plot
    {
        QCustomPlot *widget = nullptr;
        QPoint place;
        QPicture picture;
    };
    QList<Plot> m_plots;
};

} // namespace deltascope
