// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/files/session_files.h"
#include "ui/window/full_screen.h"
#include "ui/window/job_rail.h"

#include <QMainWindow>

class QStackedWidget;

namespace deltascope {

class CollectionJob;
class DataOpener;
class DrawJob;
class DrawPanel;
class ExamplePicker;
class ExerciseFiles;
class UnsavedWorkGuard;
class NoticeBar;
class PanelSplit;
class Presentation;
class Reference;
class RunBar;
class NetworkInputView;
class PresentOnStage;
class StageBinding;
class StageSource;
class StagePaper;
class StageView;
class TrainPanel;
class StepJob;
class UnitsOnStage;
class WindowMenus;

/// The window: one stage, three jobs. It joins the workbench to the widgets; all else happens in the parts.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// A full screen at 960 × 540, less what a desktop keeps of it.
    static constexpr QSize smallestSize{880, 460};

    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the window where and as it was left; on a screen that has no room for it, it fills the screen.
    void showOnScreen();
    /// Begins to load the shipped network and the data; call it once the window is on screen.
    void start();
    void openFile(const QString &file);
    /// The same of the first of them, or of data of all; what is unsaved and would be replaced is asked for
    /// first.
    void openDropped(const QStringList &files);
    void setJob(Job job);

    Workbench &workbench() { return m_workbench; }
    SessionFiles &files() { return m_files; }
    StageView *stage() const { return m_stage; }
    DrawPanel *drawPanel() const { return m_drawPanel; }
    TrainPanel *trainPanel() const { return m_trainPanel; }
    StepJob &stepJob() { return *m_step; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static bool isPicture(const QString &file);
    void buildLayout();
    void connectStage();
    void connectExamples();
    void connectDrawing();
    void connectFiles();
    void connectData();
    void connectPractice();
    void connectExports();
    void askBefore(const QString &question, const QString &yes, const std::function<void()> &then);
    void connectView();
    void giveKeysBackToStage();
    void leaveFieldsAloneByWheel();
    void restoreSettings();
    void saveSettings() const;

    void showJob(Job job);
    StageSource *onStageIn(Job job) const;
    void chooseKeys();
    void fitHeight();
    void updateTitle();

    Workbench m_workbench;
    SessionFiles m_files;
    WindowMenus *m_menus = nullptr;
    RunBar *m_runBar = nullptr;
    NoticeBar *m_notices = nullptr;
    UnsavedWorkGuard *m_keeper = nullptr;
    FullScreen m_fullScreen;
    Presentation *m_presentation = nullptr;
    JobRail *m_rail = nullptr;
    Reference *m_reference = nullptr;
    StageView *m_stage = nullptr;
    ExamplePicker *m_examples = nullptr;
    DrawPanel *m_drawPanel = nullptr;
    NetworkInputView *m_seen = nullptr;
    DrawJob *m_drawJob = nullptr;
    CollectionJob *m_collectionJob = nullptr;
    StagePaper *m_stagePaper = nullptr;
    TrainPanel *m_trainPanel = nullptr;
    StepJob *m_step = nullptr;
    ExerciseFiles *m_exercises = nullptr;
    DataOpener *m_data = nullptr;
    PresentOnStage *m_presentOnStage = nullptr; ///< in Draw
    UnitsOnStage *m_unitsOnStage = nullptr;     ///< in Train
    StageBinding *m_binding = nullptr;
    QWidget *m_centre = nullptr;        ///< the stage and what lies under it
    QStackedWidget *m_panels = nullptr; ///< by job: the panel on the right
    PanelSplit *m_split = nullptr;
};

} // namespace deltascope
