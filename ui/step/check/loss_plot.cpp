// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/loss_plot.h"

#include "core/network/gradient_check.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int curvePoints = 81;
constexpr double curveReach = 2; // the number is moved by so much to either side
constexpr int plotHeight = 168;

QString coloured(const QString &text, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
}
} // namespace

LossPlot::LossPlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_key(new QLabel)
{
    m_plot->setFixedHeight(plotHeight);
    m_plot->setAccessibleName(tr("The loss against the number, and its tangent"));
    m_key->setProperty("role", QStringLiteral("caption"));
    m_key->setTextFormat(Qt::RichText);
    m_key->setWordWrap(true);
    m_curve = m_plot->addGraph();
    m_tangent = m_plot->addGraph();
    m_secant = m_plot->addGraph();
    m_here = m_plot->addGraph();
    setUpAxes(m_plot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addWidget(m_plot);
    layout->addWidget(m_key);
    layout->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &LossPlot::updateTheme);
    updateTheme();
}

void LossPlot::show(const InspectedPass &open, const Selection &nudged, double epsilon)
{
    drawCurve(open, nudged);
    drawPoints(open, nudged, epsilon);
    m_key->setText(tr("%1 against %2; the %3 is as steep as the backpropagated gradient; circles: where the "
                      "central difference is taken")
                       .arg(coloured(notationHtml(QStringLiteral("L_{n}")), colours().forward),
                            notationHtml(nameOf(nudged)), coloured(tr("tangent"), colours().backward)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossPlot::drawCurve(const InspectedPass &open, const Selection &nudged)
{
    const double here = valueAt(open, nudged);
    const double loss = open.pass().loss;
    const auto lossAt = lossAgainst(open, nudged);
    QVector<double> x;
    QVector<double> y;
    for (int i = 0; i < curvePoints; ++i) {
        x.append(here + curveReach * (2.0 * i / (curvePoints - 1) - 1));
        y.append(lossAt(x.last()));
    }
    m_curve->setData(x, y, true);
    const double low = *std::ranges::min_element(y);
    const double high = *std::ranges::max_element(y);
    const double space = std::max(0.12 * (high - low), 1e-9 * std::max(1.0, std::abs(loss)));
    m_plot->xAxis->setRange(x.first(), x.last());
    m_plot->yAxis->setRange(low - space, high + space);
    const double rise = gradient_value(open.pass(), nudged) * curveReach;
    m_tangent->setData({x.first(), x.last()}, {loss - rise, loss + rise}, true);
    m_here->setData({here}, {loss});
}

// θ − ε and θ + ε, where the central difference looks.
void LossPlot::drawPoints(const InspectedPass &open, const Selection &nudged, double epsilon)
{
    const double here = valueAt(open, nudged);
    const auto loss = lossAgainst(open, nudged);
    const double below = here - epsilon;
    const double above = here + epsilon;
    m_secant->setData({below, above}, {loss(below), loss(above)}, true);
}

void LossPlot::updateTheme()
{
    const Colours &c = colours();
    colourAxes(m_plot);
    m_curve->setPen(QPen(c.forward, 2));
    m_tangent->setPen(QPen(c.backward, 1.5, Qt::DashLine));
    m_secant->setPen(QPen(c.muted, 1));
    m_secant->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.muted, 1.5), c.surface, 6));
    m_here->setLineStyle(QCPGraph::lsNone);
    m_here->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, c.backward, c.backward, 7));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace deltascope
