// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/gradient_check_tab.h"

#include "ui/step/check/error_plot.h"
#include "ui/step/check/loss_plot.h"
#include "ui/step/check/nudged_number.h"
#include "ui/step/check/survey_view.h"
#include "ui/step/check/written_difference.h"
#include "ui/step/pass/term_values.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/passed_wheel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int shownDigits = 9;
constexpr int smallestEpsilon = 24; // 10⁻¹²
constexpr int usualEpsilon = 10;    // 10⁻⁵

// 1, 0.3, 0.1, 0.03, …: short enough to be typed into a calculator.
double epsilonAt(int step)
{
    return (step % 2 ? 3 : 1) / std::pow(10, (step + 1) / 2);
}

// The step nearest to an ε, on a logarithmic scale.
int stepOf(double epsilon)
{
    int nearest = 0;
    const auto distance = [epsilon](int step) { return std::abs(std::log(epsilonAt(step) / epsilon)); };
    for (int step = 1; step <= smallestEpsilon; ++step)
        if (distance(step) < distance(nearest))
            nearest = step;
    return nearest;
}

QLabel *textLabel()
{
    QLabel *label = wrappedLabel();
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}
} // namespace

GradientCheckTab::GradientCheckTab(StepWalk &walk, QWidget *parent)
    : TabPage(parent)
    , m_walk(walk)
    , m_term(new QComboBox)
    , m_name(textLabel())
    , m_difference(textLabel())
    , m_backpropagated(textLabel())
    , m_verdict(textLabel())
    , m_epsilonText(new QLabel)
    , m_epsilon(new QSlider(Qt::Horizontal))
    , m_best(new QPushButton(tr("Best ε")))
    , m_pages(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_loss(new LossPlot)
    , m_errors(new ErrorPlot)
    , m_survey(new SurveyView)
{
    m_term->setAccessibleName(tr("What is nudged"));
    m_term->setToolTip(tr("What is nudged: a weight, a bias, or a z, whose derivative is its δ"));
    for (const Term term : nudged_terms)
        m_term->addItem(notationPlain(nameOf(term)));
    passWheelOn(m_term);
    connect(m_term, &QComboBox::activated, this, [this](int index) {
        m_walk.pick(m_walk.chosen().numberOf(nudged_terms[static_cast<std::size_t>(index)]));
    });
    setUpEpsilon();
    m_pages->setProperty("role", QStringLiteral("narrow"));
    m_pages->setAccessibleName(tr("What is drawn"));
    m_pages->setExpanding(false);
    passWheelOn(m_pages);
    m_pages->addTab(tr("Loss"));
    m_pages->addTab(tr("Error"));
    m_pages->addTab(tr("Check all"));
    m_pages->setTabToolTip(0, tr("The loss against this number, and its tangent"));
    connect(m_pages, &QTabBar::currentChanged, this, &GradientCheckTab::showPage);
    connect(m_survey, &SurveyView::stateChanged, this, [this] {
        if (m_survey->survey() || m_survey->isRunning())
            Q_EMIT grown();
    });
    connect(m_survey, &SurveyView::numberWanted, &m_walk, &StepWalk::pick);
    connect(&m_walk, &StepWalk::passChanged, this, &GradientCheckTab::watchPass);
    layOut();
    showPage();
}

void GradientCheckTab::setUpEpsilon()
{
    m_epsilon->setRange(0, smallestEpsilon);
    m_epsilon->setValue(usualEpsilon);
    m_epsilon->setInvertedAppearance(true);
    m_epsilon->setInvertedControls(true);
    passWheelOn(m_epsilon);
    m_epsilon->setAccessibleName(tr("Size of ε"));
    connect(m_epsilon, &QSlider::valueChanged, this, [this] {
        watchPass();
        refresh();
    });
    connect(m_best, &QPushButton::clicked, this, &GradientCheckTab::useBestEpsilon);
}

void GradientCheckTab::layOut()
{
    const Theme &theme = Theme::instance();
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.space(2));
    head->addWidget(m_term);
    head->addWidget(m_name, 1);
    auto *epsilon = new QHBoxLayout;
    epsilon->setSpacing(theme.space(2));
    epsilon->addWidget(m_epsilonText);
    epsilon->addWidget(m_epsilon, 1);
    epsilon->addWidget(m_best);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme.space(2), 0, 0);
    layout->setSpacing(theme.space(1));
    layout->addLayout(head);
    layout->addWidget(m_difference);
    layout->addWidget(m_backpropagated);
    layout->addWidget(m_verdict);
    layout->addLayout(epsilon);
    layout->addWidget(m_pages);
    for (QWidget *page : std::initializer_list<QWidget *>{m_loss, m_errors, m_survey}) {
        QSizePolicy policy = page->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // else the stack would not ask it how high it is
        page->setSizePolicy(policy);
        m_stack->addWidget(page);
    }
    layout->addWidget(m_stack);
}

double GradientCheckTab::epsilon() const
{
    return epsilonAt(m_epsilon->value());
}

void GradientCheckTab::refresh()
{
    watchPass();
    if (!m_walk.open())
        return;
    followSlip();
    showNumbers();
    const Selection nudged = nudgedNumber(m_walk);
    if (m_loss->isVisibleTo(this))
        m_loss->show(*m_walk.open(), nudged, epsilon());
    if (m_errors->isVisibleTo(this))
        m_errors->show(*m_walk.open(), nudged, epsilon());
}

// Also while another tab is on top: nothing goes on, or is kept, of a pass that is gone.
void GradientCheckTab::watchPass()
{
    m_survey->setSubject(m_walk.open(), epsilon());
}

void GradientCheckTab::showPage()
{
    m_stack->setCurrentIndex(m_pages->currentIndex());
    refresh();
    Q_EMIT grown();
}

QWidget *GradientCheckTab::newest() const
{
    return m_survey->survey() && m_survey->isVisible() ? m_survey : nullptr;
}

void GradientCheckTab::useBestEpsilon()
{
    if (!m_walk.open())
        return;
    const EpsilonCurve curve =
        epsilon_curve(*m_walk.open()->network, m_walk.open()->pass(), nudgedNumber(m_walk));
    m_epsilon->setValue(stepOf(curve.epsilons[curve.best]));
}

// A slip is looked for number by number: the other pages compute their losses by the rules, and those of a
// slip on the way forward are others. Which it is, is not told by what is off.
void GradientCheckTab::followSlip()
{
    const bool byRules = !m_walk.open()->slip;
    m_best->setEnabled(byRules);
    m_best->setToolTip(
        byRules ? tr("Takes the ε around which the errors are least, as the curve of the error marks it")
                : tr("Not while a slip is in"));
    m_pages->setTabToolTip(1, byRules ? tr("The error of the central difference against ε")
                                      : tr("Not while a slip is in"));
    m_pages->setTabToolTip(2, byRules ? tr("All parameters, or a layer, at once")
                                      : tr("Not while a slip is in"));
    for (const int page : {1, 2})
        m_pages->setTabEnabled(page, byRules);
    if (!byRules)
        m_pages->setCurrentIndex(0);
}

void GradientCheckTab::showNumbers()
{
    const InspectedPass &open = *m_walk.open();
    const Selection nudged = nudgedNumber(m_walk);
    m_check = checkOf(open, nudged, epsilon());
    m_term->setCurrentIndex(
        static_cast<int>(std::ranges::find(nudged_terms, nudged.term) - nudged_terms.begin()));
    m_name->setText(tr("%1: how the loss changes with %2")
                        .arg(notationHtml(nameOf(derivativeBy(nudged))), notationHtml(nameOf(nudged))));
    const WrittenDifference written = writtenDifference(m_check, epsilon());
    const QString loss = notationHtml(QStringLiteral("L_{n}"));
    const QString name = notationHtml(nameOf(nudged));
    m_difference->setText(
        tr("%1(%2 + ε) = %3<br>%1(%2 − ε) = %4<br>(%3 − %4) / (2&nbsp;·&nbsp;%5) = <b>%6</b>")
            .arg(loss, name, written.above, written.below, written.epsilon, written.quotient));
    m_backpropagated->setText(
        tr("backpropagated: <b>%1</b>").arg(signedNumber(m_check.backpropagated, shownDigits)));
    m_epsilonText->setText(tr("ε = %1").arg(written.epsilon));
    m_verdict->setText(verdict(written.digits));
}

QString GradientCheckTab::verdict(int digitsShown) const
{
    if (m_check.kink)
        return tr("A ReLU switches between −ε and +ε, that of %1: the loss has a kink there, and no slope to "
                  "compare with. A smaller ε may avoid it.")
            .arg(notationHtml(nameOf(m_check.kink_at)));
    if (m_check.unresolved)
        return tr("Too small to tell for this ε: the rounding of the losses alone can make a difference of "
                  "%1. "
                  "That is no mistake.")
            .arg(number(m_check.resolution, 2));
    if (m_check.relative_error == 0)
        return tr("<b>the same</b>");
    const int digits = std::clamp(static_cast<int>(-std::log10(m_check.relative_error)), 0, 15);
    const QString error = number(m_check.relative_error, 2);
    if (m_check.differs())
        return tr("relative error %1: <b>they differ</b>").arg(error);
    // More than are shown cannot be compared.
    if (digits >= digitsShown)
        return tr("relative error %1: <b>they agree in all %n digit(s) of the quotient</b>", nullptr,
                  digitsShown)
            .arg(error);
    return tr("relative error %1: <b>they agree to %2 digits</b>", nullptr, digits).arg(error).arg(digits);
}

} // namespace deltascope
