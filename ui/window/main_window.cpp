// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/files/sweep_table.h"
#include "core/platform/qt_path.h"
#include "ui/draw/collection_job.h"
#include "ui/draw/draw_job.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/network_input_view.h"
#include "ui/draw/stage_paper.h"
#include "ui/platform/folders.h"
#include "ui/platform/window_place.h"
#include "ui/settings/number_boxes.h"
#include "ui/stage/present_on_stage.h"
#include "ui/stage/stage_binding.h"
#include "ui/stage/stage_view.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/practice/kept_progress.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/slip/slip_banner.h"
#include "ui/step/slip/slip_card.h"
#include "ui/step/timeline/timeline.h"
#include "ui/theme/language.h"
#include "ui/theme/notation.h"
#include "ui/theme/passed_wheel.h"
#include "ui/theme/theme.h"
#include "ui/train/panel/train_panel.h"
#include "ui/train/units/units_on_stage.h"
#include "ui/train/units/units_page.h"
#include "ui/window/about.h"
#include "ui/window/data_opener.h"
#include "ui/window/example_picker.h"
#include "ui/window/exercise_files.h"
#include "ui/window/failing_text.h"
#include "ui/window/files/exports.h"
#include "ui/window/files/file_drop.h"
#include "ui/window/focus_keys.h"
#include "ui/window/focus_place.h"
#include "ui/window/notice_bar.h"
#include "ui/window/notice_place.h"
#include "ui/window/panel_split.h"
#include "ui/window/presentation.h"
#include "ui/window/printing.h"
#include "ui/window/reference.h"
#include "ui/window/run_bar.h"
#include "ui/window/session_view.h"
#include "ui/window/training_controls.h"
#include "ui/window/unsaved_work_guard.h"
#include "ui/window/window_menus.h"
#include "ui/workbench/misread_finder.h"

#include <QAbstractSpinBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeDatabase>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace deltascope {

namespace {
constexpr QSize firstSize(1440, 900);
constexpr double watchableSpeed = 10'000; // images per second: six seconds an epoch
constexpr int shortWindow = 600;          // in which the settings make room

QFrame *separator(QFrame::Shape shape)
{
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("separator"));
    if (shape == QFrame::HLine)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}
} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_files(m_workbench)
    , m_menus(new WindowMenus(this))
    , m_runBar(new RunBar)
    , m_notices(new NoticeBar)
    , m_keeper(new UnsavedWorkGuard(m_workbench, m_files, *m_runBar, *m_notices, *this))
    , m_fullScreen(this)
    , m_presentation(new Presentation(this, m_fullScreen))
    , m_rail(new JobRail)
    , m_reference(new Reference(
          this, [this] { return JobRail::nameOf(m_rail->job()); },
          [this] { return NetworkSizes{.hidden = m_workbench.snapshot()->network.hidden_units()}; }))
    , m_stage(new StageView)
    , m_examples(new ExamplePicker)
    , m_drawPanel(new DrawPanel)
    , m_seen(new NetworkInputView)
    , m_drawJob(new DrawJob(m_drawPanel, m_seen, &m_workbench, this))
    , m_collectionJob(new CollectionJob(m_drawPanel, m_drawJob, &m_workbench, drawingsFolder(), this))
    , m_stagePaper(new StagePaper(m_stage, m_drawPanel->canvas(), m_drawJob, this))
    , m_trainPanel(new TrainPanel(m_workbench))
    , m_step(new StepJob(m_workbench, this))
    , m_exercises(new ExerciseFiles(m_workbench, m_files, *m_step, *this))
    , m_data(new DataOpener(m_workbench, m_files, *m_notices, *this))
    , m_presentOnStage(new PresentOnStage(m_workbench, this))
    , m_unitsOnStage(new UnitsOnStage(m_workbench, *m_trainPanel->units(), this))
    , m_binding(new StageBinding(*m_stage))
    , m_centre(new QWidget)
    , m_panels(new QStackedWidget)
    , m_split(new PanelSplit(m_centre, m_panels))
{
    setMinimumSize(smallestSize);
    buildLayout();
    connectStage();
    connectExamples();
    connectDrawing();
    connectFiles();
    connectData();
    connectPractice();
    connectExports();
    connectView();
    new SessionView({m_workbench, m_files, *m_rail, *m_split, *m_trainPanel, *m_drawPanel, *m_collectionJob,
                     *m_step, *m_exercises, *m_notices},
                    this);
    giveKeysBackToStage();
    leaveFieldsAloneByWheel();
    new FileDrop(this, [this](const QStringList &files) { openDropped(files); });
    new FocusKeys(this);
    new FocusPlace(this, m_stage);
    restoreSettings();
    m_binding->bind(onStageIn(m_rail->job()));
    chooseKeys();
    m_workbench.followTraining(m_rail->job() == Job::Train);
    updateTitle();
    new TrainingControls(m_workbench, *m_runBar, *m_menus, *m_keeper, this);
    m_stage->setFocus();
}

// Its parts hide while what they look at is still there.
MainWindow::~MainWindow()
{
    hide();
}

void MainWindow::buildLayout()
{
    for (QWidget *panel : std::initializer_list<QWidget *>{m_trainPanel, m_drawPanel, m_step->panel()})
        m_panels->addWidget(panel); // in the order of Job
    auto *centre = new QVBoxLayout(m_centre);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    centre->addWidget(m_stage, 1);
    centre->addWidget(separator(QFrame::HLine));
    centre->addWidget(m_examples);
    centre->addWidget(m_step->timeline());
    centre->addWidget(m_seen);
    m_step->timeline()->hide();
    m_seen->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(separator(QFrame::VLine));
    row->addWidget(m_split, 1);

    auto *all = new QWidget;
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_runBar);
    layout->addWidget(separator(QFrame::HLine));
    auto *slip = new SlipBanner(m_step->slip());
    layout->addWidget(slip);
    connect(slip, &SlipBanner::keysGivenUp, m_stage, [this] { m_stage->setFocus(); });
    connect(&m_step->slip(), &SlipSession::switched, m_keeper,
            [this] { m_keeper->setSlipIn(m_step->slip().isOn()); });
    auto *room = new QWidget;
    layout->addWidget(room);
    m_notices->setParent(all);
    layout->addLayout(row, 1);
    setCentralWidget(all);
    new NoticePlace(m_notices, room, m_stage);
}

// After Enter in a field the arrow keys step again.
void MainWindow::giveKeysBackToStage()
{
    for (QAbstractSpinBox *box : findChildren<QAbstractSpinBox *>())
        connect(box, &QAbstractSpinBox::editingFinished, m_stage, [this, box] {
            if (box->hasFocus())
                m_stage->setFocus();
        });
}

// It scrolls what they lie in: turned over the run bar it made a new network of a trained one.
void MainWindow::leaveFieldsAloneByWheel()
{
    for (QComboBox *list : findChildren<QComboBox *>())
        passWheelOn(list);
    for (QAbstractSpinBox *box : findChildren<QAbstractSpinBox *>())
        passWheelOn(box);
}

void MainWindow::connectStage()
{
    connect(m_step, &StepJob::keysGivenUp, m_stage, [this] { m_stage->setFocus(); });
    connect(m_trainPanel, &TrainPanel::newNetworkWanted, this, [this] {
        m_workbench.reset(TrainingSettings());
        m_workbench.setSpeedLimit(watchableSpeed);
        m_workbench.train();
        m_stage->setFocus(); // what had it is hidden now
    });
}

void MainWindow::connectExamples()
{
    connect(m_examples, &ExamplePicker::exampleRequested, &m_workbench, &Workbench::showExample);
    connect(m_trainPanel, &TrainPanel::exampleRequested, &m_workbench, &Workbench::showExample);
    connect(m_trainPanel, &TrainPanel::stepRequested, this, [this](ExampleSource source, int index) {
        m_workbench.showExample(source, index);
        m_stage->setFocus(); // what had it is hidden now
        setJob(Job::Step);
    });
    connect(m_examples, &ExamplePicker::randomRequested, &m_workbench, &Workbench::showRandomExample);
    auto *finder = new MisreadFinder(m_workbench, this);
    connect(m_examples, &ExamplePicker::misreadRequested, finder, &MisreadFinder::showOne);
    connect(m_examples, &ExamplePicker::otherNumbersRequested, m_step->panel()->practice()->networks(),
            &NetworkChoice::showNextSeed);
    connect(&m_workbench, &Workbench::exampleChanged, this,
            [this] { m_examples->showExample(m_workbench.example()); });
    connect(&m_workbench, &Workbench::dataLoaded, this, [this] {
        m_examples->setSizes(m_workbench.data().test->size(), m_workbench.data().train->size());
        m_examples->showOrigin(m_workbench.dataOrigin(), m_workbench.data());
    });
}

void MainWindow::connectDrawing()
{
    connect(m_drawPanel, &DrawPanel::stepRequested, this, [this] { setJob(Job::Step); });
    connect(m_drawJob, &DrawJob::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(m_drawJob, &DrawJob::faultIsPast, m_keeper, &UnsavedWorkGuard::withdraw);
    connect(m_collectionJob, &CollectionJob::stepRequested, this, [this] { setJob(Job::Step); });
    connect(m_collectionJob, &CollectionJob::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
}

void MainWindow::connectFiles()
{
    connect(m_trainPanel, &TrainPanel::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(m_trainPanel, &TrainPanel::told, m_notices, &NoticeBar::tellInPassing);
    for (CountBox *box : findChildren<CountBox *>())
        connect(box, &CountBox::refused, m_keeper,
                [this, box](const QString &why) { m_keeper->refuse(box, why); });
    for (RateBox *box : findChildren<RateBox *>())
        connect(box, &RateBox::refused, m_keeper,
                [this, box](const QString &why) { m_keeper->refuse(box, why); });
    connect(m_trainPanel, &TrainPanel::confirmationWanted, this, &MainWindow::askBefore);
    connect(&m_files, &SessionFiles::fileChanged, this, &MainWindow::updateTitle);
    connect(m_menus, &WindowMenus::openFailingRequested, m_keeper, &UnsavedWorkGuard::openFailing);
    connect(&m_files, &SessionFiles::failingShown, this, [this](FailingNetwork which) {
        setJob(Job::Step);
        m_notices->tell(worded(FailingText::sentence(which)));
    });
    connect(&m_files, &SessionFiles::handShown, this, [this] { setJob(Job::Step); });
    connect(&m_workbench, &Workbench::snapshotChanged, this, &MainWindow::updateTitle);
    connect(m_menus, &WindowMenus::openRequested, m_keeper, &UnsavedWorkGuard::open);
    connect(m_keeper, &UnsavedWorkGuard::tableChosen, this, &MainWindow::openFile);
    connect(&m_files, &SessionFiles::fileChanged, this, [this] {
        for (const QString &file : {m_files.file(), m_files.foreignFile()})
            if (!file.isEmpty())
                m_menus->addRecentFile(file);
    });
    connect(m_menus, &WindowMenus::openRecentRequested, m_keeper, &UnsavedWorkGuard::openRecent);
    connect(m_menus, &WindowMenus::openShippedRequested, m_keeper, &UnsavedWorkGuard::openShipped);
    connect(m_menus, &WindowMenus::saveAsRequested, m_keeper, &UnsavedWorkGuard::saveAs);
    connect(m_menus, &WindowMenus::saveRequested, m_keeper, &UnsavedWorkGuard::save);
}

void MainWindow::connectData()
{
    connect(m_menus, &WindowMenus::dataFilesRequested, m_data, &DataOpener::chooseFiles);
    connect(m_menus, &WindowMenus::dataFolderRequested, m_data, &DataOpener::chooseFolder);
    connect(m_menus, &WindowMenus::shippedDataRequested, m_data, &DataOpener::openShipped);
    connect(m_menus, &WindowMenus::drawingsDataRequested, this,
            [this] { m_data->openDrawings(m_collectionJob->drawings().get()); });
    connect(m_data, &DataOpener::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(m_data, &DataOpener::opened, this, [this](std::uint64_t run, const QString &name) {
        m_trainPanel->runs().announce(run, {.title = name});
    });
}

void MainWindow::connectPractice()
{
    auto *progress = new KeptProgress(m_step->practice(), progressFile(), *this);
    const PracticeCard *card = m_step->panel()->practice();
    connect(card, &PracticeCard::progressWanted, progress, &KeptProgress::showPage);
    connect(m_step->panel()->slip(), &SlipCard::progressWanted, progress, &KeptProgress::showPage);
    connect(card, &PracticeCard::exerciseWanted, m_exercises, &ExerciseFiles::setUp);
    connect(progress, &KeptProgress::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(m_menus, &WindowMenus::openExerciseRequested, m_exercises, &ExerciseFiles::choose);
    const auto *printing = new Printing(m_workbench, *m_step, *m_menus, *this);
    connect(printing, &Printing::stepWanted, this, [this] { setJob(Job::Step); });
    connect(printing, &Printing::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(printing, &Printing::saved, m_notices, &NoticeBar::tellInPassing);
    connect(m_exercises, &ExerciseFiles::opened, this, [this] { setJob(Job::Step); });
    connect(m_exercises, &ExerciseFiles::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(m_exercises, &ExerciseFiles::confirmationWanted, this, &MainWindow::askBefore);
}

void MainWindow::connectExports()
{
    const auto *exports = new Exports(m_workbench, *m_step, *this);
    connect(m_menus, &WindowMenus::exportPassRequested, exports, &Exports::choosePassFile);
    connect(m_menus, &WindowMenus::exportNetworkRequested, exports, &Exports::chooseNetworkFile);
    connect(m_menus, &WindowMenus::exportViewRequested, exports, &Exports::chooseViewFile);
    connect(m_menus, &WindowMenus::exportFilmRequested, exports, &Exports::chooseFilmFile);
    connect(exports, &Exports::stepWanted, this, [this] { setJob(Job::Step); });
    connect(exports, &Exports::viewTaken, m_notices, &NoticeBar::letPass);
    connect(exports, &Exports::faultOccurred, m_keeper, &UnsavedWorkGuard::tell);
    connect(exports, &Exports::exported, m_notices, &NoticeBar::tellInPassing);
}

void MainWindow::askBefore(const QString &question, const QString &yes, const std::function<void()> &then)
{
    m_notices->tell(question, {{yes, then}, {tr("Keep it"), {}}});
}

void MainWindow::connectView()
{
    m_menus->addStepMenu(m_step->actions());
    connect(m_rail, &JobRail::jobChanged, this, &MainWindow::showJob);
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::fitHeight);
    connect(m_menus, &WindowMenus::jobRequested, this, &MainWindow::setJob);
    connect(m_menus, &WindowMenus::themeRequested, &Theme::instance(), &Theme::setMode);
    connect(m_menus, &WindowMenus::languageRequested, this, [this](const QString &code) {
        chooseLanguage(code);
        m_notices->tellInPassing(tr("The window will use this language from the next start."));
    });
    connect(m_menus, &WindowMenus::commonRangeRequested, m_stage, [this](bool common) {
        m_stage->setRange(common ? UnitPictures::Range::Common : UnitPictures::Range::PerUnit);
    });
    connect(m_stage, &StageView::rangeChanged, m_menus, [this](UnitPictures::Range range) {
        m_menus->showCommonRange(range == UnitPictures::Range::Common);
    });
    connect(m_menus, &WindowMenus::widePanelRequested, m_split, &PanelSplit::setLarge);
    connect(m_trainPanel->units(), &UnitsPage::wideWanted, m_split, &PanelSplit::setLarge);
    connect(m_step->panel(), &StepPanel::wideToggled, m_split,
            [this] { m_split->setLarge(!m_split->isLarge()); });
    connect(m_step->panel(), &StepPanel::leastWidthChanged, m_split, &PanelSplit::setLeastInStep);
    connect(m_split, &PanelSplit::largeChanged, m_menus, &WindowMenus::showWidePanel);
    connect(m_split, &PanelSplit::largeChanged, m_trainPanel->units(), &UnitsPage::setWide);
    connect(m_menus, &WindowMenus::fullScreenRequested, this, [this](bool full) { m_fullScreen.set(full); });
    connect(m_menus, &WindowMenus::presentRequested, m_presentation, &Presentation::set);
    connect(m_rail, &JobRail::presentRequested, m_presentation, &Presentation::set);
    connect(m_presentation, &Presentation::changed, m_rail, &JobRail::showPresenting);
    connect(m_presentation, &Presentation::changed, m_menus, &WindowMenus::showPresenting);
    connect(m_presentation, &Presentation::changed, this, &MainWindow::chooseKeys);
    connect(m_menus, &WindowMenus::referenceRequested, m_reference, &Reference::open);
    connect(m_rail, &JobRail::referenceRequested, m_reference, &Reference::open);
    connect(m_menus, &WindowMenus::aboutRequested, this, [this] { showAbout(this); });
}

void MainWindow::showOnScreen()
{
    showInPlace(*this);
}

void MainWindow::start()
{
    m_workbench.start();
    m_collectionJob->load();
    m_keeper->offerLeftCopy();
}

void MainWindow::openFile(const QString &file)
{
    if (ExerciseFiles::isExercise(file)) {
        m_exercises->open(file);
    } else if (isPicture(file)) {
        setJob(Job::Draw);
        m_drawJob->openImage(file);
    } else if (is_sweep_table(path_from(file))) {
        setJob(Job::Train);
        m_trainPanel->openTable(file);
    } else if (isData(file)) {
        m_data->open({file});
    } else {
        m_files.open(file);
    }
}

bool MainWindow::isPicture(const QString &file)
{
    return QMimeDatabase().mimeTypeForFile(file).name().startsWith(QLatin1String("image/"));
}

void MainWindow::openDropped(const QStringList &files)
{
    const QString &file = files.front();
    if (is_sweep_table(path_from(file)) || ExerciseFiles::isExercise(file) || isPicture(file))
        openFile(file); // an exercise asks itself, the others replace nothing
    else if (std::ranges::all_of(files, isData))
        m_data->open(files);
    else
        m_keeper->openRecent(file);
}

void MainWindow::setJob(Job job)
{
    m_rail->setJob(job);
}

void MainWindow::showJob(Job job)
{
    // What is about to be hidden passes the focus to the stage, not to whatever comes next.
    for (const QWidget *part : std::initializer_list<QWidget *>{m_panels, m_seen, m_step->timeline()})
        if (part->isAncestorOf(focusWidget()))
            m_stage->setFocus();
    m_panels->setCurrentIndex(static_cast<int>(job));
    // In the Draw job the example is the drawing; there is none to pick.
    m_examples->setVisible(job != Job::Draw);
    m_seen->setVisible(job == Job::Draw);
    m_step->timeline()->setVisible(job == Job::Step);
    if (job != Job::Step)
        m_workbench.leaveHand(); // only Step shows another network than the trained one
    m_drawJob->setActive(job == Job::Draw);
    m_stagePaper->setActive(job == Job::Draw);
    m_workbench.followTraining(job == Job::Train);
    m_step->setActive(job == Job::Step);
    m_binding->bind(onStageIn(job));
    chooseKeys();
    m_reference->refresh();
    m_split->setJob(job);
}

StageSource *MainWindow::onStageIn(Job job) const
{
    return job == Job::Train  ? static_cast<StageSource *>(m_unitsOnStage)
           : job == Job::Step ? &m_step->onStage()
                              : m_presentOnStage;
}

// Training is seen in its own job alone; a presenter's clicker sends letters that mean something else.
void MainWindow::chooseKeys()
{
    const bool trains = m_rail->job() == Job::Train;
    m_menus->setTrainingKeys(trains, trains && !m_presentation->isOn());
}

void MainWindow::updateTitle()
{
    const QString name = QFileInfo(m_files.file() + m_files.foreignFile()).fileName(); // one of them at most
    const QString title = name.isEmpty() ? tr("[*]Deltascope") : tr("%1[*] – Deltascope").arg(name);
    if (windowTitle() != title)
        setWindowTitle(title);
    if (const bool modified = m_files.hasUnsavedTraining(); modified != isWindowModified())
        setWindowModified(modified);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitHeight();
}

// Where there is little height, what is not always needed waits.
void MainWindow::fitHeight()
{
    const bool isShort = height() < shortWindow;
    m_runBar->setCompact(Theme::instance().isPresented() || isShort);
    m_seen->setBrief(isShort);
    Theme::instance().setTight(isShort);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_menus->showFullScreen(isFullScreen());
}

// Where nothing else handles it, Esc leaves the presentation or the full screen.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QMainWindow::keyPressEvent(event);
    if (m_presentation->isOn())
        m_presentation->set(false);
    else
        m_fullScreen.set(false);
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(firstSize);
    m_split->setChosenShare(
        qBound(0.0, settings.value(QStringLiteral("window/panel-share"), 0).toDouble(), 1.0));
    setJob(static_cast<Job>(qBound(0, settings.value(QStringLiteral("window/job"), 0).toInt(), 2)));
}

void MainWindow::saveSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/panel-share"), m_split->chosenShare());
    settings.setValue(QStringLiteral("window/job"), static_cast<int>(m_rail->job()));
    settings.setValue(QStringLiteral("window/theme"), static_cast<int>(Theme::instance().mode()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_presentation->set(false);
    saveSettings();
    m_workbench.pause();
    m_files.keepForNextStart();
    QMainWindow::closeEvent(event);
}

} // namespace deltascope
