// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs_page/sweep_card.h"

#include "core/training/sweep/expected_time.h"
#include "core/training/threads/parallelism_tuner.h"
#include "ui/settings/number_boxes.h"
#include "ui/settings/setting_row.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"
#include "ui/train/runs/sweep.h"
#include "ui/workbench/background.h"
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
constexpr int mostSeeds = 1000;
constexpr int classSeeds = 30;
constexpr int progressSteps = 1000;
constexpr double longEpochs = 1000; // of all runs: so many are asked about, unless they are soon done
constexpr double soon = 60;         // seconds

QSpinBox *countBox(int most, const QString &name)
{
    auto *box = new CountBox;
    box->setRange(1, most);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

QPushButton *button(const QString &text, const QString &help = {})
{
    auto *made = new QPushButton(text);
    made->setAccessibleName(text);
    made->setToolTip(help);
    return made;
}

QWidget *column(std::initializer_list<QWidget *> widgets)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::instance().space(2));
    for (QWidget *each : widgets)
        layout->addWidget(each);
    return box;
}

QWidget *buttons(std::initializer_list<QWidget *> widgets)
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(Theme::instance().space(2), box);
    for (QWidget *each : widgets)
        flow->addWidget(each);
    return box;
}
} // namespace

SweepCard::SweepCard(Sweep &sweep, const Workbench &workbench, QWidget *parent)
    : QFrame(parent)
    , m_sweep(sweep)
    , m_workbench(workbench)
    , m_row(new SettingRow({run_settings.begin(), run_settings.end()}, tr("Sweep"),
                           SettingRow::Takes::SeveralValues))
    , m_epochs(countBox(mostEpochs, tr("Epochs of each run")))
    , m_seeds(countBox(mostSeeds, tr("Seeds for each value")))
    , m_start(button(tr("Start the sweep")))
    , m_startSeeds(button(tr("%n seeds of this setting", nullptr, classSeeds),
                          tr("The present settings with so many seeds: how much is luck")))
    , m_form(makeForm())
    , m_asked(new QLabel)
    , m_yes(button(tr("Start it")))
    , m_question(makeQuestion())
    , m_where(new QLabel)
    , m_progress(new QProgressBar)
    , m_running(makeProgress())
{
    setProperty("role", QStringLiteral("card"));
    auto *title = new QLabel(tr("Sweep: one run for each value, all drawn together"));
    title->setWordWrap(true);
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3));
    layout->setSpacing(theme.space(2));
    for (QWidget *each : std::initializer_list<QWidget *>{title, m_form, m_question, m_running})
        layout->addWidget(each);
    connect(&workbench, &Workbench::dataLoaded, this, [this] { checked(); });
    connect(&m_sweep, &Sweep::changed, this, &SweepCard::showSweep);
    offerValues();
    showPart(m_form);
}

QWidget *SweepCard::makeForm()
{
    m_epochs->setValue(usualEpochs);
    connect(m_row, &SettingRow::settingChosen, this, &SweepCard::offerValues);
    connect(m_row, &SettingRow::edited, this, [this] { checked(); });
    connect(m_row, &SettingRow::confirmed, this, &SweepCard::start);
    connect(m_start, &QPushButton::clicked, this, &SweepCard::start);
    connect(m_startSeeds, &QPushButton::clicked, this, &SweepCard::startSeeds);
    return column({m_row, makeCounts(), buttons({m_start, m_startSeeds})});
}

QWidget *SweepCard::makeCounts()
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(Theme::instance().space(2), box);
    const std::pair<QSpinBox *, QString> fields[] = {{m_epochs, tr("epochs each")},
                                                     {m_seeds, tr("seeds each")}};
    for (const auto &[field, text] : fields) {
        auto *caption = new QLabel(text);
        caption->setBuddy(field);
        auto *pair = new QWidget;
        auto *row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::instance().space(2));
        row->addWidget(field);
        row->addWidget(caption);
        flow->addWidget(pair);
    }
    return box;
}

QWidget *SweepCard::makeQuestion()
{
    m_asked->setWordWrap(true);
    QPushButton *no = button(tr("Do not start it"));
    connect(m_yes, &QPushButton::clicked, this, [this] { m_sweep.start(m_plan); });
    connect(no, &QPushButton::clicked, this, [this] { showPart(m_form); });
    return column({m_asked, buttons({m_yes, no})});
}

QWidget *SweepCard::makeProgress()
{
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the sweep"));
    m_where->setWordWrap(true);
    QPushButton *cancel = button(tr("Cancel the sweep"));
    connect(cancel, &QPushButton::clicked, &m_sweep, &Sweep::cancel);
    return column({m_where, m_progress, buttons({cancel})});
}

void SweepCard::offerValues()
{
    m_row->setChoices({exampleValues(m_row->setting())});
    m_seeds->setEnabled(m_row->setting() != Setting::Seed);
    checked();
}

// The shipped network was trained in another way than any that is begun here.
const TrainingSettings &SweepCard::base() const
{
    return m_workbench.showsShippedNetwork() ? m_workbench.settingsForReset()
                                             : m_workbench.snapshot()->settings;
}

std::vector<TrainingSettings> SweepCard::checked()
{
    QString fault;
    const auto settings = settingsForEach(m_row->setting(), m_row->text(), base(), fault);
    m_row->showFault(fault);
    m_start->setEnabled(fault.isEmpty() && m_workbench.hasData());
    m_startSeeds->setEnabled(m_workbench.hasData());
    return settings;
}

void SweepCard::start()
{
    const auto settings = checked();
    const int seeds = m_seeds->isEnabled() ? m_seeds->value() : 1;
    if (m_start->isEnabled())
        startOrAsk({m_row->setting(), settings, seeds, m_epochs->value()});
}

void SweepCard::startSeeds()
{
    TrainingSettings first = base();
    first.seed = 1;
    startOrAsk({Setting::Rate, {first}, classSeeds, m_epochs->value()});
}

// How long many runs take is tried out first.
void SweepCard::startOrAsk(const SweepPlan &plan)
{
    m_plan = plan;
    if (static_cast<double>(plan.count()) * plan.epochs < longEpochs)
        return m_sweep.start(plan);
    m_form->setEnabled(false);
    inBackground([runs = plan.runs(), data = m_workbench.data()] {
        return expected_seconds(runs, data.train, data.test, processor_count());
    }).then(this, [this](double seconds) { ask(seconds); });
}

void SweepCard::ask(double seconds)
{
    m_form->setEnabled(true);
    if (m_sweep.isRunning())
        return;
    if (seconds < soon)
        return m_sweep.start(m_plan);
    const auto runs = static_cast<int>(m_plan.count());
    m_asked->setText(tr("These are %1 runs of %2. They would take about %3.", nullptr, runs)
                         .arg(exactCount(runs),
                              tr("%1 epochs", nullptr, m_plan.epochs).arg(exactCount(m_plan.epochs)),
                              durationText(seconds)));
    showPart(m_question);
    m_yes->setFocus();
}

void SweepCard::showPart(QWidget *part)
{
    for (QWidget *each : {m_form, m_question, m_running})
        each->setVisible(each == part);
}

void SweepCard::showSweep()
{
    if (!m_sweep.isRunning()) {
        if (!m_running->isHidden())
            showPart(m_form);
        return;
    }
    showPart(m_running);
    m_progress->setValue(qRound(progressSteps * m_sweep.progress()));
    m_where->setText(
        tr("%1 of %2 runs are done, %3 epochs each", nullptr, m_sweep.epochs())
            .arg(exactCount(m_sweep.runsDone()), exactCount(m_sweep.runs()), exactCount(m_sweep.epochs())));
}

} // namespace deltascope
