// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slip/slip_page.h"

#include "ui/step/pictures/plot_axes.h"
#include "ui/step/slip/slip_text.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
constexpr int usualWidth = 84;    // characters
constexpr double usualPlot = 0.4; // of the width
constexpr double mostOfScreen = 0.95;
constexpr int usualLines = 5; // of the outcome
constexpr int leastPlot = 110;
constexpr int progressSteps = 1000;

QLabel *wrapped(const char *role = nullptr)
{
    QLabel *label = wrappedLabel(role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setCurve(QCPGraph *graph, const SlipCurve &curve)
{
    QVector<double> epochs;
    for (qsizetype i = 0; i < static_cast<qsizetype>(curve.losses.size()); ++i)
        epochs.append(static_cast<double>(i));
    graph->setData(epochs, QVector<double>(curve.losses.begin(), curve.losses.end()), true);
}

QString coloured(const QString &text, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
}
} // namespace

SlipPage::SlipPage(std::optional<SlipTrainingPlan> plan, const Slip &slip, QWidget *parent)
    : QDialog(parent)
    , m_slip(slip)
    , m_settings(wrapped("caption"))
    , m_outcome(wrapped())
    , m_key(wrapped("caption"))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setWindowTitle(tr("Trained with the slip"));
    auto *title = wrapped();
    title->setText(notationHtml(slipName(slip)));
    title->setFont(Theme::instance().font(TypeSize::Body, true));
    m_progress->setRange(0, progressSteps);
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_progress->setTextVisible(false);
    m_cancel->setAutoDefault(false);
    m_cancel->setAccessibleName(m_cancel->text());
    auto *close = new QPushButton(tr("Close"));
    close->setAccessibleName(close->text());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::instance().space(2));
    for (QWidget *part : std::initializer_list<QWidget *>{title, m_settings, makePlot(), m_key, m_outcome})
        column->addWidget(part);
    column->setStretch(2, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_plot, m_key}) { // nothing moves when they come
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        part->setSizePolicy(policy);
    }
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &SlipPage::stop);
    connect(&m_job, &SlipTrainingJob::finished, this, &SlipPage::showCurves);
    connect(&m_job, &SlipTrainingJob::progressed, m_progress,
            [this](double done) { m_progress->setValue(qRound(progressSteps * done)); });
    connect(&Theme::instance(), &Theme::changed, this, &SlipPage::updateTheme);
    if (plan)
        m_plan = std::make_shared<const SlipTrainingPlan>(std::move(*plan));
    updateTheme();
    begin();
}

void SlipPage::showEvent(QShowEvent *event)
{
    takeRoom(); // before it is put in the middle
    QDialog::showEvent(event);
}

// As wide as its type asks for, and as high as its texts are then.
void SlipPage::takeRoom()
{
    const QSize most = screen()->availableSize() * mostOfScreen;
    const int width =
        std::min(most.width(), std::max(this->width(), usualWidth * fontMetrics().averageCharWidth()));
    m_plot->setMinimumHeight(leastPlot);
    m_outcome->setMinimumHeight(usualLines * m_outcome->fontMetrics().lineSpacing());
    const int texts = layout()->totalHeightForWidth(width) - leastPlot;
    const int plot = std::clamp(most.height() - texts, leastPlot, qRound(usualPlot * width));
    resize(QSize(width, texts + plot).expandedTo(size()).boundedTo(most));
}

QWidget *SlipPage::makePlot()
{
    m_plot = new QCustomPlot;
    m_plot->setAccessibleName(tr("The loss of both trainings after each epoch"));
    m_right = m_plot->addGraph();
    m_slipped = m_plot->addGraph();
    setUpAxes(m_plot);
    return m_plot;
}

void SlipPage::begin()
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_plot, m_key})
        part->hide(); // until there are curves
    m_progress->setVisible(m_plan != nullptr);
    m_cancel->setVisible(m_plan != nullptr);
    if (!m_plan) {
        m_outcome->setText(tr("There are no images yet to train on. Try again when they are loaded."));
        return;
    }
    m_settings->setText(m_plan->settings);
    m_outcome->setText(tr("Training without the slip, then with it …"));
    m_job.start(m_plan, m_slip);
}

void SlipPage::stop()
{
    m_job.stop();
    m_progress->hide();
    m_cancel->hide();
    m_outcome->setText(tr("Cancelled; there is nothing to compare."));
}

void SlipPage::showCurves(const SlipCurve &slipped, const SlipCurve &right)
{
    m_progress->hide();
    m_cancel->hide();
    m_plot->show();
    m_key->show();
    setCurve(m_right, right);
    setCurve(m_slipped, slipped);
    double high = 0;
    for (const SlipCurve *curve : {&slipped, &right})
        for (const double loss : curve->losses)
            high = std::max(high, loss);
    // A curve that diverges leaves the picture; the right one stays readable.
    const double usual = right.losses.empty() ? high : 4 * right.losses.front();
    m_plot->xAxis->setRange(0, static_cast<double>(std::max<std::size_t>(right.losses.size(), 2) - 1));
    m_plot->yAxis->setRange(0, 1.05 * (usual > 0 ? std::min(high, usual) : 1));
    m_outcome->setText(slipOutcome(slipped, right, m_slip, m_plan->training));
    takeRoom();
    m_plot->replot();
}

QString SlipPage::text() const
{
    return m_settings->text() + QLatin1Char('\n') + m_outcome->text();
}

int SlipPage::points() const
{
    return m_right->dataCount() + m_slipped->dataCount();
}

void SlipPage::updateTheme()
{
    const Colours &c = colours();
    colourAxes(m_plot);
    m_right->setPen(QPen(c.forward, 2));
    m_slipped->setPen(QPen(c.backward, 2, Qt::DashLine));
    m_key->setText(
        (isOfImages() ? tr("Mean loss against epochs: %1 and, broken, %2")
                      : tr("Loss against updates: %1 and, broken, %2"))
            .arg(coloured(tr("without the slip"), c.forward), coloured(tr("with the slip"), c.backward)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace deltascope
