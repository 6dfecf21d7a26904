// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/activation_curve.h"

#include "core/network/activation.h"
#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/selected_indices.h"
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
constexpr int plotHeight = 130;
constexpr int curvePoints = 121;
constexpr double leastReach = 6; // of z to either side; there a sigmoid is flat
constexpr double spareReach = 1.15;
constexpr double spareHeight = 0.08;
constexpr double tangentShare = 0.3; // of the reach
constexpr int shownDigits = 4;

bool isOfOutputs(StepId step)
{
    return step == StepId::x2 || step == StepId::delta2;
}

bool isBackward(StepId step)
{
    return step == StepId::delta2 || step == StepId::delta1;
}

// "z¹₄₉ = −0.6577"
QString statement(const InspectedPass &open, const Selection &number)
{
    return nameOf(number) + QStringLiteral(" = ") + shownNumber(valueAt(open, number), shownDigits);
}
} // namespace

ActivationCurve::ActivationCurve(QWidget *parent)
    : QWidget(parent)
    , m_key(new QLabel)
    , m_plot(new QCustomPlot)
{
    m_key->setProperty("role", QStringLiteral("caption"));
    m_key->setTextFormat(Qt::RichText);
    m_key->setWordWrap(true);
    m_plot->setFixedHeight(plotHeight);
    m_plot->setAccessibleName(tr("The curve of the activation, and where this value lies on it"));
    setUpAxes(m_plot);
    m_curve = m_plot->addGraph();
    m_guides = m_plot->addGraph();
    m_tangent = m_plot->addGraph();
    m_here = m_plot->addGraph();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::instance().space(1), 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addWidget(m_key);
    layout->addWidget(m_plot);
    connect(&Theme::instance(), &Theme::changed, this, &ActivationCurve::updateTheme);
    updateTheme();
}

bool ActivationCurve::belongsTo(const InspectedPass &open, StepId step)
{
    return step == StepId::x1 || step == StepId::delta1 ||
           (step == StepId::x2 && facts(open.functions().output).componentwise) ||
           (step == StepId::delta2 && !facts(open.functions().cost).cancels_phi_prime);
}

void ActivationCurve::show(const InspectedPass &open, StepId step, const SelectedIndices &chosen)
{
    const bool outputs = isOfOutputs(step);
    const bool backward = isBackward(step);
    const Activation activation = outputs ? open.functions().output : open.functions().hidden;
    const Selection z = chosen.numberOf(outputs ? Term::z2 : Term::z1);
    const Selection x = chosen.numberOf(outputs ? Term::x2 : Term::x1);
    const Selection slope = chosen.numberOf(outputs ? Term::phi_prime_z2 : Term::phi_prime_z1);
    m_reading = (backward ? tr("φ at %1 has the slope %2") : tr("φ at %1 gives %2"))
                    .arg(statement(open, z), statement(open, backward ? slope : x));
    m_key->setText(notationHtml(m_reading));

    const double at = valueAt(open, z);
    m_tangent->setVisible(backward);
    m_guides->setVisible(!backward);
    drawCurve(activation, at);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ActivationCurve::drawCurve(Activation activation, double z)
{
    const double reach = std::isfinite(z) ? std::max(leastReach, spareReach * std::abs(z)) : leastReach;
    QVector<double> zs;
    QVector<double> xs;
    for (int i = 0; i < curvePoints; ++i) {
        zs.append(reach * (2.0 * i / (curvePoints - 1) - 1));
        xs.append(phi(activation, zs.last()));
    }
    m_curve->setData(zs, xs, true);
    const double low = xs.first();
    const double high = xs.last();
    const double spare = spareHeight * (high - low);
    m_plot->xAxis->setRange(-reach, reach);
    m_plot->yAxis->setRange(low - spare, high + spare);

    const double x = phi(activation, z);
    const double run = tangentShare * reach;
    const double rise = phi_prime(activation, z) * run;
    m_guides->setData({-reach, z, z}, {x, x, low - spare}, true);
    m_tangent->setData({z - run, z + run}, {x - rise, x + rise}, true);
    m_here->setData({z}, {x});
}

void ActivationCurve::updateTheme()
{
    const Colours &c = colours();
    colourAxes(m_plot);
    m_curve->setPen(QPen(c.forward, 2));
    m_guides->setPen(QPen(c.muted, 1, Qt::DashLine));
    m_tangent->setPen(QPen(c.backward, 2));
    m_here->setLineStyle(QCPGraph::lsNone);
    m_here->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, c.backward, c.backward, 7));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace deltascope
