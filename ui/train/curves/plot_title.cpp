// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/plot_title.h"

#include <QFontMetrics>

namespace deltascope {

PlotTitle::PlotTitle(QCustomPlot &plot)
    : QCPTextElement(&plot)
{
    setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    setMargins({0, 2, 0, 2});
}

void PlotTitle::setTitles(const QStringList &titles)
{
    m_titles = titles;
    setText(titles.front());
}

QString PlotTitle::titleFor(int width) const
{
    const QFontMetrics metrics(font());
    for (const QString &title : m_titles)
        if (metrics.horizontalAdvance(title) <= width)
            return title;
    return metrics.elidedText(m_titles.back(), Qt::ElideRight, width);
}

QSize PlotTitle::minimumOuterSizeHint() const
{
    return {0, QCPTextElement::minimumOuterSizeHint().height()};
}

void PlotTitle::draw(QCPPainter *painter)
{
    setText(titleFor(rect().width()));
    QCPTextElement::draw(painter);
    setText(m_titles.front());
}

} // namespace deltascope
