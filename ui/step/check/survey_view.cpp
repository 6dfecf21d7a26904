// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/survey_view.h"

#include "ui/step/check/nudged_number.h"
#include "ui/step/check/power_ticker.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/plot_axes.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/passed_wheel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int plotHeight = 120;
constexpr int ticks = 6;
constexpr double barWidth = 0.9; // of a decade

// What can be checked at once, in the order of the list.
const std::array<std::vector<Term>, 4> &scopes()
{
    static const std::array<std::vector<Term>, 4> terms = {
        std::vector<Term>{parameter_terms.begin(), parameter_terms.end()},
        {Term::W1, Term::b1},
        {Term::W2, Term::b2},
        {Term::z1, Term::z2}};
    return terms;
}

bool isSamePass(const std::shared_ptr<const InspectedPass> &a, const std::shared_ptr<const InspectedPass> &b)
{
    return a && b ? a->network == b->network && a->content->pass == b->content->pass : a == b;
}
} // namespace

SurveyView::SurveyView(QWidget *parent)
    : QWidget(parent)
    , m_scope(new QComboBox)
    , m_start(new QPushButton(tr("Check all")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_progress(new QProgressBar)
    , m_summary(new QLabel)
    , m_worst(new QPushButton(tr("Go to the worst")))
    , m_kink(new QPushButton(tr("Go to the first kink")))
    , m_plot(new QCustomPlot)
    , m_key(new QLabel)
{
    m_scope->setAccessibleName(tr("What is checked"));
    passWheelOn(m_scope); // else scrolling would clear what is shown
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_start->setToolTip(tr("Compares each of these gradients with its central difference"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How many are checked"));
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_key->setProperty("role", QStringLiteral("caption"));
    m_key->setWordWrap(true);
    m_key->setText(tr("How many have which relative error"));
    for (QPushButton *link : {m_worst, m_kink})
        link->setToolTip(tr("Selects it everywhere"));
    m_plot->setFixedHeight(plotHeight);
    m_plot->setAccessibleName(tr("Histogram of the relative errors"));
    setUpAxes(m_plot);
    showExponentsAsPowers(m_plot->xAxis, ticks);
    m_bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    m_bars->setWidth(barWidth);
    layOut();
    connect(m_start, &QPushButton::clicked, this, &SurveyView::start);
    connect(m_cancel, &QPushButton::clicked, this, &SurveyView::clear);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &SurveyView::clear);
    connect(m_worst, &QPushButton::clicked, this, [this] { Q_EMIT numberWanted(*m_survey->worst); });
    connect(m_kink, &QPushButton::clicked, this, [this] { Q_EMIT numberWanted(*m_survey->kink); });
    connect(&m_run, &SurveyRun::finished, this, &SurveyView::take);
    connect(&m_run, &SurveyRun::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
    });
    connect(&Theme::instance(), &Theme::changed, this, &SurveyView::updateTheme);
    updateTheme();
    showState();
}

void SurveyView::layOut()
{
    const Theme &theme = Theme::instance();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.space(2));
    row->addWidget(m_start);
    row->addWidget(m_cancel);
    row->addWidget(m_progress, 1);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(1));
    layout->addWidget(m_scope);
    layout->addLayout(row);
    layout->addWidget(m_summary);
    layout->addWidget(m_worst, 0, Qt::AlignLeft);
    layout->addWidget(m_kink, 0, Qt::AlignLeft);
    layout->addWidget(m_plot);
    layout->addWidget(m_key);
    layout->addStretch(1);
}

// With how many there are.
void SurveyView::fillScopes()
{
    const std::array names = {tr("All parameters: %1"), tr("Hidden layer: %1"), tr("Outputs: %1"),
                              tr("δ of every unit: %1")};
    const int chosen = std::max(0, m_scope->currentIndex());
    const QSignalBlocker quiet(m_scope);
    m_scope->clear();
    for (std::size_t i = 0; i < names.size(); ++i)
        m_scope->addItem(names[i].arg(exactCount(entry_count(scopes()[i], m_open->sizes()))));
    m_scope->setCurrentIndex(chosen);
}

void SurveyView::setSubject(const std::shared_ptr<const InspectedPass> &open, double epsilon)
{
    if (isSamePass(open, m_open) && epsilon == m_epsilon)
        return;
    m_open = open;
    m_epsilon = epsilon;
    if (m_open)
        fillScopes();
    clear();
}

void SurveyView::start()
{
    if (!m_open)
        return;
    m_survey.reset();
    m_progress->setValue(0);
    m_run.start(m_open, scopes()[static_cast<std::size_t>(m_scope->currentIndex())], m_epsilon);
    showState();
}

void SurveyView::clear()
{
    m_run.cancel();
    m_survey.reset();
    showState();
}

void SurveyView::take(const GradientSurvey &survey)
{
    m_survey = survey;
    showState();
}

// The keys stay where they are when one button takes the place of the other.
void SurveyView::showState()
{
    const bool running = m_run.isRunning();
    const bool hadFocus = m_start->hasFocus() || m_cancel->hasFocus();
    m_start->setVisible(!running);
    m_cancel->setVisible(running);
    if (hadFocus)
        (running ? m_cancel : m_start)->setFocus();
    m_progress->setVisible(running);
    for (QWidget *part : std::initializer_list<QWidget *>{m_summary, m_plot, m_key})
        part->setVisible(m_survey.has_value());
    m_worst->setVisible(m_survey && m_survey->worst);
    m_kink->setVisible(m_survey && m_survey->kink);
    if (m_survey)
        showSurvey();
    Q_EMIT stateChanged();
}

void SurveyView::showSurvey()
{
    m_summary->setText(summary());
    drawDecades();
}

QString SurveyView::summary() const
{
    const GradientSurvey &found = *m_survey;
    QStringList lines;
    const auto count = [](int n) { return notationHtml(exactCount(n)); };
    const QString agree =
        tr("%1 agree to two digits or more, %2 of them exactly", nullptr, found.agreeing + found.equal)
            .arg(count(found.agreeing + found.equal), count(found.equal));
    const QString differ = tr("%1 differ", nullptr, found.differing).arg(count(found.differing));
    lines << agree << (found.differing > 0 ? QStringLiteral("<b>%1</b>").arg(differ) : differ);
    if (found.unresolved > 0)
        lines << tr("%1 are too small to tell from the rounding of %2, which is up to %3 for this ε", nullptr,
                    found.unresolved)
                     .arg(count(found.unresolved), notationHtml(QStringLiteral("L_{n}")),
                          number(found.max_resolution, 2));
    if (found.kinks > 0)
        lines << tr("%1 meet a kink: a ReLU switches between −ε and +ε", nullptr, found.kinks)
                     .arg(count(found.kinks));
    const auto name = [](const Selection &at) { return notationHtml(nameOf(at)); };
    if (found.worst)
        lines << tr("worst: %1, relative error %2")
                     .arg(name(derivativeBy(*found.worst)), number(found.max_relative_error, 2));
    if (found.kink)
        lines << tr("first kink: %1 crosses 0 when %2 is nudged").arg(name(found.kink_at), name(*found.kink));
    return tr("%1 checked with ε = %2:", nullptr, found.checked)
               .arg(count(found.checked), oneDigit(m_epsilon)) +
           QStringLiteral("<br>") + lines.join(QStringLiteral(";<br>"));
}

void SurveyView::drawDecades()
{
    QVector<double> x;
    QVector<double> y;
    for (std::size_t d = 0; d < m_survey->decades.size(); ++d) {
        x.append(-0.5 - static_cast<double>(d));
        y.append(m_survey->decades[d]);
    }
    m_bars->setData(x, y);
    const double most = *std::ranges::max_element(y);
    m_plot->xAxis->setRange(-GradientSurvey::decade_count, 0);
    m_plot->yAxis->setRange(0, 1.1 * std::max(1.0, most));
    m_plot->setVisible(most > 0);
    m_key->setVisible(most > 0);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SurveyView::updateTheme()
{
    const Colours &c = colours();
    colourAxes(m_plot);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(c.forward);
    if (m_survey)
        m_summary->setText(summary()); // the notation may be another one
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace deltascope
