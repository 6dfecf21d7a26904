// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/panel/train_panel.h"

#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/settings/predict_first.h"
#include "ui/settings/setting.h"
#include "ui/theme/kept_top.h"
#include "ui/theme/numbers.h"
#include "ui/theme/page_tabs.h"
#include "ui/train/curves/curve_plot.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/mistakes/mistakes_page.h"
#include "ui/train/panel/options_page.h"
#include "ui/train/panel/status_card.h"
#include "ui/train/runs/table_runs.h"
#include "ui/train/runs_page/runs_page.h"
#include "ui/train/units/units_page.h"
#include "ui/workbench/background.h"
#include "ui/workbench/workbench.h"

#include <QFileInfo>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace deltascope {

namespace {
constexpr int curvesPage = 0; // in the order of the pages
constexpr int runsPage = 1;
constexpr int usualEpochs = 10; // that an expected curve is drawn over

// Where every output says a half, or of softmax a tenth: nearly what a new network does.
double lossOfGuessing(Cost cost)
{
    constexpr double outputs = digit_count;
    switch (cost) {
    case Cost::Quadratic:
        return outputs / 8;
    case Cost::CrossEntropy:
        return outputs * std::log(2.0);
    case Cost::LogLikelihood:
        break;
    }
    return std::log(outputs);
}
} // namespace

TrainPanel::TrainPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_sweep(workbench, m_runs)
    , m_tabs(new PageTabs)
    , m_curves(new CurvesPage)
    , m_status(new StatusCard)
    , m_runsPage(new RunsPage(workbench, m_runs, m_sweep))
    , m_options(new OptionsPage(workbench))
    , m_units(new UnitsPage(workbench))
    , m_mistakes(new MistakesPage(workbench))
{
    m_tabs->setAccessibleName(tr("About the training"));
    m_tabs->setDocumentMode(true);
    addPage(m_curves, tr("Curves"));
    m_curves->addBelow(m_status);
    addPage(m_runsPage, tr("Runs"));
    addPage(m_units, tr("Units"));
    addPage(m_mistakes, tr("Mistakes"));
    addPage(m_options, tr("Options"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(&workbench, &Workbench::snapshotChanged, &m_runs,
            [this] { m_runs.take(m_workbench.snapshot()); });
    connect(&workbench, &Workbench::dataLoaded, this, &TrainPanel::showRuns);
    connect(&workbench, &Workbench::dataMissing, this, &TrainPanel::showRuns);
    connect(&m_runs, &RunList::changed, this, &TrainPanel::showRuns);
    connect(&PredictFirst::instance(), &PredictFirst::changed, this, &TrainPanel::showRuns);
    connect(&m_sweep, &Sweep::finished, this, &TrainPanel::told);
    connect(&m_sweep, &Sweep::confirmationWanted, this, &TrainPanel::confirmationWanted);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TrainPanel::showRuns);
    connect(m_curves, &CurvesPage::faultOccurred, this, &TrainPanel::faultOccurred);
    connect(m_curves, &CurvesPage::newNetworkWanted, this, &TrainPanel::newNetworkWanted);
    connect(m_runsPage, &RunsPage::confirmationWanted, this, &TrainPanel::confirmationWanted);
    connect(m_units, &UnitsPage::exampleRequested, this, &TrainPanel::exampleRequested);
    connect(m_mistakes, &MistakesPage::exampleRequested, this, &TrainPanel::exampleRequested);
    connect(m_mistakes, &MistakesPage::stepRequested, this, &TrainPanel::stepRequested);
    connectRunsPage();
    connectActions();
    m_runs.take(workbench.snapshot());
}

int TrainPanel::page() const
{
    return m_tabs->currentIndex();
}

void TrainPanel::setPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

// A run of a band that is chosen in one of both is chosen in the other.
void TrainPanel::connectRunsPage()
{
    connect(m_curves->plot(), &CurvePlot::runChosen, m_runsPage, &RunsPage::choose);
    connect(m_curves->plot(), &CurvePlot::runWanted, this, [this](std::uint64_t run) {
        m_runsPage->choose(run);
        m_tabs->setCurrentIndex(runsPage);
        m_runsPage->list()->setFocus();
    });
    connect(m_runsPage, &RunsPage::chosen, m_curves->plot(), &CurvePlot::choose);
}

void TrainPanel::openTable(const QString &file)
{
    inBackground([path = path_from(file)] {
        return std::make_shared<const SweepTable>(sweep_table_in(path));
    }).then(this, [this, file](const std::shared_ptr<const SweepTable> &table) {
          takeTable(file, *table);
      }).onFailed(this, [this](const std::exception &error) { Q_EMIT faultOccurred(translated(error)); });
}

void TrainPanel::takeTable(const QString &file, const SweepTable &table)
{
    const QFileInfo place(file);
    std::vector<std::uint64_t> &ids = m_tables[place.absoluteFilePath()];
    for (const std::uint64_t id : ids)
        m_runs.discard(id);
    const int images = m_workbench.hasData() ? m_workbench.data().train->size() : max_batch_size;
    const TableRuns read = tableRuns(table, place.fileName(), m_runs.nextNumber(), images);
    m_runs.keepPresent();
    m_runs.showPresentOnly();
    ids = m_runs.add(read.runs);
    setPage(curvesPage);
    Q_EMIT told(read.told);
}

void TrainPanel::connectActions()
{
    connect(m_options, &OptionsPage::bestWanted, this, [this] {
        const auto present = m_runs.present();
        if (RunActions::canGoToBest(*present))
            RunActions(m_workbench, m_runs).goToBest(*present);
    });
    connect(m_status, &StatusCard::slopesWanted, this,
            [this] { m_curves->setShown(CurveKind::Slope, true); });
    connect(m_curves, &CurvesPage::switched, m_status, [this](CurveKind kind, bool shown) {
        if (kind == CurveKind::Slope)
            m_status->setSlopesShown(shown);
    });
    connect(m_status, &StatusCard::crossEntropyWanted, this, [this] {
        const auto present = m_runs.present();
        TrainingSettings settings = RunActions::firstSettings(*present);
        const QString before = settingText(Setting::Rate, settings);
        settings.functions.cost = Cost::CrossEntropy;
        settings.learning_rate /= rate_of_quadratic_to_cross_entropy;
        RunActions(m_workbench, m_runs).again(*present, settings);
        Q_EMIT told(
            tr("With cross-entropy η is %1 in place of %2. Its δ² has no factor φ′(z²), so that with the "
               "same η its steps would be about %3 times as long, and the comparison not fair.")
                .arg(settingText(Setting::Rate, settings), before,
                     number(rate_of_quadratic_to_cross_entropy, 1)));
    });
}

void TrainPanel::addPage(QWidget *page, const QString &title)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing moves sideways when it is needed
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    keepTop(scroll);
    m_tabs->addTab(scroll, title);
}

void TrainPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showRuns();
}

// While another job or another page has their place, the runs are only recorded.
void TrainPanel::showRuns()
{
    if (!m_curves->isVisible())
        return;
    const auto shown = m_runs.shownRecords();
    m_status->showSnapshot(*m_workbench.snapshot(), m_workbench.lesson());
    m_curves->showRuns(shown, shown.size() > 1 ? QString() : whyNoCurves(),
                       m_workbench.hasData() && m_workbench.showsShippedNetwork(), blankCurve());
}

bool TrainPanel::hasBegun() const
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    const bool withinFirstEpoch =
        !snapshot.history->empty() && snapshot.epochs > snapshot.history->back().epoch;
    return snapshot.images_seen > 0 || snapshot.history->size() > 1 || withinFirstEpoch;
}

// What is expected of a run can be drawn until it begins.
std::optional<ExpectedCurve> TrainPanel::blankCurve() const
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    const bool asks = PredictFirst::instance().isOn() && m_workbench.hasData() && !hasBegun() &&
                      snapshot.state == TrainerState::Paused;
    if (!asks)
        return {};
    const int wanted = snapshot.stop_rules.epochs - static_cast<int>(snapshot.epochs);
    const double start = snapshot.history->empty() ? lossOfGuessing(snapshot.settings.functions.cost)
                                                   : snapshot.history->back().test_loss;
    if (!std::isfinite(start) || start <= 0)
        return {};
    return ExpectedCurve(snapshot.epochs, wanted > 0 ? wanted : usualEpochs, start);
}

QString TrainPanel::whyNoCurves() const
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    if (hasBegun())
        return {};
    if (!m_workbench.hasData())
        return m_workbench.whyNoData();
    if (snapshot.state == TrainerState::Training)
        return tr("First the network is evaluated as it is; then the curves begin.");
    const bool shipped = m_workbench.showsShippedNetwork();
    const auto read = snapshot.test_accuracy();
    if (!read)
        return shipped ? tr("This network is already trained; Train continues it.")
                       : tr("This network has not been trained here yet. Press Train to see it learn.");
    const QString accuracy = percent(*read);
    return shipped
               ? tr("This network is already trained: it reads %1 of the test images right. Train continues "
                    "it.")
                     .arg(accuracy)
               : tr("This network has not been trained here yet: it reads %1 of the test images right. Press "
                    "Train to see it learn.")
                     .arg(accuracy);
}

} // namespace deltascope
