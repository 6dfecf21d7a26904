// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/error_plot.h"

#include "ui/step/check/power_ticker.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int plotHeight = 168;
constexpr int ticks = 5;
constexpr double space = 3; // factor, above and below

QCPScatterStyle disc(const QColor &colour, double size)
{
    return {QCPScatterStyle::ssDisc, colour, colour, size};
}
} // namespace

ErrorPlot::ErrorPlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_key(new QLabel)
{
    m_plot->setFixedHeight(plotHeight);
    m_plot->setAccessibleName(tr("The error of the central difference against ε"));
    m_key->setProperty("role", QStringLiteral("caption"));
    m_key->setTextFormat(Qt::RichText);
    m_key->setWordWrap(true);
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
        m_reading =
            tr("Relative error against ε: to the right the chord leaves the tangent, to the left the "
               "rounding of the losses takes over. Best about ε = %1, error %2; circle: the ε in use.")
                .arg(oneDigit(best()), number(m_values.errors[m_values.best], 2)) +
            luckText();
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

// Best is where the errors around are small too; the least of all may be elsewhere.
QString ErrorPlot::luckText() const
{
    std::size_t least = m_values.best;
    for (std::size_t i = 0; i < m_values.errors.size(); ++i)
        if (m_values.errors[i] > 0 && m_values.errors[i] < m_values.errors[least])
            least = i;
    if (least == m_values.best)
        return {};
    return QLatin1Char(' ') +
           tr("Dips elsewhere, such as %1 at ε = %2, are luck: there the roundings of the two losses happen "
              "to cancel, and a little beside it they do not.")
               .arg(number(m_values.errors[least], 2), oneDigit(m_values.epsilons[least]));
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
