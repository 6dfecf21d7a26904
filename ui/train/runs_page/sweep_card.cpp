// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs_page/sweep_card.h"

#include "ui/settings/setting_row.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/sweep.h"
#include "ui/workbench/workbench.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int mostEpochs = 10'000;
constexpr int usualEpochs = 5;
constexpr int progressSteps = 1000;
} // namespace

SweepCard::SweepCard(Sweep &sweep, const Workbench &workbench, QWidget *parent)
    : QFrame(parent)
    , m_sweep(sweep)
    , m_workbench(workbench)
    , m_row(new SettingRow({run_settings.begin(), run_settings.end()}, tr("Sweep"),
                           SettingRow::Takes::SeveralValues))
    , m_epochs(new QSpinBox)
    , m_start(new QPushButton(tr("Start the sweep")))
    , m_form(makeForm())
    , m_where(new QLabel)
    , m_progress(new QProgressBar)
{
    setProperty("role", QStringLiteral("card"));
    m_running = makeProgress();
    auto *title = new QLabel(tr("Sweep: one run for each value, all drawn together"));
    title->setWordWrap(true);
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(2));
    layout->addWidget(title);
    layout->addWidget(m_form);
    layout->addWidget(m_running);
    connect(&workbench, &Workbench::dataLoaded, this, [this] { checked(); });
    connect(&m_sweep, &Sweep::changed, this, &SweepCard::showSweep);
    offerValues();
    showSweep();
}

QWidget *SweepCard::makeForm()
{
    m_epochs->setRange(1, mostEpochs);
    m_epochs->setValue(usualEpochs);
    m_epochs->setAccessibleName(tr("Epochs of each run"));
    m_epochs->setToolTip(m_epochs->accessibleName());
    m_start->setAccessibleName(m_start->text());
    auto *caption = new QLabel(tr("epochs each"));
    caption->setBuddy(m_epochs);
    auto *form = new QWidget;
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::instance().space(2));
    row->addWidget(m_epochs);
    row->addWidget(caption);
    row->addStretch();
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addWidget(m_row);
    layout->addLayout(row);
    layout->addWidget(m_start, 0, Qt::AlignLeft);
    connect(m_row, &SettingRow::settingChosen, this, &SweepCard::offerValues);
    connect(m_row, &SettingRow::edited, this, [this] { checked(); });
    connect(m_row, &SettingRow::confirmed, this, &SweepCard::start);
    connect(m_start, &QPushButton::clicked, this, &SweepCard::start);
    return form;
}

QWidget *SweepCard::makeProgress()
{
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the sweep"));
    m_where->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel the sweep"));
    cancel->setAccessibleName(cancel->text());
    connect(cancel, &QPushButton::clicked, &m_sweep, &Sweep::cancel);
    auto *running = new QWidget;
    auto *layout = new QVBoxLayout(running);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    layout->addWidget(m_where);
    layout->addWidget(m_progress);
    layout->addWidget(cancel, 0, Qt::AlignLeft);
    return running;
}

void SweepCard::offerValues()
{
    m_row->setChoices({exampleValues(m_row->setting())});
    checked();
}

std::vector<TrainingSettings> SweepCard::checked()
{
    QString fault;
    const auto settings =
        settingsForEach(m_row->setting(), m_row->text(), m_workbench.snapshot()->settings, fault);
    m_row->showFault(fault);
    m_start->setEnabled(fault.isEmpty() && m_workbench.hasData());
    return settings;
}

void SweepCard::start()
{
    const auto settings = checked();
    if (m_start->isEnabled())
        m_sweep.start({m_row->setting(), settings, m_epochs->value()});
}

void SweepCard::showSweep()
{
    m_form->setVisible(!m_sweep.isRunning());
    m_running->setVisible(m_sweep.isRunning());
    m_progress->setValue(qRound(progressSteps * m_sweep.progress()));
    const QString where = tr("Run %1 of %2, %3 epochs each", nullptr, m_sweep.epochs())
                              .arg(m_sweep.presentRun())
                              .arg(m_sweep.runs())
                              .arg(m_sweep.epochs());
    m_where->setText(m_workbench.isTraining() ? where : tr("%1: paused; Train continues it").arg(where));
}

} // namespace deltascope
