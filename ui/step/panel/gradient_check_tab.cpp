// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/gradient_check_tab.h"

#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int shownDigits = 9;
constexpr int curvePoints = 81;
constexpr double curveReach = 2; // the parameter is moved by so much to either side
constexpr int smallestEpsilonExponent = 18;
constexpr int usualExponent = 10; // ε = 10⁻⁵
constexpr int plotHeight = 168;

QLabel *textLabel(const char *role = nullptr)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QString coloured(const QString &text, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
}
} // namespace

GradientCheckTab::GradientCheckTab(StepWalk &walk, QWidget *parent)
    : TabPage(parent)
    , m_walk(walk)
    , m_name(textLabel())
    , m_backpropagated(textLabel())
    , m_numerical(textLabel())
    , m_verdict(textLabel())
    , m_epsilonText(new QLabel)
    , m_epsilon(new QSlider(Qt::Horizontal))
    , m_plot(new QCustomPlot)
    , m_key(textLabel("caption"))
{
    m_epsilon->setRange(0, smallestEpsilonExponent);
    m_epsilon->setValue(usualExponent);
    m_epsilon->setInvertedAppearance(true);
    m_epsilon->setInvertedControls(true);
    m_epsilon->setAccessibleName(tr("Size of ε"));
    connect(m_epsilon, &QSlider::valueChanged, this, [this] {
        checkAgain();
        drawPoints();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    m_plot->setMinimumHeight(plotHeight);
    m_plot->setMaximumHeight(plotHeight);
    m_plot->setAccessibleName(tr("The loss against the parameter, and its tangent"));
    m_curve = m_plot->addGraph();
    m_tangent = m_plot->addGraph();
    m_secant = m_plot->addGraph();
    m_here = m_plot->addGraph();
    setUpAxes(m_plot);

    auto *layout = new QGridLayout(this);
    const Theme &theme = Theme::instance();
    layout->setContentsMargins(0, theme.space(2), 0, 0);
    layout->setVerticalSpacing(theme.space(1));
    layout->addWidget(m_name, 0, 0, 1, 2);
    layout->addWidget(m_backpropagated, 1, 0, 1, 2);
    layout->addWidget(m_numerical, 2, 0, 1, 2);
    layout->addWidget(m_verdict, 3, 0, 1, 2);
    layout->addWidget(m_epsilonText, 4, 0);
    layout->addWidget(m_epsilon, 4, 1);
    layout->addWidget(m_plot, 5, 0, 1, 2);
    layout->addWidget(m_key, 6, 0, 1, 2);
    connect(&theme, &Theme::changed, this, &GradientCheckTab::updateTheme);
    updateTheme();
}

double GradientCheckTab::epsilon() const
{
    return std::pow(10, -m_epsilon->value() / 2.0);
}

void GradientCheckTab::refresh()
{
    if (!m_walk.open())
        return;
    checkAgain();
    drawCurve();
    drawPoints();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void GradientCheckTab::checkAgain()
{
    const auto &open = m_walk.open();
    if (!open)
        return;
    const Selection parameter = m_walk.parameter();
    m_check = check_gradient(*open->network, open->pass(), parameter, epsilon());
    m_name->setText(tr("%1: how the loss changes with %2")
                        .arg(notationHtml(nameOf(gradientOf(parameter))), notationHtml(nameOf(parameter))));
    m_backpropagated->setText(
        tr("backpropagated: <b>%1</b>").arg(signedNumber(m_check.backpropagated, shownDigits)));
    m_numerical->setText(
        tr("central difference: <b>%1</b>").arg(signedNumber(m_check.numerical, shownDigits)));
    m_key->setText(tr("%1 against %2; the %3 is as steep as the backpropagated gradient; circles: where the "
                      "central difference is taken")
                       .arg(coloured(notationHtml(QStringLiteral("L_{n}")), colours().forward),
                            notationHtml(nameOf(parameter)), coloured(tr("tangent"), colours().backward)));
    m_epsilonText->setText(tr("ε = %1").arg(number(epsilon(), 2)));
    m_verdict->setText(verdict());
}

QString GradientCheckTab::verdict() const
{
    if (m_check.kink)
        return tr(
            "A ReLU switches between −ε and +ε: the loss has a kink there, and no slope to compare with. "
            "A smaller ε may avoid it.");
    if (m_check.relative_error == 0)
        return tr("<b>the same</b>");
    const int digits = std::clamp(static_cast<int>(-std::log10(m_check.relative_error)), 0, 15);
    const QString error = number(m_check.relative_error, 2);
    if (digits < 2)
        return tr("relative error %1: <b>they differ</b>").arg(error);
    return tr("relative error %1: <b>they agree to %2 digits</b>", nullptr, digits).arg(error).arg(digits);
}

void GradientCheckTab::drawCurve()
{
    const auto &open = m_walk.open();
    const Selection index = m_walk.parameter();
    const double here = parameter_value(open->parameters(), index);
    const double loss = open->pass().loss;
    QVector<double> x;
    QVector<double> y;
    for (int i = 0; i < curvePoints; ++i) {
        x.append(here + curveReach * (2.0 * i / (curvePoints - 1) - 1));
        y.append(loss_with(*open->network, open->pass(), index, x.last()));
    }
    m_curve->setData(x, y, true);
    const double low = *std::ranges::min_element(y);
    const double high = *std::ranges::max_element(y);
    const double space = std::max(0.12 * (high - low), 1e-9 * std::max(1.0, std::abs(loss)));
    m_plot->xAxis->setRange(x.first(), x.last());
    m_plot->yAxis->setRange(low - space, high + space);
    const double rise = m_check.backpropagated * curveReach;
    m_tangent->setData({x.first(), x.last()}, {loss - rise, loss + rise}, true);
    m_here->setData({here}, {loss});
}

// θ − ε and θ + ε, where the central difference looks.
void GradientCheckTab::drawPoints()
{
    const auto &open = m_walk.open();
    if (!open)
        return;
    const Selection index = m_walk.parameter();
    const double here = parameter_value(open->parameters(), index);
    const auto loss = [&](double value) { return loss_with(*open->network, open->pass(), index, value); };
    const double below = here - epsilon();
    const double above = here + epsilon();
    m_secant->setData({below, above}, {loss(below), loss(above)}, true);
}

void GradientCheckTab::updateTheme()
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
