// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/error_plot.h"

#include "ui/step/check/power_ticker.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int plotHeight = 168;
constexpr int ticks = 5;
constexpr double space = 3;      // factor, above and below
constexpr double usual = 1.5e-9; // of an error, and as long as most

// Of all that can be drawn; best is where the errors around are small too.
std::size_t leastOf(const EpsilonCurve &curve)
{
    std::size_t least = curve.best;
    for (std::size_t i = 0; i < curve.errors.size(); ++i)
        if (curve.errors[i] > 0 && curve.errors[i] < curve.errors[least])
            least = i;
    return least;
}

QCPScatterStyle disc(const QColor &colour, double size)
{
    return {QCPScatterStyle::ssDisc, colour, colour, size};
}
} // namespace

ErrorPlot::ErrorPlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_key(wrappedLabel("caption"))
{
    m_plot->setFixedHeight(plotHeight);
    m_plot->setAccessibleName(tr("The error of the central difference against ε"));
    m_key->setTextFormat(Qt::RichText);
    m_key->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_key->setOnlyGrows(true);
    m_key->setText(bestText(usual, usual) + luckText(usual, usual)); // its room, until there is a curve
    setUpAxes(m_plot);
    showPowers(m_plot->xAxis, ticks);
    showPowers(m_plot->yAxis, ticks);
    m_errors = m_plot->addGraph();
    m_used = m_plot->addGraph();
    m_best = m_plot->addGraph();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(1));
    layout->addWidget(m_plot);
    layout->addWidget(m_key);
    layout->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &ErrorPlot::updateTheme);
    updateTheme();
}

void ErrorPlot::show(const InspectedPass &open, const Selection &nudged, double epsilon)
{
    m_values = epsilon_curve(*open.network, open.pass(), nudged);
    const bool drawn = m_values.has_errors();
    m_plot->setVisible(drawn);
    if (drawn) {
        draw(check_gradient<double>(*open.network, open.pass(), nudged, epsilon), epsilon);
        const std::size_t least = leastOf(m_values);
        m_reading = bestText(best(), m_values.errors[m_values.best]);
        if (least != m_values.best)
            m_reading += luckText(m_values.epsilons[least], m_values.errors[least]);
    } else {
        m_reading =
            nudged.term == Term::W1 && open.pass().x0[nudged.row] == 0
                ? tr("The pixel %1 is 0: the weight moves nothing, and both are exactly 0 for every ε.")
                      .arg(nameOf(Selection{Term::x0, nudged.row}))
                : tr("The two are exactly the same for every ε.");
    }
    m_key->setText(notationHtml(m_reading));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString ErrorPlot::bestText(double epsilon, double error)
{
    return tr("Relative error against ε: to the right the chord leaves the tangent, to the left the "
              "rounding of the losses takes over. Best about ε = %1, error %2; circle: the ε in use.")
        .arg(oneDigit(epsilon), number(error, 2));
}

QString ErrorPlot::luckText(double epsilon, double error)
{
    return QLatin1Char(' ') +
           tr("Dips elsewhere, such as %1 at ε = %2, are luck: there the roundings of the two losses happen "
              "to cancel, and a little beside it they do not.")
               .arg(number(error, 2), oneDigit(epsilon));
}

// What is exactly 0 has no place on a logarithmic axis.
void ErrorPlot::draw(const GradientCheck &check, double epsilon)
{
    QVector<double> x;
    QVector<double> y;
    for (std::size_t i = 0; i < m_values.epsilons.size(); ++i)
        if (m_values.errors[i] > 0) {
            x.append(m_values.epsilons[i]);
            y.append(m_values.errors[i]);
        }
    m_errors->setData(x, y, true);
    m_plot->xAxis->setRange(m_values.epsilons.front(), m_values.epsilons.back());
    m_plot->yAxis->setRange(*std::ranges::min_element(y) / space, *std::ranges::max_element(y) * space);
    const double least = m_plot->yAxis->range().lower;
    m_used->setData({epsilon, epsilon}, {least, std::max(least, check.relative_error)}, true);
    m_best->setData({best()}, {std::max(least, m_values.errors[m_values.best])});
}

void ErrorPlot::updateTheme()
{
    const Colours &c = colours();
    colourAxes(m_plot);
    m_errors->setPen(QPen(c.forward, 2));
    m_used->setPen(QPen(c.muted, 1, Qt::DashLine));
    m_used->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.muted, 1.5), c.surface, 8));
    m_best->setLineStyle(QCPGraph::lsNone);
    m_best->setScatterStyle(disc(c.backward, 9));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace deltascope
