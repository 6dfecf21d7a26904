// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/custom_plot.h"

#include <QStringList>

namespace deltascope {

/// A line above a field of a plot, which never makes the plot wider.
class PlotTitle : public QCPTextElement
{
public:
    explicit PlotTitle(QCustomPlot &plot);

    /// The longest first; the first for which there is room is drawn, and the last is elided where there is
    /// none for it either.
    void setTitles(const QStringList &titles);
    const QStringList &titles() const { return m_titles; }
    /// That is drawn in so many pixels.
    QString titleFor(int width) const;

protected:
    QSize minimumOuterSizeHint() const override;
    void draw(QCPPainter *painter) override;

private:
    QStringList m_titles{QString()};
};

} // namespace deltascope
